//! The syntax of a list, `a, b = 1, c(…)`: a broken item is omitted, the others are kept.

use proc_macro2::{Delimiter, Group, Spacing, Span, TokenStream, TokenTree};
use syn::{
    Expr, ExprLit, ExprPath, Ident, LitStr, MacroDelimiter, Meta, MetaList, MetaNameValue, Token,
    buffer::Cursor,
    ext::IdentExt,
    parse::{ParseStream, Parser},
    token::{Brace, Bracket, Paren},
};

use crate::{
    diag::{Diag, Errors, Extent},
    printed::{code, shorten},
};

/// The part of an item after its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `key`
    Flag,
    /// `key = value`
    Value,
    /// `key = some::Type<T>`, which is not an expression
    Type,
    /// `key(item, item)`
    List,
    /// `key` or `key = value`
    FlagOrValue,
    /// `key` or `key(item, item)`
    FlagOrList,
}

/// The kind of a list, for the wording of its mistakes.
pub(crate) struct Grammar<'a> {
    /// "a key", "the name of a lint"
    pub(crate) item: &'a str,
    /// Whether any name may be an item; keys have fixed names.
    pub(crate) any_name: bool,
    /// Whether a name needs a value.
    pub(crate) needs_value: bool,
    /// The part that must follow a name.
    pub(crate) form: &'a dyn Fn(&str) -> Form,
    /// An item as it should be written.
    pub(crate) sample: &'a dyn Fn(&str) -> Option<&'static str>,
    /// The key that a value without a name probably belongs to.
    pub(crate) owner: &'a dyn Fn(&Expr) -> Option<&'static str>,
}

/// The items that could be read, and the names of the others.
#[derive(Debug, Default)]
pub(crate) struct Items {
    pub(crate) items: Vec<Meta>,
    pub(crate) broken: Vec<String>,
}

/// Why an item could not be read, and its name if that was read.
struct Broken {
    name: Option<String>,
    diag: Diag,
}

impl Items {
    /// After a syntax error, reading continues after the next top-level comma.
    pub(crate) fn parse(tokens: TokenStream, grammar: &Grammar<'_>, errors: &mut Errors) -> Items {
        let mut list = Items::default();
        let parser = |input: ParseStream<'_>| {
            while !input.is_empty() {
                match grammar.parse_item(input, errors) {
                    Ok(meta) => list.items.push(meta),
                    Err(broken) => {
                        errors.push(broken.diag);
                        list.broken.extend(broken.name);
                        skip_item(input);
                    }
                }
                if !input.is_empty() {
                    grammar.parse_comma(input, errors);
                }
            }
            Ok(())
        };
        // The closure consumes every token and reports all mistakes itself, so that syn has nothing left to report.
        let _: syn::Result<()> = parser.parse2(tokens);
        list
    }
}

