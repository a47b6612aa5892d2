//! The keys of `#[api(...)]`: which exist, where each is valid and what follows it. Attribute lists are sifted here, so
//! that the stages behind see only known, well-placed, unique keys.

use proc_macro2::{Span, TokenTree};
use syn::{
    Attribute, Expr, ExprPath, Meta, Token,
    ext::IdentExt,
    parse::{ParseStream, Parser},
    spanned::Spanned,
};

use crate::diag::{Diag, Errors, nearest};

/// Where an attribute list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Enum,
    /// A struct is a catalog with one entry: it takes the keys of an enum and of a variant.
    Struct,
    Variant,
    Field,
}

impl Place {
    fn described(self) -> &'static str {
        match self {
            Place::Enum => "an enum",
            Place::Struct => "a struct",
            Place::Variant => "a variant",
            Place::Field => "a field",
        }
    }
}

/// What follows a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `key`
    Flag,
    /// `key = value`
    Value,
    /// `key = some::Type<T>`, which is no expression
    Type,
    /// `key(item, item)`
    List,
    /// `key` or `key = value`
    FlagOrValue,
}

/// A key of `#[api(...)]`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) places: &'static [Place],
    pub(crate) form: Form,
    /// How it is written, for messages.
    pub(crate) sample: &'static str,
}

const ENUM: &[Place] = &[Place::Enum, Place::Struct];
const ENTRY: &[Place] = &[Place::Variant, Place::Struct];
const ENUM_AND_ENTRY: &[Place] = &[Place::Enum, Place::Variant, Place::Struct];
const FIELD: &[Place] = &[Place::Field];

pub(crate) static KEYS: &[Key] = &[
    Key { name: "section", places: ENUM, form: Form::Value, sample: "section = \"Users\"" },
    Key { name: "status", places: ENUM_AND_ENTRY, form: Form::Value, sample: "status = 404" },
    Key { name: "code_style", places: ENUM, form: Form::Value, sample: "code_style = \"snake_case\"" },
    Key { name: "prefix", places: ENUM, form: Form::Value, sample: "prefix = \"user:\"" },
    Key {
        name: "docs",
        places: ENUM_AND_ENTRY,
        form: Form::Value,
        sample: "docs = \"https://docs.example.com/errors#<code>\"",
    },
    Key { name: "envelope", places: ENUM, form: Form::Type, sample: "envelope = error_catalog::envelope::Problem" },
    Key { name: "meta_case", places: ENUM, form: Form::Value, sample: "meta_case = \"camelCase\"" },
    Key { name: "challenge", places: ENUM_AND_ENTRY, form: Form::Value, sample: "challenge = \"Bearer\"" },
    Key { name: "domain", places: ENUM, form: Form::Value, sample: "domain = \"users.example.com\"" },
    Key { name: "retry", places: ENUM_AND_ENTRY, form: Form::Value, sample: "retry = \"backoff\"" },
    Key { name: "retired", places: ENUM, form: Form::List, sample: "retired(\"old_code\")" },
    Key { name: "require", places: ENUM, form: Form::List, sample: "require(description, long)" },
    Key { name: "allow", places: ENUM_AND_ENTRY, form: Form::List, sample: "allow(duplicate_code)" },
    Key { name: "display", places: ENUM, form: Form::Value, sample: "display = false" },
    Key { name: "crate", places: ENUM, form: Form::Value, sample: "crate = my_crate::error_catalog" },
    Key { name: "code", places: ENTRY, form: Form::Value, sample: "code = \"resource_not_found\"" },
    Key { name: "message", places: ENTRY, form: Form::Value, sample: "message = \"not found\"" },
    Key { name: "long", places: ENTRY, form: Form::Value, sample: "long = \"No user was found with id <user_id>\"" },
    Key { name: "hint", places: ENTRY, form: Form::Value, sample: "hint = \"obtain a new token first\"" },
    Key {
        name: "meta",
        places: &[Place::Variant, Place::Struct],
        form: Form::List,
        sample: "meta(user_id, param_name = \"email\")",
    },
    Key { name: "args", places: ENTRY, form: Form::List, sample: "args(total = items.len())" },
    Key { name: "retry_after", places: ENTRY, form: Form::Value, sample: "retry_after = 30" },
    Key { name: "headers", places: ENTRY, form: Form::List, sample: "headers(allow = \"GET, HEAD\")" },
    Key { name: "transparent", places: ENTRY, form: Form::Flag, sample: "transparent" },
    Key { name: "hidden", places: ENTRY, form: Form::Flag, sample: "hidden" },
    Key { name: "meta", places: FIELD, form: Form::FlagOrValue, sample: "meta = \"key\"" },
    Key { name: "pointer", places: FIELD, form: Form::Flag, sample: "pointer" },
    Key { name: "source", places: FIELD, form: Form::Flag, sample: "source" },
    Key { name: "from", places: FIELD, form: Form::Flag, sample: "from" },
    Key { name: "secret", places: FIELD, form: Form::Flag, sample: "secret" },
];

