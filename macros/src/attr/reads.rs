//! The variables that an expression reads. Tokens are enough for that, and syn's visitor would take longer to compile
//! than the rest of the derive.

use proc_macro2::{Delimiter, Group, Ident, Literal, Spacing, Span, TokenStream, TokenTree};
use syn::{LitStr, ext::IdentExt};

/// A variable that is read. `self` is one of them.
#[derive(Debug, Clone)]
pub(crate) struct Read {
    /// The name without `r#`.
    pub(crate) name: String,
    /// The variable at its position. For a capture in a format string (`format!("{name}")`), that of the literal.
    pub(crate) ident: Ident,
    /// The field in `self.field`. `None` for its methods, which may read all fields.
    pub(crate) member: Option<(String, Span)>,
    /// Only a value derived from the variable is read: `name.line()`, but not `name.to_string()`.
    pub(crate) derived: bool,
}

/// Every variable that `tokens` read from outside: not the parameters of a closure, and not the names that a pattern in
/// them binds.
///
/// A name that only seems to be bound here is not bound by the derive either, so that an expression that reads it
/// does not compile.
pub(crate) fn reads(tokens: TokenStream) -> Vec<Read> {
    let mut scan = Scan { bound: Vec::new(), reads: Vec::new() };
    scan.scope(&trees(tokens), false);
    scan.reads
}

fn trees(tokens: TokenStream) -> Vec<TokenTree> {
    tokens.into_iter().collect()
}

struct Scan {
    /// The names that patterns bind, innermost last.
    bound: Vec<String>,
    reads: Vec<Read>,
}