impl Grammar<'_> {
    /// A mistake whose meaning is clear is reported, and the item is read as it was meant.
    #[expect(clippy::result_large_err, reason = "a mistake is rare, and read at once")]
    fn parse_item(&self, input: ParseStream<'_>, errors: &mut Errors) -> Result<Meta, Broken> {
        let start = input.cursor();
        if input.peek2(Token![::]) {
            return Err(Broken { name: None, diag: self.path(input) });
        }
        if let Some(owned) = self.value_without_name(input, errors) {
            return Ok(owned);
        }
        let Some(ident) = self.name(input, errors) else {
            return Err(Broken { name: None, diag: self.no_name(token_at(start).as_ref()) });
        };
        // `r#` only matters for names in Rust; keys do not need it.
        let path = syn::Path::from(if self.any_name { ident } else { ident.unraw() });
        let name = key_name(&path);
        let broken = |diag: Diag| Broken { name: Some(name.clone()), diag };
        if let Some((delimiter, group)) = self.list(input) {
            return Ok(Meta::List(MetaList { path, delimiter, tokens: group.stream() }));
        }
        let Some(eq_token) = equals(&name, input, errors) else {
            // A following name begins another item, so a comma is missing; anything else was meant as a value or as a
            // part of the name.
            if input.is_empty() || input.peek(Token![,]) || input.peek(Ident::peek_any) {
                return Ok(Meta::Path(path));
            }
            let found = token_at(input.cursor());
            let diag = Diag::over(&found, format!("expected `=` after `{name}`, found `{}`", text_of(found.as_ref())));
            let diag = if self.any_name { diag.note("a name consists of letters, digits and `_`") } else { diag };
            return Err(broken(self.with_sample(diag, &name)));
        };
        if input.is_empty() || input.peek(Token![,]) {
            let diag = Diag::new(eq_token.span, format!("expected a value after `{name} =`"));
            return Err(broken(self.with_sample(diag, &name)));
        }
        let (start, wanted) = (input.cursor(), (self.form)(&name));
        if !is_literal(start) && is_too_deep(tokens_of_value(start)) {
            let diag = Diag::over(&token_at(start), format!("the value of `{name}` is too long, or nested too deeply"));
            for _ in tokens_of_value(start) {
                let _: syn::Result<TokenTree> = input.parse();
            }
            return Err(broken(diag.help("move it into a function or a constant, and write its name")));
        }
        let value = if wanted == Form::Type && !input.peek(LitStr) { parse_type(input) } else { parse_value(input) };
        value.map(|value| Meta::NameValue(MetaNameValue { path, eq_token, value })).map_err(|_| {
            let what = if wanted == Form::Type { "a type" } else { "a value" };
            let keyword = start.ident().filter(|(_, rest)| self.any_name && is_end(*rest));
            if let Some((written, value)) = without_dot(start) {
                let diag = Diag::over(&written, format!("expected {what} after `{name} =`, found `{written}`"));
                return broken(diag.write(code(&value)));
            }
            let start = token_at(start);
            let diag =
                Diag::over(&start, format!("expected {what} after `{name} =`, found `{}`", text_of(start.as_ref())));
            broken(match keyword {
                Some((keyword, _)) => diag.help(format!("write `r#{keyword}` for the field of that name")),
                None => self.with_sample(diag, &name),
            })
        })
    }

    /// `404` or `"not found"` alone.
    fn value_without_name(&self, input: ParseStream<'_>, errors: &mut Errors) -> Option<Meta> {
        if !is_literal(input.cursor()) {
            return None;
        }
        let value: Expr = input.fork().parse().ok()?;
        let owner = (self.owner)(&value)?;
        let value: Expr = input.parse().ok()?;
        let text = code(&value);
        let diag = Diag::over(&value, format!("expected {}, found `{}`", self.item, shorten(&text)));
        errors.push(diag.write(format!("{owner} = {text}")));
        let span = Extent::of(&value).start();
        let path = syn::Path::from(Ident::new(owner, span));
        Some(Meta::NameValue(MetaNameValue { path, eq_token: Token![=](span), value }))
    }

    /// A name. Any keyword may be one: `type` is a common JSON key.
    fn name(&self, input: ParseStream<'_>, errors: &mut Errors) -> Option<Ident> {
        let quoted = input.cursor().literal().filter(|(literal, rest)| {
            let is_named = rest.punct().is_some_and(|(punct, _)| punct.as_char() == '=')
                || matches!(rest.token_tree(), Some((TokenTree::Group(_), _)));
            literal.to_string().starts_with('"') && (is_named || self.any_name && !self.needs_value && is_end(*rest))
        });
        if let Some((literal, _)) = quoted {
            let name = literal.to_string().trim_matches('"').replace(['-', '.', ' '], "_");
            if !is_name(&name) {
                return None;
            }
            let _: syn::Result<TokenTree> = input.parse();
            errors.push(Diag::new(literal.span(), format!("expected {}, found `{literal}`", self.item)).write(&name));
            return Some(Ident::new(&name, literal.span()));
        }
        let first = input.call(Ident::parse_any).ok()?;
        let mut parts = Vec::new();
        while input.peek(Token![-]) && input.peek2(Ident::peek_any) {
            let _: syn::Result<Token![-]> = input.parse();
            parts.push(input.call(Ident::parse_any).ok()?);
        }
        let Some(last) = parts.last() else { return Some(first) };
        let extent = Extent::between(first.span(), last.span());
        let parts: Vec<String> = [&first].into_iter().chain(&parts).map(Ident::to_string).collect();
        let (name, written) = (parts.join("_"), parts.join("-"));
        errors.push(Diag::new(extent, format!("expected {}, found `{written}`", self.item)).write(&name));
        Some(Ident::new(&name.replace("r#", ""), first.span()))
    }

    /// The list after a name. Other brackets than `(…)` are accepted for keys, and reported where their list is read.
    fn list(&self, input: ParseStream<'_>) -> Option<(MacroDelimiter, Group)> {
        let is_list = input.peek(Paren) || !self.any_name && (input.peek(Bracket) || input.peek(Brace));
        let group: Group = if is_list { input.parse().ok()? } else { return None };
        let delimiter = match group.delimiter() {
            Delimiter::Brace => MacroDelimiter::Brace(Brace(group.span())),
            Delimiter::Bracket => MacroDelimiter::Bracket(Bracket(group.span())),
            Delimiter::Parenthesis | Delimiter::None => MacroDelimiter::Paren(Paren(group.span())),
        };
        Some((delimiter, group))
    }

    /// A name with `::` in it, which is illegal in every list.
    fn path(&self, input: ParseStream<'_>) -> Diag {
        let start = token_at(input.cursor());
        match input.call(syn::Path::parse_mod_style) {
            Ok(path) => {
                let name = path.segments.last().map(|last| last.ident.unraw().to_string()).unwrap_or_default();
                let diag = Diag::over(&path, format!("expected {}, found `{}`", self.item, key_name(&path)));
                if (self.sample)(&name).is_some() { diag.write(name) } else { diag }
            }
            Err(_) => self.no_name(start.as_ref()),
        }
    }

    fn with_sample(&self, diag: Diag, name: &str) -> Diag {
        match (self.sample)(name) {
            Some(sample) => diag.help(format!("write it as in `{sample}`")),
            None => diag,
        }
    }

    fn no_name(&self, found: Option<&TokenTree>) -> Diag {
        let text = text_of(found);
        let span = found.map_or_else(Span::call_site, TokenTree::span);
        let name = text.trim_matches('"').replace('-', "_");
        if self.needs_value && text.starts_with('"') && is_name(&name) {
            return Diag::new(span, format!("expected {}, found `{text}`", self.item))
                .help(format!("write `{name} = …`"));
        }
        self.with_sample(Diag::new(span, format!("expected {}, found `{text}`", self.item)), text.trim_matches('"'))
    }

    fn parse_comma(&self, input: ParseStream<'_>, errors: &mut Errors) {
        if input.parse::<Token![,]>().is_ok() {
            return;
        }
        let next = token_at(input.cursor());
        let text = text_of(next.as_ref());
        // Two items without a comma between them are read as two items; all other tokens up to the comma are skipped.
        let begins_item = input.peek(Ident::peek_any)
            && (self.any_name || (self.sample)(&text).is_some() || input.peek2(Token![=]) || input.peek2(Paren));
        if begins_item {
            let diag = Diag::over(&next, format!("expected `,` before `{text}`"));
            errors.push(diag.write(format!(", {text}")));
            return;
        }
        let diag = Diag::over(&next, format!("expected `,`, found `{text}`"));
        if input.parse::<Token![;]>().is_ok() {
            errors.push(diag.write(","));
            return;
        }
        // C joins adjacent strings; here, the text of the second would be lost.
        errors.push(diag.help(if input.peek(LitStr) { "write one string" } else { "remove it" }));
        skip_item(input);
        let _: syn::Result<Token![,]> = input.parse();
    }
}

