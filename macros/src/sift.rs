//! Checks attribute lists, so that later stages see only known, well-placed, unique keys. What is written differently is
//! reported, and read as what was probably meant.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    Attribute, Expr, ExprLit, Ident, Lit, MacroDelimiter, Meta, MetaList, MetaNameValue, Token, ext::IdentExt,
    spanned::Spanned, token::Paren,
};

use crate::{
    case::Case,
    diag::{Diag, Errors, Extent, nearest},
    http,
    items::{Form, Grammar, Items, is_name, key_name, placed_at},
    keys::{FIELD, KEYS, Key, Target},
    printed::{code, shown},
    words::{Meaning, Place, meanings},
};

/// One item of an attribute list: a known, well-placed, unique key, with its value.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) key: &'static Key,
    pub(crate) meta: Meta,
    /// The item is written differently, which is reported; this is what was probably meant.
    pub(crate) is_guess: bool,
}

impl Item {
    pub(crate) fn span(&self) -> Span {
        self.meta.path().get_ident().map_or_else(Span::call_site, Ident::span)
    }
}

/// The content of an item's attribute lists.
#[derive(Debug, Default)]
pub(crate) struct Sifted {
    pub(crate) items: Vec<Item>,
    /// Keys that could not be understood: misspelt, repeated, or with a value of the wrong form. Each is reported, so
    /// rules need not report it as missing.
    pub(crate) attempted: Vec<&'static str>,
    /// Fields that stand alone, as arguments of the text: the text's own mistakes are already explained.
    pub(crate) has_arguments: bool,
}

impl Sifted {
    /// Reads `meta` as well, so that the mistakes in its value are reported. Flags have none, and what is missing under
    /// a requirement follows from it.
    fn guess(&mut self, key: &'static Key, meta: Meta) {
        if !matches!(meta, Meta::Path(_)) && key.name != "require" {
            self.items.push(Item { key, meta, is_guess: true });
        }
    }
}

/// The position of an attribute list, and what is known there.
#[derive(Clone, Copy)]
pub(crate) struct Site<'a> {
    pub(crate) target: Target,
    /// The names of the fields in expressions.
    pub(crate) fields: &'a [String],
    /// Whether the value of a key can be read.
    pub(crate) probe: fn(&str, &Meta) -> Result<(), Diag>,
}

/// Reads all `#[api(...)]` lists among `attrs` as one.
pub(crate) fn sift(attrs: &[Attribute], site: Site<'_>, errors: &mut Errors) -> Sifted {
    let mut sifted = Sifted::default();
    let mut metas = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("api")) {
        let tokens = match &attr.meta {
            Meta::List(list) => {
                if let MacroDelimiter::Bracket(bracket) = &list.delimiter {
                    let diag = Diag::new(bracket.span.join(), "`#[api]` needs a list in parentheses");
                    errors.push(diag.write(format!("({})", code(&list.tokens))));
                }
                list.tokens.clone()
            }
            Meta::NameValue(pair) => {
                let owner = site.owner(&pair.value);
                let meant =
                    owner.map_or_else(|| site.sample().to_owned(), |owner| format!("{owner} = {}", code(&pair.value)));
                errors.push(Diag::over(&attr.meta, "`#[api]` needs a list").write_attribute(&format!("api({meant})")));
                sifted.attempted.extend(owner);
                continue;
            }
            Meta::Path(path) => {
                let help = format!("write it as in `#[api({})]`, or remove it", site.sample());
                errors.push(Diag::over(path, "`#[api]` needs a list").help(help));
                sifted
                    .attempted
                    .extend(site.sample().split(' ').next().and_then(|name| site.key(name)).map(|key| key.name));
                continue;
            }
        };
        let grammar = Grammar {
            item: "a key",
            any_name: false,
            needs_value: false,
            form: &|name| site.key(name).map_or(Form::Value, |key| key.form),
            sample: &|name| site.key(name).map(|key| key.sample),
            owner: &|value| site.owner(value),
        };
        let list = Items::parse(tokens, &grammar, errors);
        sifted.attempted.extend(list.broken.iter().filter_map(|name| Some(site.key(name)?.name)));
        metas.extend(list.items);
    }
    let names: Vec<String> = metas.iter().map(|meta| key_name(meta.path())).collect();
    for (name, meta) in names.iter().zip(metas) {
        site.sift_item(name, meta, &names, &mut sifted, errors);
    }
    sifted
}