impl Scan {
    /// `tokens` are all tokens between two brackets, or the rest of them.
    fn scope(&mut self, tokens: &[TokenTree], is_macro: bool) {
        let outer = self.bound.len();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at = match token {
                TokenTree::Punct(bar) if bar.as_char() == '|' && begins_closure(tokens, at) => {
                    let closure = Closure::at(tokens, at);
                    self.within(names_in(closure.parameters), closure.body, false);
                    closure.end
                }
                TokenTree::Ident(ident) => self.word(tokens, at, ident),
                TokenTree::Group(group) => {
                    let is_arguments = punct(tokens, at.checked_sub(1), '!') && ident(tokens, at.checked_sub(2));
                    self.scope(&trees(group.stream()), is_arguments || is_macro && is_invisible(group));
                    at + 1
                }
                TokenTree::Literal(literal) => {
                    if is_macro {
                        self.captures(literal);
                    }
                    at + 1
                }
                TokenTree::Punct(_) => at + 1,
            };
        }
        self.bound.truncate(outer);
    }

    fn within(&mut self, names: Vec<String>, tokens: &[TokenTree], is_macro: bool) {
        let outer = self.bound.len();
        self.bound.extend(names);
        self.scope(tokens, is_macro);
        self.bound.truncate(outer);
    }

    /// Returns the position after what was read.
    fn word(&mut self, tokens: &[TokenTree], at: usize, word: &Ident) -> usize {
        let rest = tokens.get(at + 1..).unwrap_or_default();
        match word.to_string().as_str() {
            "let" => {
                let Some(equals) = rest.iter().enumerate().position(|(index, _)| is_equals(rest, index)) else {
                    return at + 1;
                };
                let names = names_in(rest.get(..equals).unwrap_or_default());
                let value = rest.get(equals + 1..).unwrap_or_default();
                let in_condition = punct(tokens, at.checked_sub(1), '&')
                    || matches!(at.checked_sub(1).and_then(|before| tokens.get(before)),
                        Some(TokenTree::Ident(before)) if before == "if" || before == "while");
                let ends = |index: usize| {
                    if in_condition {
                        is_block(value.get(index))
                            || punct(value, Some(index), '&') && punct(value, Some(index + 1), '&')
                    } else {
                        punct(value, Some(index), ';')
                    }
                };
                let end = (0..value.len()).find(|index| ends(*index)).unwrap_or(value.len());
                self.scope(value.get(..end).unwrap_or_default(), false);
                let after = at + 1 + equals + 1 + end;
                if !in_condition {
                    self.bound.extend(names);
                    return after;
                }
                let block = tokens.iter().enumerate().skip(after).find(|(_, token)| is_block(Some(token)));
                let end = block.map_or(tokens.len(), |(index, _)| index + 1);
                self.within(names, tokens.get(after..end).unwrap_or_default(), false);
                end
            }
            "for" => {
                let is_in = |token: &TokenTree| matches!(token, TokenTree::Ident(ident) if ident == "in");
                let Some(start) = rest.iter().position(is_in) else { return at + 1 };
                let end = rest
                    .iter()
                    .skip(start)
                    .position(|token| is_block(Some(token)))
                    .map_or(rest.len(), |block| start + block);
                self.scope(rest.get(start + 1..end).unwrap_or_default(), false);
                let names = names_in(rest.get(..start).unwrap_or_default());
                self.within(names, rest.get(end..=end).unwrap_or_default(), false);
                at + 1 + end + 1
            }
            "match" => {
                let Some(block) = rest.iter().position(|token| is_block(Some(token))) else { return at + 1 };
                self.scope(rest.get(..block).unwrap_or_default(), false);
                if let Some(TokenTree::Group(arms)) = rest.get(block) {
                    self.arms(&trees(arms.stream()));
                }
                at + 1 + block + 1
            }
            _ => {
                self.variable(tokens, at, word);
                at + 1
            }
        }
    }

    fn arms(&mut self, mut tokens: &[TokenTree]) {
        while let Some(arrow) =
            (0..tokens.len()).find(|at| punct(tokens, Some(*at), '=') && punct(tokens, Some(at + 1), '>'))
        {
            let (head, body) = (tokens.get(..arrow).unwrap_or_default(), tokens.get(arrow + 2..).unwrap_or_default());
            let is_if = |token: &TokenTree| matches!(token, TokenTree::Ident(ident) if ident == "if");
            let guard = head.iter().position(is_if).unwrap_or(head.len());
            let end = if is_block(body.first()) { 1 } else { end_of_element(body) };
            let outer = self.bound.len();
            self.bound.extend(names_in(head.get(..guard).unwrap_or_default()));
            self.scope(head.get(guard..).unwrap_or_default(), false);
            self.scope(body.get(..end).unwrap_or_default(), false);
            self.bound.truncate(outer);
            tokens = body.get(end..).unwrap_or_default();
        }
    }

    fn variable(&mut self, tokens: &[TokenTree], at: usize, ident: &Ident) {
        let (one, two) = (at.checked_sub(1), at.checked_sub(2));
        let is_member = punct(tokens, one, '.') && !punct(tokens, two, '.');
        let after_path = punct(tokens, one, ':') && punct(tokens, two, ':');
        // `name::part`, the `name:` of a struct or a type, and the `'name` of a lifetime.
        let is_other = punct(tokens, Some(at + 1), ':') || punct(tokens, one, '\'');
        let is_macro = punct(tokens, Some(at + 1), '!') && matches!(tokens.get(at + 2), Some(TokenTree::Group(_)));
        let name = ident.unraw().to_string();
        if is_member || after_path || is_other || is_macro || self.bound.contains(&name) {
            return;
        }
        let rest = tokens.get(at + 1..).unwrap_or_default();
        let member = if name == "self" { self_field(rest) } else { None };
        let rest = if member.is_some() { rest.get(2..).unwrap_or_default() } else { rest };
        self.reads.push(Read { name, ident: ident.clone(), member, derived: derives(rest) });
    }

    /// The variables that a format string shows.
    fn captures(&mut self, literal: &Literal) {
        let Ok(text) = syn::parse2::<LitStr>(TokenTree::from(literal.clone()).into()) else { return };
        for name in captured(&text.value()) {
            if !self.bound.contains(&name) {
                let ident = variable(&name, literal.span());
                self.reads.push(Read { name, ident, member: None, derived: false });
            }
        }
    }
}

/// A closure in a list of tokens.
pub(crate) struct Closure<'t> {
    parameters: &'t [TokenTree],
    pub(crate) body: &'t [TokenTree],
    /// The position after it.
    pub(crate) end: usize,
}

