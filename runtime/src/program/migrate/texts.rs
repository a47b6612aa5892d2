//! The texts of thiserror's attributes as templates.

use syn::{Fields, LitStr, Type, Variant};

use super::found::last_name;

/// What the `Display` of a variant shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// A text whose places are fields.
    Template(String),
    /// The source, which clients must not read.
    Source,
    /// Something computed.
    Unclear,
    /// There is no text, or that of another error.
    Nothing,
}

pub(super) fn of_variant(variant: &Variant) -> Shown {
    let Some(attribute) = variant.attrs.iter().find(|attribute| attribute.path().is_ident("error")) else {
        return Shown::Nothing;
    };
    let syn::Meta::List(list) = &attribute.meta else { return Shown::Nothing };
    if list.tokens.to_string() == "transparent" {
        return Shown::Source;
    }
    match syn::parse2::<LitStr>(list.tokens.clone()) {
        Ok(text) => template(&text.value(), &variant.fields),
        Err(_) => Shown::Unclear,
    }
}

/// `No user {id}` → `No user <id>`.
fn template(format: &str, fields: &Fields) -> Shown {
    let mut template = String::new();
    let mut rest = format;
    while let Some(at) = rest.find(['{', '}', '<']) {
        let (before, from) = rest.split_at(at);
        template.push_str(before);
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            template.push_str(from.get(..1).unwrap_or_default());
            rest = after;
        } else if let Some(after) = from.strip_prefix('<') {
            template.push_str(escaped(after));
            rest = after;
        } else {
            let inner = from.strip_prefix('{').and_then(|from| from.split_once('}'));
            let Some((place, after)) = inner else { return Shown::Unclear };
            let name = place.split(':').next().unwrap_or_default().trim();
            match field(name, fields) {
                None => return Shown::Unclear,
                Some(true) => return Shown::Source,
                Some(false) => template.extend(["<", place.trim(), ">"]),
            }
            rest = after;
        }
    }
    template.push_str(rest);
    Shown::Template(template)
}

/// A `<` as a template has it, before this text.
fn escaped(after: &str) -> &'static str {
    if after.starts_with(|char: char| char.is_alphanumeric() || matches!(char, '_' | '<' | '>' | '{')) {
        "<<"
    } else {
        "<"
    }
}

/// Whether the field with this name, or index, holds another error. `None` if there is no such field.
fn field(name: &str, fields: &Fields) -> Option<bool> {
    let field = match name.parse::<usize>() {
        Ok(index) => fields.iter().nth(index).filter(|_| matches!(fields, Fields::Unnamed(_)))?,
        Err(_) => fields.iter().find(|field| field.ident.as_ref().is_some_and(|ident| ident == name))?,
    };
    let is_marked = field
        .attrs
        .iter()
        .any(|attribute| ["from", "source", "backtrace"].iter().any(|name| attribute.path().is_ident(name)));
    Some(is_marked || name == "source" || is_error(&field.ty))
}

/// Whether a type is that of an error, by its name.
fn is_error(ty: &Type) -> bool {
    let text = quote::ToTokens::to_token_stream(ty).to_string();
    last_name(ty).is_some_and(|name| name.ends_with("Error")) || text.contains("dyn") || text.contains("Error")
}

/// A constant text as a template.
pub(super) fn literal(text: &str) -> String {
    let mut template = String::new();
    for (at, char) in text.char_indices() {
        match char {
            '<' => template.push_str(escaped(text.get(at + 1..).unwrap_or_default())),
            char => template.push(char),
        }
    }
    template
}

pub(super) fn has_verbs(template: &str) -> bool {
    crate::program::import::has_verbs(template)
}