/// An item of a list that has to change.
struct Rewritten {
    meta: Meta,
    diag: Diag,
}

impl Site<'_> {
    fn key(&self, name: &str) -> Option<&'static Key> {
        Key::at(name, self.target)
    }

    /// The names of all keys that are legal here.
    fn legal(&self) -> impl Iterator<Item = &'static str> + use<> {
        let place = self.target;
        KEYS.iter().filter(move |key| key.is_at(place)).map(|key| key.name)
    }

    fn sample(&self) -> &'static str {
        if FIELD.contains(&self.target) { "source" } else { "status = 404" }
    }

    /// The key that a value without a name probably belongs to.
    fn owner(&self, value: &Expr) -> Option<&'static str> {
        let name = match value {
            Expr::Lit(ExprLit { lit: Lit::Str(_), .. }) => "message",
            Expr::Lit(ExprLit { lit: Lit::Int(_), .. }) => "status",
            _ => return None,
        };
        let key = self.key(name)?;
        let meta = Meta::NameValue(MetaNameValue {
            path: Ident::new(name, Span::call_site()).into(),
            eq_token: <Token![=]>::default(),
            value: value.clone(),
        });
        (self.probe)(key.name, &meta).is_ok().then_some(key.name)
    }

    /// Reads an item; `exact` are the names of all of them.
    fn sift_item(&self, name: &str, meta: Meta, exact: &[String], sifted: &mut Sifted, errors: &mut Errors) {
        let Some(key) = self.key(name) else {
            self.sift_unknown(name, &meta, exact, sifted, errors);
            return;
        };
        // What was written as it should be counts more than a guess.
        sifted.items.retain(|item| item.key != key || !item.is_guess);
        // Each `from` is a source of its own.
        if let Some(first) = sifted.items.iter().find(|item| item.key == key && key.name != "from") {
            errors.push(repeated(&meta, first));
            sifted.attempted.push(key.name);
            return;
        }
        if fits(key, &meta) {
            sifted.items.push(Item { key, meta, is_guess: false });
            return;
        }
        sifted.attempted.push(key.name);
        let takes = match key.form {
            Form::Flag => "stands alone",
            Form::Value | Form::Type => "takes a value",
            Form::List => "takes a list",
            Form::FlagOrValue => "stands alone or takes a value",
            Form::FlagOrList => "stands alone or takes a list",
        };
        let message = format!("`{name}` {takes}");
        match self.corrected(key, &meta, &meta, &message) {
            Some(Rewritten { meta, diag }) => {
                errors.push(diag);
                sifted.guess(key, meta);
            }
            None if is_false(&meta) => errors.push(Diag::over(&meta, message).help("remove it")),
            None => errors.push(Diag::over(&meta, message).help(format!("write it as in `{}`", key.sample))),
        }
    }

    fn sift_unknown(&self, name: &str, meta: &Meta, exact: &[String], sifted: &mut Sifted, errors: &mut Errors) {
        let is_field = |field: &String| field == name || field.strip_prefix('_') == Some(name);
        if let (Meta::Path(path), Some(field)) = (meta, self.fields.iter().find(|field| is_field(field)))
            && self.key("message").is_some()
        {
            let place = field.strip_prefix('_').filter(|index| index.parse::<u32>().is_ok()).unwrap_or(field);
            errors.push(
                Diag::over(path, format!("unknown key `{name}` in `#[api(...)]`: it is a field"))
                    .help(format!("write `<{place}>` in a text to show it there, and remove `{name}`"))
                    .note("a text has no arguments: each placeholder names its field"),
            );
            sifted.has_arguments = true;
            return;
        }
        let places: &[Place] = match self.target {
            Target::Enum => &[Place::Enum],
            Target::Variant => &[Place::Entry],
            Target::Struct => &[Place::Entry, Place::Enum],
            Target::Field | Target::FieldOfStruct => &[Place::Field],
        };
        let is_text = match meta {
            Meta::NameValue(pair) => string(&pair.value).is_some(),
            Meta::List(_) => true,
            Meta::Path(_) => false,
        };
        let is_elsewhere = KEYS.iter().any(|key| key.name == name);
        for meaning in meanings(name, places).filter(|_| !is_elsewhere || is_text) {
            if self.sift_word(name, meta, meaning, exact, sifted, errors) {
                return;
            }
        }
        if let Some(status) = self.status_name(name, meta) {
            errors.push(unknown(name, meta, self.target).write(status));
            sifted.attempted.push("status");
            return;
        }
        if let (Meta::NameValue(pair), Some(args)) = (meta, self.key("args")) {
            let mentions = reads_any(pair.value.to_token_stream(), self.fields);
            if mentions && nearest(name, self.legal()).is_none() {
                let meant = format!("args({name} = {})", code(&pair.value));
                let diag = Diag::over(meta, format!("unknown key `{name}` in `#[api(...)]`"));
                if sifted.items.iter().any(|item| item.key == args) {
                    errors.push(diag.help(format!("write `{name} = {}` in `args(...)`", code(&pair.value))));
                    sifted.attempted.push(args.name);
                } else {
                    errors.push(diag.write(meant));
                    let (path, tokens) = (renamed(meta, args).path().clone(), meta.to_token_stream());
                    let delimiter = MacroDelimiter::Paren(Paren(meta.span()));
                    sifted.guess(args, Meta::List(MetaList { path, delimiter, tokens }));
                }
                return;
            }
        }
        let near = nearest(name, self.legal()).and_then(|near| self.key(near));
        if let Some(key) = near.filter(|_| !is_elsewhere) {
            let diag = unknown(name, meta, self.target);
            self.sift_renamed(key, meta, diag, exact, sifted, errors);
            return;
        }
        errors.push(unknown(name, meta, self.target));
    }

    /// Whether `meaning` is a key that exists here.
    fn sift_word(
        &self,
        name: &str,
        meta: &Meta,
        meaning: Meaning,
        exact: &[String],
        sifted: &mut Sifted,
        errors: &mut Errors,
    ) -> bool {
        let diag = unknown_word(name, meta, self.target);
        match meaning {
            Meaning::DocComment => {
                let text = match meta {
                    Meta::NameValue(pair) => match &pair.value {
                        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => text.value(),
                        _ => "…".to_owned(),
                    },
                    Meta::Path(_) | Meta::List(_) => "…".to_owned(),
                };
                errors.push(diag.help(format!("write a doc comment: `/// {text}`")));
                sifted.attempted.push("description");
                true
            }
            Meaning::Retryable => {
                let Some(key) = self.key("retry") else { return false };
                let retry = if is_false(meta) { "never" } else { "backoff" };
                errors.push(
                    Diag::over(meta, format!("unknown key `{name}` in `#[api(...)]`"))
                        .write(format!("retry = \"{retry}\"")),
                );
                sifted.attempted.push(key.name);
                true
            }
            Meaning::Key(meant) | Meaning::Format(meant) => {
                let Some(key) = self.key(meant) else { return false };
                let diag = match (meaning, meta) {
                    (Meaning::Format(_), Meta::List(list)) => {
                        let tokens = &list.tokens;
                        let format = syn::parse2(quote::quote!(format!(#tokens)));
                        let item = format.map(|format| name_value(meta.path().clone(), format));
                        let item = item.unwrap_or_else(|_| meta.clone());
                        let message = format!("unknown key `{name}` in `#[api(...)]`");
                        sifted.attempted.push(key.name);
                        let rewritten = self.corrected(key, &item, meta, &message);
                        let rewritten = rewritten.filter(|_| sifted.items.iter().all(|item| item.key != key));
                        match rewritten {
                            Some(Rewritten { meta, diag }) => {
                                errors.push(diag);
                                sifted.guess(key, meta);
                            }
                            None => errors
                                .push(diag.help(format!("write `{} = \"…\"`, with `<name>` for each value", key.name))),
                        }
                        return true;
                    }
                    _ => diag,
                };
                self.sift_renamed(key, meta, diag, exact, sifted, errors);
                true
            }
        }
    }

    /// Reports that `key` was meant, and reads its value, whose own mistakes are reported too.
    fn sift_renamed(
        &self,
        key: &'static Key,
        meta: &Meta,
        diag: Diag,
        exact: &[String],
        sifted: &mut Sifted,
        errors: &mut Errors,
    ) {
        sifted.attempted.push(key.name);
        if exact.iter().any(|name| name == "transparent") {
            errors.push(diag.help("remove it: a `transparent` variant declares nothing itself"));
            return;
        }
        if exact.iter().any(|name| name == key.name) || sifted.items.iter().any(|item| item.key == key) {
            errors.push(diag.help(format!("remove it: `{}` is already set", key.name)));
            return;
        }
        let renamed = renamed(meta, key);
        let name = key_name(meta.path());
        let probe = (self.probe)(key.name, &renamed);
        if fits(key, &renamed) && !probe.as_ref().is_err_and(|mistake| mistake.fix().is_some()) {
            let word = nearest(&name, [key.name]).is_some();
            errors.push(if word { diag.exists("key", key.name) } else { diag.write(key.name) });
            sifted.guess(key, renamed);
            return;
        }
        match self.corrected(key, &renamed, meta, &format!("unknown key `{name}` in `#[api(...)]`")) {
            Some(Rewritten { meta, diag }) => {
                errors.push(diag);
                sifted.guess(key, meta);
            }
            None => errors.push(diag.help(format!("write it as in `{}`", key.sample))),
        }
    }

    /// The item in a form that can be read, made from what was written.
    fn corrected(&self, key: &'static Key, meta: &Meta, original: &Meta, message: &str) -> Option<Rewritten> {
        let span = meta.path().span();
        let path = || syn::Path::from(Ident::new(key.name, span));
        let candidates: Vec<Meta> = match key.form {
            Form::Flag => (!is_false(meta)).then(|| Meta::Path(path())).into_iter().collect(),
            Form::Value | Form::Type | Form::FlagOrValue => {
                let mut values: Vec<Expr> = Vec::new();
                match meta {
                    Meta::NameValue(pair) => values.push(pair.value.clone()),
                    Meta::List(list) => values.extend(syn::parse2(list.tokens.clone())),
                    Meta::Path(_) => values.extend((key.name == "display").then(|| syn::parse_quote!(true))),
                }
                let unquoted = values.iter().filter_map(|value| {
                    placed(&string(value).filter(|text| is_path(text))?, Extent::of(value).start())
                });
                let unquoted: Vec<Expr> = unquoted.collect();
                values.into_iter().chain(unquoted).map(|value| name_value(path(), value)).collect()
            }
            Form::List | Form::FlagOrList => {
                let contents: Vec<TokenStream> = match meta {
                    // A text is no type.
                    Meta::NameValue(_) if key.form == Form::FlagOrList => Vec::new(),
                    Meta::NameValue(pair) => contents(&pair.value),
                    Meta::List(list) => vec![list.tokens.clone()],
                    Meta::Path(_) => Vec::new(),
                };
                let list = |tokens| {
                    Meta::List(MetaList { path: path(), delimiter: MacroDelimiter::Paren(Paren(span)), tokens })
                };
                // A bare name in `meta` is a field.
                let is_known = |tokens: &TokenStream| {
                    key.name != "meta" || !matches!(meta, Meta::NameValue(_)) || reads_any(tokens.clone(), self.fields)
                };
                contents.into_iter().filter(is_known).map(list).collect()
            }
        };
        candidates.into_iter().find_map(|candidate| {
            let found = match ((self.probe)(key.name, &candidate), &candidate) {
                (Ok(()), _) => candidate,
                (Err(mistake), Meta::NameValue(_)) => {
                    let value = placed(mistake.fix()?, Extent::of(original).start())?;
                    let found = name_value(path(), value);
                    (self.probe)(key.name, &found).ok()?;
                    found
                }
                (Err(_), _) => return None,
            };
            let diag = Diag::over(original, message).write(code(&found));
            Some(Rewritten { meta: found, diag })
        })
    }

    /// `NOT_FOUND` or `NotFound` alone.
    fn status_name(&self, name: &str, meta: &Meta) -> Option<String> {
        let Meta::Path(_) = meta else { return None };
        self.key("status")?;
        let constant = Case::Screaming.apply(name);
        let status = http::status_named(&constant).filter(|status| http::is_error((*status).into()));
        status.map(|_| format!("status = {constant}"))
    }
}

fn renamed(meta: &Meta, key: &Key) -> Meta {
    let mut meta = meta.clone();
    let path = syn::Path::from(Ident::new(key.name, meta.path().span()));
    match &mut meta {
        Meta::Path(old) => *old = path,
        Meta::List(list) => list.path = path,
        Meta::NameValue(pair) => pair.path = path,
    }
    meta
}

fn name_value(path: syn::Path, value: Expr) -> Meta {
    let eq_token = Token![=](path.span());
    Meta::NameValue(MetaNameValue { path, eq_token, value })
}

/// The code in `text` as an expression at a position.
fn placed(text: &str, span: Span) -> Option<Expr> {
    let tokens: TokenStream = syn::parse_str(text).ok()?;
    syn::parse2(placed_at(span, tokens)).ok()
}

fn string(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

fn is_path(text: &str) -> bool {
    text.split("::").all(is_name)
}

fn is_false(meta: &Meta) -> bool {
    let value = match meta {
        Meta::NameValue(pair) => code(&pair.value),
        Meta::List(list) => code(&list.tokens),
        Meta::Path(_) => return false,
    };
    matches!(value.trim_matches('"'), "false" | "no" | "never")
}

/// What a value would be as the content of a list.
fn contents(value: &Expr) -> Vec<TokenStream> {
    match value {
        Expr::Array(array) => vec![array.elems.to_token_stream()],
        Expr::Tuple(tuple) => vec![tuple.elems.to_token_stream()],
        Expr::Paren(paren) => contents(&paren.expr),
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => {
            let names: Vec<String> = text.value().split(',').map(|name| name.trim().to_owned()).collect();
            let name = |name: &String| Ident::new(name, text.span());
            let unquoted = names.iter().all(|name| is_name(name)).then(|| {
                let names = names.iter().map(name);
                quote::quote!(#(#names),*)
            });
            unquoted.into_iter().chain([text.to_token_stream()]).collect()
        }
        Expr::Path(_) | Expr::Lit(_) => vec![value.to_token_stream()],
        _ => Vec::new(),
    }
}

fn reads_any(tokens: TokenStream, names: &[String]) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "self" || names.iter().any(|name| ident.unraw() == name),
        TokenTree::Group(group) => reads_any(group.stream(), names),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

fn accepted(place: Target) -> String {
    let mut sorted: Vec<&str> = KEYS.iter().filter(|key| key.is_at(place)).map(|key| key.name).collect();
    sorted.sort_unstable();
    let list = sorted.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    format!("{} accepts {list}", place.described())
}

fn unknown_word(name: &str, meta: &Meta, place: Target) -> Diag {
    Diag::over(meta.path(), format!("unknown key `{name}` in `#[api(...)]`")).note(accepted(place))
}

fn unknown(name: &str, meta: &Meta, place: Target) -> Diag {
    let others = match place {
        Target::FieldOfStruct => &[Target::Struct][..],
        _ => &[Target::Enum, Target::Variant, Target::Field],
    };
    let elsewhere: Vec<&str> =
        others.iter().copied().filter(|other| Key::at(name, *other).is_some()).map(Target::described).collect();
    if elsewhere.is_empty() {
        return unknown_word(name, meta, place);
    }
    Diag::over(
        meta.path(),
        format!("misplaced key `{name}` in `#[api(...)]`: it is not a key of {}", place.described()),
    )
    .help(format!("write `{name}` on {}", elsewhere.join(" or ")))
    .note(accepted(place))
}

fn repeated(meta: &Meta, first: &Item) -> Diag {
    let name = first.key.name;
    let help = match first.key.form {
        Form::List => format!("merge the lists into one `{name}(...)`"),
        _ => "remove one of them".to_owned(),
    };
    let note = match &first.meta {
        Meta::NameValue(pair) => {
            format!("the first one is `{name} = {}`", shown(&pair.value))
        }
        Meta::List(list) => format!("the first one is `{name}({})`", shown(&list.tokens)),
        Meta::Path(_) => format!("`{name}` is already set"),
    };
    Diag::over(meta.path(), format!("repeated key `{name}` in `#[api(...)]`")).help(help).note(note)
}

fn fits(key: &Key, meta: &Meta) -> bool {
    match (meta, key.form) {
        (Meta::Path(_), Form::Flag | Form::FlagOrValue | Form::FlagOrList)
        | (Meta::NameValue(_), Form::Value | Form::Type | Form::FlagOrValue) => true,
        (Meta::List(list), Form::List | Form::FlagOrList) => matches!(list.delimiter, MacroDelimiter::Paren(_)),
        _ => false,
    }
}
