//! What the parser needs to know about the service's bodies: their [`BodyShape`], and facts that only samples show.

use std::collections::BTreeSet;

use crate::answer::envelope::UpperSnake;
use crate::catalog::Catalog;
use crate::export::document::{Code, Document, Entry};
use crate::export::ordered::Json;
use crate::export::sample;
use crate::export::shape::{BodyPath, BodyShape, CodeForm, ErrorPlaces, Step};

/// The places of the parts of an error in a body.
pub(super) struct Wire {
    /// The one error at the top.
    pub(super) top: Option<ErrorPaths>,
    /// The list of errors, and the places in each of its items.
    pub(super) list: Option<(BodyPath, ErrorPaths)>,
    /// The request id, and the prefix before it.
    pub(super) request_id: Option<(BodyPath, String)>,
    /// Whether the values of `meta` are sent as strings, whatever their type.
    pub(super) meta_is_text: bool,
    text_form: CodeForm,
    number_form: CodeForm,
}

/// The places of the parts of one error.
#[derive(Default)]
pub(super) struct ErrorPaths {
    pub(super) code: Option<BodyPath>,
    pub(super) message: Option<BodyPath>,
    pub(super) long_message: Option<BodyPath>,
    pub(super) pointer: Option<BodyPath>,
    pub(super) meta: Vec<MetaPlace>,
}

/// An object with members of `meta`, and its members that do not belong to `meta`.
pub(super) struct MetaPlace {
    pub(super) at: BodyPath,
    pub(super) without: BTreeSet<String>,
}

impl Wire {
    pub(super) fn of(catalog: &Catalog, document: &Document) -> Self {
        let numeric = document.entries().all(|entry| matches!(entry.code, Code::Number(_)));
        let BodyShape { error, list } = BodyShape::of(catalog.envelope(), numeric);
        let list = list.and_then(|item| Some((list_of(&item.object)?, item)));
        let is_listed = list.as_ref().is_some_and(|(list, _)| error.object.0.starts_with(&list.0));
        let mut top = (!is_listed).then(|| ErrorPaths::of(&error, 0, document));
        // If the members of `meta` have no object of their own, the list is beside them.
        for place in top.iter_mut().flat_map(|top| &mut top.meta) {
            let list = list.as_ref().and_then(|(list, _)| list.0.strip_prefix(place.at.0.as_slice()));
            if let Some([Step::Member(name), ..]) = list {
                place.without.insert(name.clone());
            }
        }
        Self {
            meta_is_text: document.entries().any(|entry| sends_text(entry, &error)),
            request_id: error.request_id.as_ref().map(|(member, prefix)| (member.path.clone(), prefix.clone())),
            list: list.map(|(list, item)| {
                let fields = ErrorPaths::of(&item, list.0.len() + 1, document);
                (list, fields)
            }),
            top,
            text_form: BodyShape::code_form(catalog.envelope(), false),
            number_form: BodyShape::code_form(catalog.envelope(), true),
        }
    }

    /// Whether a response has the code of its error.
    pub(super) fn shows_code(&self) -> bool {
        self.lead().is_some_and(|fields| fields.code.is_some())
    }

    /// Whether a response has a text of its error.
    pub(super) fn shows_text(&self) -> bool {
        self.lead().is_some_and(|fields| fields.message.is_some())
    }

    /// The places of the parts of the leading error.
    fn lead(&self) -> Option<&ErrorPaths> {
        self.top.as_ref().or(self.list.as_ref().map(|(_, item)| item))
    }

    pub(super) fn has_meta(&self) -> bool {
        let lists = self.list.iter().map(|(_, item)| item);
        self.top.iter().chain(lists).any(|fields| !fields.meta.is_empty())
    }

    /// Whether each of several errors has its own `meta`.
    pub(super) fn lists_meta(&self) -> bool {
        self.list.as_ref().is_none_or(|(_, item)| !item.meta.is_empty())
    }

    /// Whether every code is sent as declared.
    pub(super) fn sends_codes_as_declared(&self, document: &Document) -> bool {
        document.entries().all(|entry| self.sent(&entry.code) == entry.code)
    }

