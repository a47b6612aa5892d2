//! Doc comments and `#[deprecated]`.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, Expr, Meta};

use super::value::literal;

/// The doc comment: its lines, or, if it is computed (`#[doc = concat!(…)]`), also the macros among them.
#[derive(Debug, Clone)]
pub(crate) enum DocPart {
    Text(String),
    Macro(TokenStream),
}

/// The parts of the doc comment, without the indentation that all lines share, as in rustdoc.
pub(super) fn description(attrs: &[Attribute]) -> Vec<DocPart> {
    let values = attrs.iter().filter(|attr| attr.path().is_ident("doc")).filter_map(|attr| match &attr.meta {
        Meta::NameValue(pair) => Some(&pair.value),
        Meta::Path(_) | Meta::List(_) => None,
    });
    let mut parts: Vec<DocPart> = Vec::new();
    for value in values {
        match (string(value), parts.last_mut()) {
            (Some(text), Some(DocPart::Text(last))) => last.extend(["\n", &without_stars(&text)]),
            (Some(text), _) => parts.push(DocPart::Text(without_stars(&text))),
            (None, _) => parts.push(DocPart::Macro(value.to_token_stream())),
        }
    }
    let indent = parts.iter().filter_map(DocPart::indent).min().unwrap_or(0);
    for part in &mut parts {
        part.unindent(indent);
    }
    parts.retain(|part| !matches!(part, DocPart::Text(text) if text.is_empty()));
    parts
}

/// A block comment (`/** … */`), without the leading stars if all further lines have one, as in rustdoc.
fn without_stars(text: &str) -> String {
    let starred = |line: &str| line.trim_start().strip_prefix('*').map(str::to_owned);
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default().to_owned();
    let rest: Option<Vec<String>> = lines.filter(|line| !line.trim().is_empty()).map(starred).collect();
    match rest {
        Some(rest) if !rest.is_empty() => [vec![first], rest].concat().join("\n"),
        _ => text.to_owned(),
    }
}

impl DocPart {
    /// The indentation of the least indented line.
    fn indent(&self) -> Option<usize> {
        let DocPart::Text(text) = self else { return None };
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        lines.map(|line| line.len() - line.trim_start_matches(' ').len()).min()
    }

    fn unindent(&mut self, indent: usize) {
        if let DocPart::Text(text) = self {
            let lines: Vec<&str> =
                text.split('\n').map(|line| line.get(indent..).unwrap_or_default().trim_end()).collect();
            let joined = lines.join("\n");
            *text = String::from(joined.trim_matches('\n'));
        }
    }
}

/// `#[deprecated]`, with its note if it has one.
pub(super) fn deprecation(attrs: &[Attribute]) -> Option<String> {
    let attr = attrs.iter().find(|attr| attr.path().is_ident("deprecated"))?;
    let mut note = String::new();
    match &attr.meta {
        Meta::Path(_) => {}
        Meta::NameValue(pair) => note = string(&pair.value).unwrap_or_default(),
        // rustc reports other mistakes in `#[deprecated(...)]`.
        Meta::List(list) => {
            let _: syn::Result<()> = list.parse_nested_meta(|meta| {
                let text: syn::LitStr = meta.value()?.parse()?;
                if meta.path.is_ident("note") {
                    note = text.value();
                }
                Ok(())
            });
        }
    }
    Some(note)
}

fn string(expr: &Expr) -> Option<String> {
    match literal(expr)? {
        syn::Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}