impl<'t> Closure<'t> {
    /// The closure whose first `|` is at `at`.
    pub(crate) fn at(tokens: &'t [TokenTree], at: usize) -> Self {
        let rest = tokens.get(at + 1..).unwrap_or_default();
        let bar = (0..rest.len()).find(|index| punct(rest, Some(*index), '|')).unwrap_or(rest.len());
        let body = rest.get(bar + 1..).unwrap_or_default();
        let length = end_of_element(body);
        Closure {
            parameters: rest.get(..bar).unwrap_or_default(),
            body: body.get(..length).unwrap_or_default(),
            end: at + 1 + bar + 1 + length,
        }
    }
}

/// Whether the `|` at `at` begins a closure: an operator has a value before it.
pub(crate) fn begins_closure(tokens: &[TokenTree], at: usize) -> bool {
    match at.checked_sub(1).and_then(|before| tokens.get(before)) {
        None => true,
        // The second half of `a || b` begins nothing.
        Some(TokenTree::Punct(before)) => {
            before.as_char() != '?' && !(before.as_char() == '|' && before.spacing() == Spacing::Joint)
        }
        Some(TokenTree::Ident(before)) => {
            ["move", "return", "else", "in", "async", "static"].iter().any(|word| before == word)
        }
        Some(TokenTree::Group(_) | TokenTree::Literal(_)) => false,
    }
}

fn end_of_element(tokens: &[TokenTree]) -> usize {
    let ends = |at: &usize| punct(tokens, Some(*at), ',') || punct(tokens, Some(*at), ';');
    (0..tokens.len()).find(ends).unwrap_or(tokens.len())
}

/// The names that a pattern binds. Names of types and constants begin with a capital.
fn names_in(pattern: &[TokenTree]) -> Vec<String> {
    let mut names = Vec::new();
    for (at, token) in pattern.iter().enumerate() {
        match token {
            TokenTree::Group(group) => names.extend(names_in(&trees(group.stream()))),
            TokenTree::Ident(ident) => {
                let name = ident.unraw().to_string();
                let is_path = punct(pattern, Some(at + 1), ':') && punct(pattern, Some(at + 2), ':')
                    || punct(pattern, at.checked_sub(1), ':') && punct(pattern, at.checked_sub(2), ':');
                if !is_path && name.starts_with(|c: char| c.is_lowercase() || c == '_') {
                    names.push(name);
                }
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
    names
}

fn punct(tokens: &[TokenTree], at: Option<usize>, c: char) -> bool {
    at.and_then(|at| tokens.get(at)).is_some_and(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == c))
}

fn ident(tokens: &[TokenTree], at: Option<usize>) -> bool {
    at.and_then(|at| tokens.get(at)).is_some_and(|token| matches!(token, TokenTree::Ident(_)))
}

fn is_block(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace)
}

/// `macro_rules` puts such a group around a fragment.
fn is_invisible(group: &Group) -> bool {
    group.delimiter() == Delimiter::None
}

/// Whether a `=` stands here, and not a part of `==`, `..=`, `=>` or another operator.
fn is_equals(tokens: &[TokenTree], at: usize) -> bool {
    let is_joint = at
        .checked_sub(1)
        .and_then(|before| tokens.get(before))
        .is_some_and(|before| matches!(before, TokenTree::Punct(before) if before.spacing() == Spacing::Joint));
    let alone =
        |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == '=' && p.spacing() == Spacing::Alone);
    !is_joint && tokens.get(at).is_some_and(alone)
}

/// The field in `.field` or `.0`, unless it is a method call.
fn self_field(after: &[TokenTree]) -> Option<(String, Span)> {
    let [TokenTree::Punct(dot), member, rest @ ..] = after else { return None };
    if dot.as_char() != '.' {
        return None;
    }
    match (member, rest.first()) {
        (TokenTree::Ident(_), Some(TokenTree::Group(group))) if group.delimiter() == Delimiter::Parenthesis => None,
        (TokenTree::Ident(_), Some(TokenTree::Punct(colon))) if colon.as_char() == ':' => None,
        (TokenTree::Ident(ident), _) => Some((ident.unraw().to_string(), ident.span())),
        // In `self.0.1`, the two indices are one literal.
        (TokenTree::Literal(index), _) => {
            Some((index.to_string().split('.').next().unwrap_or_default().to_owned(), index.span()))
        }
        _ => None,
    }
}

