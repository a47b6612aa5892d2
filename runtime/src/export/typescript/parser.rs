//! What the parser needs to know about the service's bodies.

use std::collections::BTreeSet;

use crate::export::ordered::Json;
use crate::export::path::{BodyPath, Step};
use crate::export::sample;
use crate::export::shape::{BodyShape, ErrorPlaces, MemberPlace};
use crate::export::wire::{Wire, WireEntry, WireMember};

/// The places of the parts of an error in a body.
pub(super) struct ParserShape {
    /// The one error at the top.
    pub(super) top: Option<ErrorPaths>,
    /// The list of errors, and the places in each of its items.
    pub(super) list: Option<(BodyPath, ErrorPaths)>,
    /// The request id, and the prefix before it.
    pub(super) request_id: Option<(BodyPath, String)>,
}

/// The places of the parts of one error.
#[derive(Default)]
pub(super) struct ErrorPaths {
    pub(super) code: Option<BodyPath>,
    pub(super) message: Option<BodyPath>,
    pub(super) long_message: Option<BodyPath>,
    pub(super) pointer: Option<BodyPath>,
    pub(super) parameter: Option<BodyPath>,
    pub(super) hint: Option<BodyPath>,
    pub(super) meta: Vec<MetaPlace>,
}

/// An object with members of `meta`, and its members that do not belong to `meta`.
pub(super) struct MetaPlace {
    pub(super) at: BodyPath,
    pub(super) without: BTreeSet<String>,
}

impl ParserShape {
    pub(super) fn of(wire: &Wire) -> Self {
        let BodyShape { error, list, .. } = &wire.shape;
        let list = list.as_ref().and_then(|item| Some((list_of(&item.object)?, item)));
        let is_listed = list.as_ref().is_some_and(|(list, item)| {
            let items = item.object.0.get(..=list.0.len());
            items.is_some_and(|items| error.object.0.starts_with(items))
        });
        Self {
            top: (!is_listed).then(|| ErrorPaths::of(error, 0, &wire.entries, |entry| &entry.meta)),
            request_id: error.request_id.as_ref().map(|(member, prefix)| (member.path.clone(), prefix.clone())),
            list: list.map(|(list, item)| {
                let fields = ErrorPaths::of(item, list.0.len() + 1, &wire.entries, |entry| &entry.listed);
                (list, fields)
            }),
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
}

impl ErrorPaths {
    /// The places of an error's parts, relative to the given number of steps. Other places concern the whole body.
    fn of(
        places: &ErrorPlaces,
        steps: usize,
        entries: &[WireEntry],
        members: impl Fn(&WireEntry) -> &[WireMember],
    ) -> Self {
        let item = places.object.0.get(..steps).unwrap_or_default();
        let below = |path: &BodyPath| path.0.strip_prefix(item).map(|path| BodyPath(path.to_vec()));
        let short = places.message.as_ref().and_then(|member| below(&member.path));
        let long = places.long.as_ref().and_then(|member| below(&member.path));
        let (message, long_message) = if short.is_some() { (short, long) } else { (long, None) };
        let member = |member: &Option<MemberPlace>| below(&member.as_ref()?.path);
        let (pointer, parameter) = (member(&places.pointer), member(&places.parameter));
        let place = |place: MetaPlace| Some(MetaPlace { at: below(&place.at)?, ..place });
        Self {
            code: places.code.as_ref().and_then(|(member, _)| below(&member.path)),
            message,
            long_message,
            // A shape with one member for both does not say which one it is.
            parameter: parameter.filter(|path| pointer.as_ref() != Some(path)),
            pointer,
            hint: member(&places.hint),
            meta: meta_places(places, entries, members).into_iter().filter_map(place).collect(),
        }
    }
}

/// The array that contains an item.
fn list_of(item: &BodyPath) -> Option<BodyPath> {
    let end = item.0.iter().rposition(|step| *step == Step::Items)?;
    item.0.get(..end).map(|steps| BodyPath(steps.to_vec()))
}

/// The objects with members of `meta`: first the one that the shape has for them, or the error itself.
fn meta_places(
    places: &ErrorPlaces,
    entries: &[WireEntry],
    members: impl Fn(&WireEntry) -> &[WireMember],
) -> Vec<MetaPlace> {
    let mut objects: Vec<BodyPath> = places.meta.iter().map(|member| member.path.clone()).collect();
    for object in entries.iter().flat_map(&members).map(WireMember::object) {
        if !objects.contains(&object) {
            objects.push(object);
        }
    }
    let place = |at: BodyPath| {
        let mut without = BTreeSet::new();
        for entry in entries {
            let own: Vec<_> = members(entry).iter().filter(|member| member.object() == at).collect();
            let is_own =
                |key: &String| own.iter().any(|member| member.key == *key || member.is_map() && key == sample::KEY);
            for object in entry.bodies.iter().flat_map(|body| at.find(body)) {
                let Json::Object(found) = object else { continue };
                without.extend(found.iter().map(|(key, _)| key).filter(|key| !is_own(key)).cloned());
            }
        }
        MetaPlace { at, without }
    };
    objects.into_iter().map(place).collect()
}
