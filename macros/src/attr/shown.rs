//! The places where the fields of a variant are shown: the members of `meta`, and the expressions that mention a field.

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::{Expr, ext::IdentExt};

use super::{
    field::Field,
    reads::reads,
    value::{Located, Member, RetryAfterValue, ungroup},
    variant::{Variant, VariantKeys},
};
use crate::{
    case::Case,
    diag::{Extent, nearest},
    printed::shown,
};

/// A member of `meta`, wherever it was declared.
#[derive(Debug)]
pub(crate) struct MetaMember<'a> {
    pub(crate) key: String,
    pub(crate) span: Extent,
    /// The note about this member when another one has the same key.
    pub(crate) written: String,
    /// `None` if a bare key names neither a field nor an `args` name.
    pub(crate) value: Option<Value<'a>>,
}

/// The value of a member.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Value<'a> {
    Field(&'a Field<'a>),
    Expr(&'a Expr),
}

/// A place where a field is shown to the client.
#[derive(Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) field: &'a Field<'a>,
    pub(crate) span: Extent,
    /// "`long`", "meta member `email`"
    pub(crate) by: String,
    /// Only a value derived from the field is shown.
    pub(crate) derived: bool,
}

impl Variant<'_> {
    /// The members of `meta(...)`, then those of the fields, in the order they are written.
    pub(crate) fn meta(&self, case: Option<Case>) -> Vec<MetaMember<'_>> {
        let cased = |name: &str| case.map_or_else(|| name.to_owned(), |case| case.apply(name));
        let listed = self.keys.meta.iter().map(|member| MetaMember {
            key: if member.value.is_some() { member.name.clone() } else { cased(&member.name) },
            span: member.ident.span().into(),
            written: match &member.value {
                Some(value) => format!("the first one is `{} = {}`", member.name, shown(value)),
                None => format!("the first one is `{}`", member.name),
            },
            value: self.value_of(member),
        });
        let flagged = self.fields.iter().filter_map(|field| {
            let meta = field.keys.meta.as_ref()?;
            let (key, span) = match &meta.key {
                Some(key) => (key.value.clone(), key.span),
                None => (cased(&field.name), meta.span),
            };
            Some(MetaMember {
                key,
                span,
                written: format!("the field `{}` already has this key", field.name),
                value: Some(Value::Field(field)),
            })
        });
        listed.chain(flagged).collect()
    }

    /// The value of a key: a field if the expression is a field's bare name, else the expression. Without an
    /// expression, the field or argument with the name of the key.
    pub(crate) fn value_of<'b>(&'b self, member: &'b Member) -> Option<Value<'b>> {
        match &member.value {
            Some(expr) => Some(self.value_of_expr(expr)),
            None => match self.field(&member.name) {
                Some(field) => Some(Value::Field(field)),
                None => self.arg(&member.name).and_then(|arg| arg.value.as_ref()).map(Value::Expr),
            },
        }
    }

    pub(crate) fn value_of_expr<'b>(&'b self, expr: &'b Expr) -> Value<'b> {
        let name = match ungroup(expr) {
            Expr::Path(path) => path.path.get_ident().map(|ident| ident.unraw().to_string()),
            _ => None,
        };
        let field = name.and_then(|name| self.fields.iter().find(|field| field.binding == name));
        field.map_or(Value::Expr(expr), Value::Field)
    }

    /// The bare name in `expr`, if it is probably a misspelt field. It may also be a constant or a static; rustc
    /// resolves those.
    pub(crate) fn misspelt(&self, expr: &Expr) -> Option<(Ident, &str)> {
        let Expr::Path(path) = ungroup(expr) else { return None };
        let ident = path.path.get_ident()?;
        let name = ident.unraw().to_string();
        let known = || self.fields.iter().map(|field| field.binding.as_str());
        if known().any(|known| known == name) || name.chars().any(char::is_uppercase) {
            return None;
        }
        Some((ident.clone(), nearest(&name, known())?))
    }

    /// Every place where a field reaches the client.
    pub(crate) fn shown(&self) -> Vec<Shown<'_>> {
        let mut shown = Vec::new();
        for (key, text) in self.templates() {
            for place in text.template.places() {
                let counts = place.spec.iter().flat_map(|spec| &spec.counts);
                for name in [&place.name].into_iter().chain(counts) {
                    shown.extend(self.field(name).map(|field| Shown {
                        field,
                        span: text.span,
                        by: format!("`{key}`"),
                        derived: false,
                    }));
                }
            }
        }
        for arg in &self.keys.args {
            self.show_member(arg, "args", &mut shown);
        }
        for member in &self.keys.meta {
            self.show_member(member, "meta", &mut shown);
        }
        for header in self.keys.headers.iter().filter(|header| header.text.is_none()) {
            self.show_member(header, "headers", &mut shown);
        }
        let delay = match &self.keys.retry_after {
            Some(Located { value: RetryAfterValue::Field(name), .. }) => Some(("retry_after", name)),
            _ => None,
        };
        let status = self.keys.status_from.as_ref().map(|from| ("status_from", &from.field));
        for (key, name) in delay.into_iter().chain(status) {
            shown.extend(self.bound(name).map(|field| Shown {
                field,
                span: name.span().into(),
                by: format!("`{key}`"),
                derived: false,
            }));
        }
        for field in &self.fields {
            let keys = [
                ("meta", field.keys.meta.as_ref().map(|meta| meta.span)),
                ("pointer", field.keys.pointer.map(|flag| flag.span)),
                ("parameter", field.keys.parameter.map(|flag| flag.span)),
            ];
            for (key, span) in keys {
                shown.extend(span.map(|span| Shown { field, span, by: format!("`{key}`"), derived: false }));
            }
        }
        shown
    }

    fn show_member<'b>(&'b self, member: &'b Member, list: &str, shown: &mut Vec<Shown<'b>>) {
        let by = format!("`{}` in `{list}(...)`", member.name);
        match self.value_of(member) {
            Some(Value::Field(field)) => {
                let span = member.value.as_ref().map_or_else(|| member.ident.span().into(), Extent::of);
                shown.push(Shown { field, span, by, derived: false });
            }
            // An `args` name used as a bare meta key was already listed with the `args`.
            Some(Value::Expr(expr)) if member.value.is_some() => {
                for read in reads(expr.to_token_stream()) {
                    let (field, span) = match read.member {
                        Some((name, span)) => (self.fields.iter().find(|field| field.name == name), span),
                        None => (self.fields.iter().find(|field| field.binding == read.name), read.ident.span()),
                    };
                    shown.extend(field.map(|field| Shown {
                        field,
                        span: span.into(),
                        by: by.clone(),
                        derived: read.derived,
                    }));
                }
            }
            _ => {}
        }
    }

    /// Every place where an expression reads `self` as a whole, which may show any field.
    pub(crate) fn whole_self(&self) -> Vec<(String, Span)> {
        let VariantKeys { args, meta, headers, .. } = &self.keys;
        let lists = [("args", args), ("meta", meta), ("headers", headers)];
        let members = lists.into_iter().flat_map(|(list, members)| members.iter().map(move |member| (list, member)));
        let uses = members.filter(|(_, member)| member.text.is_none()).flat_map(|(list, member)| {
            let reads = reads(member.value.to_token_stream()).into_iter();
            let whole = reads.filter(|read| read.name == "self" && read.member.is_none());
            whole.map(move |read| (format!("`{}` in `{list}(...)`", member.name), read.ident.span())).take(1)
        });
        uses.collect()
    }
}