/// Methods that return what they are called on, or its text.
const WHOLE: [&str; 10] =
    ["to_string", "clone", "as_ref", "to_owned", "into", "as_deref", "borrow", "deref", "as_str", "inspect"];

/// Whether only a value derived from a variable is read: a member follows, such as `.line()`, but not `.to_string()`.
fn derives(after: &[TokenTree]) -> bool {
    let [TokenTree::Punct(dot), member, rest @ ..] = after else { return false };
    if dot.as_char() != '.' {
        return false;
    }
    if !WHOLE.iter().any(|whole| member.to_string() == *whole) {
        // `source..` is a range.
        return !matches!(member, TokenTree::Punct(_));
    }
    match rest {
        [TokenTree::Group(_), rest @ ..] => derives(rest),
        _ => false,
    }
}

/// The names that a format string reads, as `format_args!` does: arguments, widths and precisions.
fn captured(text: &str) -> Vec<String> {
    let is_name = |name: &&str| name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        if let Some(literal) = after.strip_prefix('{') {
            rest = literal;
            continue;
        }
        let Some((content, after)) = after.split_once('}') else { break };
        rest = after;
        let (argument, spec) = content.split_once(':').unwrap_or((content, ""));
        names.extend(Some(argument.trim()).filter(is_name).map(str::to_owned));
        let counts = spec
            .split('$')
            .rev()
            .skip(1)
            .filter_map(|before| before.rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next());
        // `{:0width$}`: the zero flag is not a part of the name.
        names.extend(
            counts.map(|name| name.trim_start_matches(|c: char| c.is_ascii_digit())).filter(is_name).map(str::to_owned),
        );
    }
    names
}

/// `Ident::new` panics on keywords, but a raw identifier may be a keyword.
fn variable(name: &str, span: Span) -> Ident {
    match syn::parse_str::<Ident>(name) {
        Ok(mut ident) => {
            ident.set_span(span);
            ident
        }
        Err(_) if ["self", "Self", "super", "crate", "_"].contains(&name) => Ident::new("self", span),
        Err(_) => Ident::new_raw(name, span),
    }
}

#[cfg(test)]
mod tests {
    use super::{captured, reads};

    fn names(code: &str) -> Vec<String> {
        reads(code.parse().unwrap_or_default()).into_iter().map(|read| read.name).collect()
    }

    #[test]
    fn variables_are_found() {
        for (code, expected) in [
            ("a + b.len() + c.d", &["a", "b", "c"][..]),
            ("f(a, &b)", &["f", "a", "b"]),
            ("Some::<Of>(a)", &["Some", "Of", "a"]),
            ("format!(\"{a} {:b$} {c:.d$} {e }\", f)", &["a", "b", "c", "d", "e", "f"]),
            ("g.replace(\"{a}\", \"\")", &["g"]),
            ("|a| a + b", &["b"]),
            ("|a, (b, _): (u8, u8)| a + b, a", &["a"]),
            ("|| a", &["a"]),
            ("a || b", &["a", "b"]),
            ("move |a: &str| { a.len() }", &[]),
            ("{ let a = b; a }", &["b"]),
            ("{ let a = a; a }", &["a"]),
            ("if let Some(a) = a { a } else { a }", &["if", "a", "Some", "else", "a"]),
            ("match a { Some(b) if b > c => b, d => { d } }", &["a", "if", "c"]),
            ("for a in a { f(a) }", &["a", "f"]),
            ("S { a: 1, b }", &["S", "b"]),
            ("'a: loop {}", &["loop"]),
        ] {
            let mut found = names(code);
            let mut expected: Vec<String> = expected.iter().map(|&name| name.to_owned()).collect();
            found.sort();
            expected.sort();
            found.retain(|name| !["if", "else", "loop", "move", "Some"].contains(&name.as_str()));
            expected.retain(|name| !["if", "else", "loop", "move", "Some"].contains(&name.as_str()));
            assert_eq!(found, expected, "{code}");
        }
    }

    #[test]
    fn format_strings_read_names() {
        assert_eq!(
            captured("{a} {{b}} {c:?} {:d$} {:.e$} {f:>0g$.h$} {0} {} {:>8}"),
            ["a", "c", "d", "e", "f", "h", "g"]
        );
    }
}