impl Key {
    fn at(name: &str, place: Place) -> Option<&'static Key> {
        KEYS.iter().find(|key| key.name == name && key.places.contains(&place))
    }

    pub(crate) fn is_at(&self, place: Place) -> bool {
        self.places.contains(&place)
    }
}

/// One item of an attribute list: a key that is known, well-placed and unique, with what was written behind it.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) key: &'static Key,
    pub(crate) meta: Meta,
}

impl Item {
    pub(crate) fn span(&self) -> Span {
        self.meta.path().span()
    }
}

/// What an item's attribute lists hold.
#[derive(Debug, Default)]
pub(crate) struct Sifted {
    pub(crate) items: Vec<Item>,
    /// Keys that were meant but not understood: misspelt, or with the wrong thing behind them. Each is reported, so no
    /// rule need miss them.
    pub(crate) attempted: Vec<&'static str>,
}

impl Sifted {
    /// The keys that somebody tried to write.
    pub(crate) fn written(&self) -> Vec<(&'static str, Span)> {
        let items = self.items.iter().map(|item| (item.key.name, item.span()));
        items.chain(self.attempted.iter().map(|name| (*name, Span::call_site()))).collect()
    }
}

/// Reads all `#[api(...)]` lists among `attrs` as one.
pub(crate) fn sift(attrs: &[Attribute], place: Place, errors: &mut Errors) -> Sifted {
    let mut sifted = Sifted::default();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("api")) {
        let Meta::List(list) = &attr.meta else {
            errors.push(
                Diag::over(attr.path(), "`#[api]` needs a list").help(format!("write `#[api({})]`", sample_at(place))),
            );
            continue;
        };
        for meta in parse_items(list.tokens.clone(), form_at(place), errors) {
            sift_item(meta, place, &mut sifted, errors);
        }
    }
    sifted
}

fn sample_at(place: Place) -> &'static str {
    if place == Place::Field { "source" } else { "status = 404" }
}

fn form_at(place: Place) -> impl Fn(&str) -> Form {
    move |name| Key::at(name, place).map_or(Form::Value, |key| key.form)
}

fn sift_item(meta: Meta, place: Place, sifted: &mut Sifted, errors: &mut Errors) {
    let name = key_name(meta.path());
    let Some(key) = Key::at(&name, place) else {
        let legal = KEYS.iter().filter(|key| key.is_at(place)).map(|key| key.name);
        sifted.attempted.extend(nearest(&name, legal));
        errors.push(unknown(&name, &meta, place));
        return;
    };
    if let Some(first) = sifted.items.iter().find(|item| item.key == key) {
        errors.push(repeated(&meta, first));
        return;
    }
    let fits = matches!(
        (&meta, key.form),
        (Meta::Path(_), Form::Flag | Form::FlagOrValue)
            | (Meta::NameValue(_), Form::Value | Form::Type | Form::FlagOrValue)
            | (Meta::List(_), Form::List)
    );
    if fits {
        sifted.items.push(Item { key, meta });
    } else {
        sifted.attempted.push(key.name);
        let takes = match key.form {
            Form::Flag => "stands alone",
            Form::Value | Form::Type => "takes a value",
            Form::List => "takes a list",
            Form::FlagOrValue => "stands alone or takes a value",
        };
        errors.push(Diag::over(meta.path(), format!("`{name}` {takes}")).help(format!("write `{}`", key.sample)));
    }
}

fn unknown(name: &str, meta: &Meta, place: Place) -> Diag {
    let legal: Vec<&'static str> = KEYS.iter().filter(|key| key.is_at(place)).map(|key| key.name).collect();
    let mut sorted = legal.clone();
    sorted.sort_unstable();
    let list = sorted.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let note = format!("{} accepts {list}", place.described());
    let elsewhere: Vec<&str> = [Place::Enum, Place::Variant, Place::Field]
        .into_iter()
        .filter(|other| Key::at(name, *other).is_some())
        .map(Place::described)
        .collect();
    if elsewhere.is_empty() {
        return Diag::over(meta.path(), format!("unknown key `{name}` in `#[api(...)]`"))
            .similar("key", name, legal)
            .note(note);
    }
    Diag::over(meta.path(), format!("misplaced key `{name}` in `#[api(...)]`: it is no key of {}", place.described()))
        .help(format!("write `{name}` on {}", elsewhere.join(" or ")))
        .note(note)
}