/// The `=` after a name, or what was written in place of it.
fn equals(name: &str, input: ParseStream<'_>, errors: &mut Errors) -> Option<Token![=]> {
    const WRONG: [&str; 6] = ["==", "=>", ":=", ":", "->", "~>"];
    let start = input.cursor();
    let mut operator = String::new();
    let mut spans = Vec::new();
    let mut rest = start;
    while let Some((punct, next)) = rest.punct() {
        operator.push(punct.as_char());
        spans.push(punct.span());
        rest = next;
        if punct.spacing() == Spacing::Alone {
            break;
        }
    }
    let (first, last) = (spans.first().copied(), spans.last().copied());
    if let (Some(first), Some(last), false) = (first, last, is_end(rest))
        && WRONG.contains(&operator.as_str())
    {
        for _ in spans {
            let _: syn::Result<TokenTree> = input.parse();
        }
        let diag = Diag::new(Extent::between(first, last), format!("expected `=` after `{name}`, found `{operator}`"));
        errors.push(diag.write("="));
        return Some(Token![=](first));
    }
    if let Some((literal, rest)) = start.literal()
        && is_end(rest)
    {
        let diag = Diag::new(literal.span(), format!("expected `=` before `{}`", shorten(&literal.to_string())));
        errors.push(diag.write(format!("= {literal}")));
        return Some(Token![=](literal.span()));
    }
    input.parse().ok()
}

/// The text is not parsed, because rustc's lexer would report text that is not a token, at the derive.
pub(crate) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && text != "_"
}

/// The name of an item as it is typed, `crate` and `r#type` included.
pub(crate) fn key_name(path: &syn::Path) -> String {
    if let Some(ident) = path.get_ident() {
        return name_of(ident);
    }
    let segments: Vec<String> = path.segments.iter().map(|segment| name_of(&segment.ident)).collect();
    segments.join("::")
}

