//! What a team requires and allows.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::{Meta, MetaList, spanned::Spanned};

use super::{
    expected::listed,
    labels::LabelValue,
    read::{FromKey, List, Located, bare_name, expressions, list_of},
};
use crate::{
    diag::{Diag, Errors, Extent},
    items::{Form, Grammar, Items, key_name},
    printed::shown,
};

/// A name in `allow(...)`, which `rules/allow.rs` compares with the lints.
#[derive(Debug, Clone)]
pub(crate) struct Allowed {
    /// The name, or, if something else is written, the names in it: `format_verb` in `api::format-verb`.
    pub(crate) name: String,
    /// The name stands alone.
    pub(crate) is_bare: bool,
    /// The code as written.
    pub(crate) written: String,
    pub(crate) span: Extent,
}

/// `allow(duplicate_code, format_verb)`.
impl FromKey for List<Allowed> {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        let tokens: Vec<TokenTree> = list_of(item)?.tokens.clone().into_iter().collect();
        let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
        let items = tokens.split(is_comma).filter(|tokens| !tokens.is_empty()).map(Allowed::of).collect();
        Ok(List { items, mistakes: Vec::new() })
    }
}

impl Allowed {
    fn of(tokens: &[TokenTree]) -> Self {
        let stream: TokenStream = tokens.iter().cloned().collect();
        let written = shown(&stream).replace(" - ", "-");
        // Without the value after `=`, and the path before `::`.
        let name = written.split(['=', '(']).next().unwrap_or_default().trim();
        let name = name.rsplit("::").next().unwrap_or_default();
        let name = name.trim_matches(['"', ' ']).replace([' ', '-', '.'], "_");
        let name = if name.is_empty() { written.trim_matches(['(', ')', '"']).to_owned() } else { name };
        let name = name.replace("___", "_");
        Allowed { name, is_bare: matches!(tokens, [TokenTree::Ident(_)]), written, span: Extent::of(&stream) }
    }
}

/// The requirements that `require(...)` can impose on every variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Requirement {
    Description,
    Long,
    Retry,
    Docs,
    Challenge,
    Headers,
    PlaceholdersInMeta,
}

impl Requirement {
    pub(crate) const ALL: [Requirement; 7] = [
        Requirement::Description,
        Requirement::Long,
        Requirement::Retry,
        Requirement::Docs,
        Requirement::Challenge,
        Requirement::Headers,
        Requirement::PlaceholdersInMeta,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Requirement::Description => "description",
            Requirement::Long => "long",
            Requirement::Retry => "retry",
            Requirement::Docs => "docs",
            Requirement::Challenge => "challenge",
            Requirement::Headers => "headers",
            Requirement::PlaceholdersInMeta => "placeholders_in_meta",
        }
    }
}

/// An item of `require(...)`.
#[derive(Debug, Clone)]
pub(crate) enum Required {
    Key(Located<Requirement>),
    Label(RequiredLabel),
}

/// `team`, or `type("auth", "invalid_request")`: a label, and its only values.
#[derive(Debug, Clone)]
pub(crate) struct RequiredLabel {
    pub(crate) name: String,
    pub(crate) span: Span,
    /// Without any, every value is legal.
    pub(crate) values: Vec<LabelValue>,
}

/// `require(description, labels(team, type("auth", "invalid_request")))`.
impl FromKey for List<Required> {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        List::read(item, "the name of a requirement", |item, errors| {
            let name = key_name(item.path());
            if name == "labels" {
                return if let Meta::List(list) = item {
                    required_labels(list, errors).into_iter().map(Required::Label).collect()
                } else {
                    errors.push(Diag::over(item, "`labels` takes a list").help("write it as in `labels(team)`"));
                    Vec::new()
                };
            }
            let Some((name, span)) = bare_name(item, "requirement", errors) else { return Vec::new() };
            let all = Requirement::ALL.into_iter().map(Requirement::name).chain(["labels"]);
            let requirement = Requirement::ALL.into_iter().find(|requirement| requirement.name() == name);
            if requirement.is_none() {
                errors.push(
                    Diag::new(span, format!("unknown requirement `{name}`"))
                        .similar("requirement", &name, all.clone())
                        .note(format!("the requirements are {}", listed(all))),
                );
            }
            requirement.map(|value| Required::Key(Located { value, span: span.into() })).into_iter().collect()
        })
    }

    fn probe(item: &Meta) -> Result<(), Diag> {
        Self::from_meta(item)?.sound()
    }
}

pub(super) fn required_labels(list: &MetaList, errors: &mut Errors) -> Vec<RequiredLabel> {
    let grammar = Grammar {
        item: "the name of a label",
        any_name: true,
        needs_value: false,
        form: &|_| Form::Value,
        sample: &|_| None,
        owner: &|_| None,
    };
    let items = Items::parse(list.tokens.clone(), &grammar, errors).items;
    let mut labels = Vec::new();
    for item in items {
        let name = key_name(item.path());
        let values = match &item {
            Meta::Path(_) => Some(Vec::new()),
            Meta::List(values) => expressions(values),
            Meta::NameValue(_) => None,
        };
        let Some(values) = values else {
            errors.push(
                Diag::over(&item, format!("expected `{name}` or its values in `labels(...)`"))
                    .help(format!("write `{name}(\"…\", \"…\")`")),
            );
            continue;
        };
        let values = values.iter().map(Located::<LabelValue>::from_expr);
        let values = values.filter_map(|value| value.map_err(|diag| errors.push(diag)).ok());
        labels.push(RequiredLabel {
            name,
            span: item.path().span(),
            values: values.map(|value| value.value).collect(),
        });
    }
    labels
}
