//! Members of `meta(…)`, `args(…)` and `headers(…)`.

use syn::{Expr, Ident, Lit, Meta, ext::IdentExt, spanned::Spanned};

use super::{
    expected::literal,
    read::{FromKey, List, Text},
    text::TemplateText,
};
use crate::{
    diag::{Diag, Extent},
    items::key_name,
};

/// A member of `meta(...)`, `args(...)` or `headers(...)`: a name, with an expression or alone.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) ident: Ident,
    pub(crate) value: Option<Expr>,
    /// The value of a header, if it is a string.
    pub(crate) text: Option<TemplateText>,
}

impl Member {
    /// The header with this name: `x_limit` is `x-limit`.
    pub(crate) fn header_name(&self) -> String {
        self.name.replace('_', "-").to_ascii_lowercase()
    }
}

/// `meta(key, key = field, key = expr)` and similar lists.
impl FromKey for List<Member> {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        let name = key_name(item.path());
        let what = match name.as_str() {
            "headers" => "the name of a header",
            "args" => "the name of a placeholder",
            _ => "a key or the name of a field",
        };
        List::read(item, what, |item, errors| member(item, &name).map_err(|diag| errors.push(diag)).ok())
    }

    fn probe(item: &Meta) -> Result<(), Diag> {
        Self::from_meta(item)?.sound()
    }
}

pub(super) fn member(item: &Meta, list: &str) -> Result<Member, Diag> {
    let form = || Diag::over(item, format!("expected `name` or `name = value` in `{list}(...)`"));
    let (path, value) = match item {
        Meta::Path(path) => (path, None),
        Meta::NameValue(pair) => (&pair.path, Some(pair.value.clone())),
        Meta::List(_) => return Err(form()),
    };
    match path.get_ident() {
        Some(_) if value.is_none() && list != "meta" => {
            let name = key_name(path);
            Err(Diag::over(path, format!("`{name}` in `{list}(...)` has no value")).help(format!("write `{name} = …`")))
        }
        Some(ident) => {
            let text = value.as_ref().filter(|value| list == "headers" && matches!(literal(value), Some(Lit::Str(_))));
            let text = text.map(TemplateText::from_expr).transpose()?;
            Ok(Member { name: ident.unraw().to_string(), ident: ident.clone(), value, text })
        }
        None => Err(form()),
    }
}

/// A field's `meta` (the field's own name is the key) or `meta = "key"`.
#[derive(Debug, Clone)]
pub(crate) struct MetaKey {
    pub(crate) key: Option<Text>,
    pub(crate) span: Extent,
}

impl FromKey for MetaKey {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        let span = item.path().span();
        match item {
            Meta::NameValue(pair) => Ok(MetaKey { key: Some(Text::from_expr(&pair.value)?), span: span.into() }),
            _ => Ok(MetaKey { key: None, span: span.into() }),
        }
    }
}