fn repeated(meta: &Meta, first: &Item) -> Diag {
    let name = first.key.name;
    let help = match first.key.form {
        Form::List => format!("merge the lists into one `{name}(...)`"),
        _ => "remove one of them".to_owned(),
    };
    let note = match &first.meta {
        Meta::NameValue(pair) => {
            let value = &pair.value;
            format!("the first one is `{name} = {}`", shorten(&quote::quote!(#value).to_string()))
        }
        Meta::List(list) => format!("the first one is `{name}({})`", shorten(&list.tokens.to_string())),
        Meta::Path(_) => format!("`{name}` is already set"),
    };
    Diag::over(meta.path(), format!("repeated key `{name}` in `#[api(...)]`")).help(help).note(note)
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// The name of a key as it is typed, `crate` and `r#type` included.
pub(crate) fn key_name(path: &syn::Path) -> String {
    let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.unraw().to_string()).collect();
    segments.join("::")
}

/// Reads `a, b = 1, c(…)`. After a syntax error the next top-level comma is where reading goes on, so that one broken
/// item costs only itself.
pub(crate) fn parse_items(
    tokens: proc_macro2::TokenStream,
    form: impl Fn(&str) -> Form,
    errors: &mut Errors,
) -> Vec<Meta> {
    let mut items = Vec::new();
    let parser = |input: ParseStream<'_>| {
        while !input.is_empty() {
            match parse_item(input, &form) {
                Ok(meta) => items.push(meta),
                Err(diag) => {
                    errors.push(*diag);
                    skip_item(input);
                }
            }
            if input.is_empty() {
                break;
            }
            if input.peek(Token![,]) {
                input.parse::<Token![,]>()?;
            } else {
                let next = next_token(input);
                errors.push(Diag::over(&next, format!("expected `,` before `{}`", shorten(&next_text(next.as_ref())))));
                // Two items without a comma between them are still two items; anything else is noise up to the comma.
                if !input.peek(syn::Ident::peek_any) {
                    skip_item(input);
                    let _: Option<Token![,]> = input.parse()?;
                }
            }
        }
        Ok(())
    };
    // The closure consumes every token and reports by itself, so that nothing is left for syn to say.
    let _: syn::Result<()> = parser.parse2(tokens);
    items
}

fn parse_item(input: ParseStream<'_>, form: &impl Fn(&str) -> Form) -> Result<Meta, Box<Diag>> {
    let expected_key = |input: ParseStream<'_>| {
        let token = next_token(input);
        Box::new(Diag::over(&token, format!("expected a key, found `{}`", shorten(&next_text(token.as_ref())))))
    };
    if !input.peek(syn::Ident::peek_any) {
        return Err(expected_key(input));
    }
    let path =
        syn::Path::parse_mod_style(input).map_err(|error| Box::new(Diag::new(error.span(), "expected a key")))?;
    let name = key_name(&path);
    if input.peek(syn::token::Paren) {
        let content = input.parse::<proc_macro2::Group>();
        return match content {
            Ok(group) => Ok(Meta::List(syn::MetaList {
                path,
                delimiter: syn::MacroDelimiter::Paren(syn::token::Paren(group.span())),
                tokens: group.stream(),
            })),
            Err(_) => Err(expected_key(input)),
        };
    }
    if !input.peek(Token![=]) {
        return Ok(Meta::Path(path));
    }
    let eq_token = input.parse::<Token![=]>().map_err(|error| Box::new(Diag::new(error.span(), "expected `=`")))?;
    let missing = |span: Span| Box::new(Diag::new(span, format!("expected a value after `{name} =`")));
    if input.is_empty() || input.peek(Token![,]) {
        return Err(missing(eq_token.span));
    }
    let start = next_token(input);
    let value = match form(&name) {
        Form::Type => parse_type(input),
        _ => input.parse::<Expr>(),
    };
    match value {
        Ok(value) => Ok(Meta::NameValue(syn::MetaNameValue { path, eq_token, value })),
        Err(_) => Err(Box::new(Diag::over(
            &start,
            format!("`{}` does not begin a value that `{name}` could take", shorten(&next_text(start.as_ref()))),
        ))),
    }
}

/// A type path travels as a path expression, which may hold `<T>` without `::` once it is parsed.
fn parse_type(input: ParseStream<'_>) -> syn::Result<Expr> {
    let ty: syn::TypePath = input.parse()?;
    Ok(Expr::Path(ExprPath { attrs: ty.attrs, qself: ty.qself, path: ty.path }))
}

fn skip_item(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        if input.parse::<TokenTree>().is_err() {
            break;
        }
    }
}

fn next_token(input: ParseStream<'_>) -> Option<TokenTree> {
    input.fork().parse().ok()
}

fn next_text(token: Option<&TokenTree>) -> String {
    token.map(ToString::to_string).unwrap_or_default()
}