    /// The code as it is sent.
    pub(super) fn sent(&self, code: &Code) -> Code {
        let form = if matches!(code, Code::Number(_)) { self.number_form } else { self.text_form };
        match form {
            CodeForm::Same => code.clone(),
            CodeForm::Text => Code::Text(code.to_string()),
            CodeForm::UpperSnake => Code::Text(UpperSnake(&code.to_string()).to_string()),
        }
    }
}

impl ErrorPaths {
    /// The places of an error's parts, relative to the given number of steps. Other places concern the whole body.
    fn of(members: &ErrorPlaces, steps: usize, document: &Document) -> Self {
        let item = members.object.0.get(..steps).unwrap_or_default();
        let below = |path: &BodyPath| path.0.strip_prefix(item).map(|path| BodyPath(path.to_vec()));
        let short = members.message.as_ref().and_then(|member| below(&member.path));
        let long = members.long.as_ref().and_then(|member| below(&member.path));
        let (message, long_message) = if short.is_some() { (short, long) } else { (long, None) };
        let place = |place: MetaPlace| Some(MetaPlace { at: below(&place.at)?, ..place });
        Self {
            code: members.code.as_ref().and_then(|(member, _)| below(&member.path)),
            message,
            long_message,
            pointer: members.pointer.as_ref().and_then(|member| below(&member.path)),
            meta: meta_places(members, document).into_iter().filter_map(place).collect(),
        }
    }
}

/// The array that contains an item.
fn list_of(item: &BodyPath) -> Option<BodyPath> {
    let end = item.0.iter().rposition(|step| *step == Step::Items)?;
    item.0.get(..end).map(|steps| BodyPath(steps.to_vec()))
}

/// The objects with members of `meta`. If these are members of the error itself, the ones whose names are taken are in an
/// object of their own.
fn meta_places(members: &ErrorPlaces, document: &Document) -> Vec<MetaPlace> {
    let Some(meta) = &members.meta else { return Vec::new() };
    let mut first = MetaPlace { at: meta.path.clone(), without: BTreeSet::new() };
    if meta.path != members.object {
        return vec![first];
    }
    let mut places = Vec::new();
    for entry in document.entries() {
        let body = Json::parse(entry.sample.body.as_str());
        let is_declared = |key: &str| {
            let is_of_map = |name: &str| name == "*" && key == sample::KEY;
            entry.meta.iter().any(|member| member.key == key || is_of_map(&member.key))
        };
        let Some(Json::Object(own)) = find(&body, &meta.path.0) else { continue };
        let nested = own.iter().find(|(key, value)| {
            let is_nested =
                |members: &[(String, Json)]| !members.is_empty() && members.iter().all(|(key, _)| is_declared(key));
            // The object itself may have the name of one of them.
            let is_free = !is_declared(key) || value.get(key).is_some();
            is_free && matches!(value, Json::Object(members) if is_nested(members))
        });
        if let (Some((key, _)), true) = (nested, places.is_empty()) {
            let at = meta.path.0.iter().cloned().chain([Step::Member(key.clone())]).collect();
            places.push(MetaPlace { at: BodyPath(at), without: BTreeSet::new() });
        }
        let foreign = own.iter().map(|(key, _)| key).filter(|key| !is_declared(key));
        first.without.extend(foreign.cloned());
    }
    places.insert(0, first);
    places
}

/// Whether the sample has a string where the catalog declares another type.
fn sends_text(entry: &Entry, members: &ErrorPlaces) -> bool {
    let body = Json::parse(entry.sample.body.as_str());
    let Some(meta) = members.meta.as_ref().and_then(|meta| find(&body, &meta.path.0)) else { return false };
    let is_other = |data_type: &str| matches!(data_type, "integer" | "number" | "boolean");
    entry.meta.iter().any(|member| {
        is_other(&member.data_type) && meta.get(&member.key).is_some_and(|value| value.as_text().is_some())
    })
}

/// The first value that the steps lead to.
fn find<'v>(value: &'v Json, steps: &[Step]) -> Option<&'v Json> {
    match (steps.split_first(), value) {
        (None, value) => Some(value),
        (Some((Step::Member(key), rest)), value) => find(value.get(key)?, rest),
        (Some((Step::Items, rest)), Json::List(items)) => items.iter().find_map(|item| find(item, rest)),
        (Some((Step::Items, _)), _) => None,
    }
}