fn name_of(ident: &Ident) -> String {
    let name = ident.to_string();
    match name.strip_prefix("r#") {
        Some(bare) => bare.to_owned(),
        None => name,
    }
}

/// `tokens`, all with this position.
pub(crate) fn placed_at(span: Span, tokens: TokenStream) -> TokenStream {
    let placed = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            token = TokenTree::Group(Group::new(group.delimiter(), placed_at(span, group.stream())));
        }
        token.set_span(span);
        token
    });
    placed.collect()
}

/// Whether the innermost token has more than 256 others before it, on its own level and the levels around it. syn reads
/// nested tokens recursively, and so does all code that walks the result: much deeper nesting would exhaust the
/// compiler's stack.
pub(crate) fn is_too_deep(tokens: impl IntoIterator<Item = TokenTree>) -> bool {
    is_deeper(tokens, 256)
}

/// A bracket takes as much stack as four operators. The count restarts after a statement or an element.
fn is_deeper(tokens: impl IntoIterator<Item = TokenTree>, limit: usize) -> bool {
    let mut before = 0;
    let mut angles = Angles::default();
    tokens.into_iter().any(|token| {
        before += 1;
        if angles.is_end_of_element(&token) {
            before = 0;
        }
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ';' => before = 0,
            TokenTree::Group(group) if before + 3 <= limit => return is_deeper(group.stream(), limit - before - 3),
            _ => {}
        }
        before > limit
    })
}

/// Whether a comma is between `<` and `>`, which rustc does not treat as brackets.
#[derive(Default)]
struct Angles {
    open: usize,
    is_arrow: bool,
}

impl Angles {
    fn is_end_of_element(&mut self, token: &TokenTree) -> bool {
        let punct = if let TokenTree::Punct(punct) = token { punct.as_char() } else { ' ' };
        match punct {
            '<' => self.open += 1,
            '>' if !self.is_arrow => self.open = self.open.saturating_sub(1),
            _ => {}
        }
        self.is_arrow = matches!(punct, '-' | '=');
        punct == ',' && self.open == 0
    }
}

fn tokens_of_value(mut rest: Cursor<'_>) -> impl Iterator<Item = TokenTree> {
    let mut angles = Angles::default();
    std::iter::from_fn(move || {
        let (token, next) = rest.token_tree()?;
        rest = next;
        Some(token).filter(|token| !angles.is_end_of_element(token))
    })
}

/// A value that is only a literal is read directly: syn's path through all operators takes several times as long.
fn parse_value(input: ParseStream<'_>) -> syn::Result<Expr> {
    if is_literal(input.cursor()) {
        return Ok(Expr::Lit(ExprLit { attrs: Vec::new(), lit: input.parse()? }));
    }
    input.parse()
}

/// Whether the value is a literal and nothing else.
fn is_literal(start: Cursor<'_>) -> bool {
    start.literal().is_some_and(|(_, rest)| is_end(rest))
}

fn is_end(rest: Cursor<'_>) -> bool {
    rest.eof() || rest.punct().is_some_and(|(punct, _)| punct.as_char() == ',')
}

/// A type path is stored as a path expression, which may hold `<T>` without `::` once it is parsed.
fn parse_type(input: ParseStream<'_>) -> syn::Result<Expr> {
    let ty: syn::TypePath = input.parse()?;
    Ok(Expr::Path(ExprPath { attrs: ty.attrs, qself: ty.qself, path: ty.path }))
}

pub(crate) fn skip_item(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        if input.parse::<TokenTree>().is_err() {
            break;
        }
    }
}

pub(crate) fn token_at(cursor: Cursor<'_>) -> Option<TokenTree> {
    cursor.token_tree().map(|(token, _)| token)
}

pub(crate) fn text_of(token: Option<&TokenTree>) -> String {
    shorten(&token.map(ToString::to_string).unwrap_or_default())
}

/// A value that begins with `.0` or `.name`, which are fields in the attributes of other derives, and what it is here.
fn without_dot(start: Cursor<'_>) -> Option<(TokenStream, Expr)> {
    let mut tokens = tokens_of_value(start.punct().filter(|(punct, _)| punct.as_char() == '.')?.1);
    let field = match tokens.next()? {
        TokenTree::Ident(name) => name,
        TokenTree::Literal(position) => {
            Ident::new(&format!("_{}", position.to_string().parse::<u8>().ok()?), position.span())
        }
        _ => return None,
    };
    let value = std::iter::once(TokenTree::Ident(field)).chain(tokens).collect();
    Some((tokens_of_value(start).collect(), syn::parse2(value).ok()?))
}
