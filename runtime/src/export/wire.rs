//! What the responses of a catalog carry, under the names that the responses use.
//!
//! [`BodyShape`] says where an envelope writes the parts of an error. Here, that is verified against the response of every
//! entry, and the values of an entry are found in it: they are changed one at a time, and the members that change with a
//! value carry it, whatever the envelope calls them.

use std::collections::{BTreeMap, BTreeSet};

use http::StatusCode;

use super::ordered::Json;
use super::path::{BodyPath, Step};
use super::sample::{self, Detail, SampleError};
use super::shape::{BodyShape, CodeForm, ErrorPlaces};
use crate::answer::envelope::UpperSnake;
use crate::answer::{AnyEnvelope, ApiError};
use crate::catalog::Catalog;
use crate::entry::{Code, DataType, Entry, MemberValue, RowMember, Section, StatusRange};

/// An entry in its section.
pub(crate) type Listed = (&'static Section, &'static Entry);

/// The responses of some entries.
pub(crate) struct Wire {
    pub(crate) shape: BodyShape,
    pub(crate) entries: Vec<WireEntry>,
}

/// The responses of one entry.
pub(crate) struct WireEntry {
    pub(crate) section: &'static Section,
    pub(crate) entry: &'static Entry,
    /// The code as it is sent.
    pub(crate) code: Json,
    /// The statuses of the responses: first that of the declared one.
    pub(crate) answers: Vec<Answer>,
    /// The bodies with this error: the first is alone and complete.
    pub(crate) bodies: Vec<Json>,
    /// The members of `meta` in a body with this error alone.
    pub(crate) meta: Vec<WireMember>,
    /// The members of `meta` of this error as one of several.
    pub(crate) listed: Vec<WireMember>,
    /// The parts of the error that its body has.
    pub(crate) sent: Vec<&'static str>,
    /// The parts that the body has in a place or form that is not understood.
    pub(crate) unclear: Vec<String>,
    /// The constant members of `meta` that could be several members of the body, alone and as one of several.
    open: [Vec<Constant>; 2],
}

/// A status of responses, or a class of them.
#[derive(Clone, Copy)]
pub(crate) struct Answer {
    pub(crate) sent: StatusRange,
    /// A status of the error that the envelope answers so.
    pub(crate) of: StatusCode,
}

/// A member of `meta` as it is sent.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WireMember {
    /// Where it is. A map has the path of the object that contains its members.
    pub(crate) path: BodyPath,
    /// Its name, or `*` for a map.
    pub(crate) key: String,
    /// Its key in the catalog. Shapes also send values that no `meta` declares.
    pub(crate) declared: Option<&'static str>,
    /// The name of the field or argument that it carries.
    pub(crate) placeholder: Option<&'static str>,
    /// The type as sent, in the words of [`DataType`].
    pub(crate) data_type: String,
    pub(crate) optional: bool,
    /// The value, if it is constant.
    pub(crate) value: Option<Json>,
}

/// A constant member of `meta`, and the members of the body that have its value.
struct Constant {
    key: &'static str,
    candidates: Vec<WireMember>,
}

/// The keys of the catalog, each with the names that responses give it.
type Renames = BTreeMap<&'static str, BTreeSet<String>>;

/// The errors of a body: one, or two of which the second is looked at.
#[derive(Clone, Copy, PartialEq)]
enum Company {
    Alone,
    Second,
}

/// The entries of a catalog, with or without hidden ones.
pub(crate) fn rows(catalog: &Catalog, with_hidden: bool) -> Vec<Listed> {
    let rows =
        catalog.sections().iter().flat_map(|&section| section.entries().iter().map(move |entry| (section, entry)));
    rows.filter(|(_, entry)| with_hidden || !entry.is_hidden()).collect()
}

impl Wire {
    pub(crate) fn of(envelope: AnyEnvelope, rows: &[Listed]) -> Self {
        let numeric = !rows.is_empty() && rows.iter().all(|(_, entry)| entry.code().as_number().is_some());
        let shape = BodyShape::of(envelope, numeric);
        let [text_form, number_form] = [false, true].map(|numeric| BodyShape::code_form(envelope, numeric));
        let entry = |&(section, entry): &Listed| {
            let form = if entry.code().as_number().is_some() { number_form } else { text_form };
            Reader { envelope, shape: &shape, section, entry }.read(form)
        };
        let mut entries: Vec<_> = rows.iter().map(entry).collect();
        let renames = renames(&entries);
        let mut declared = BTreeMap::<_, BTreeSet<_>>::new();
        for entry in &entries {
            declared.entry(entry.code.to_text()).or_default().insert(entry.entry.code().as_str());
        }
        for entry in &mut entries {
            // Clients cannot tell from which of several codes it was made.
            let is_shared = declared.get(&entry.code.to_text()).is_some_and(|codes| codes.len() > 1);
            entry.unclear.extend(is_shared.then(|| "code".to_owned()));
            entry.close(&renames, &shape);
        }
        Self { shape, entries }
    }
}

impl WireEntry {
    /// The status of the responses, unless the error says another at run time.
    pub(crate) fn status(&self) -> StatusRange {
        self.answers.first().map_or_else(|| self.entry.status().into(), |answer| answer.sent)
    }

    /// The statuses that a response may have, if the error says its status at run time. A class stands for its statuses.
    pub(crate) fn statuses(&self) -> impl Iterator<Item = StatusRange> {
        let sent = || self.answers.iter().map(|answer| answer.sent).filter(|_| self.entry.status_place().is_some());
        sent().filter(move |range| sent().all(|other| other == *range || !other.includes(*range)))
    }

    /// The error alone, with everything that it can have.
    pub(crate) fn full(&self) -> &Json {
        self.bodies.first().unwrap_or(&Json::Null)
    }

    /// The member at a path, of the error alone or of one of several.
    pub(crate) fn member(&self, path: &BodyPath) -> Option<&WireMember> {
        self.members().find(|member| member.path == *path && !member.is_map())
    }

    pub(crate) fn members(&self) -> impl Iterator<Item = &WireMember> {
        self.meta.iter().chain(&self.listed)
    }

    /// Chooses among the candidates for constants, by the names that other entries have for the same key.
    fn close(&mut self, renames: &Renames, shape: &BodyShape) {
        let Self { meta, listed, open, unclear, .. } = self;
        for (members, open) in [meta, listed].into_iter().zip(open) {
            while let Some((at, member)) = first_certain(open, members, renames) {
                open.remove(at);
                members.push(member);
            }
            let is_sent = |constant: &&Constant| constant.free(members, renames).next().is_some();
            unclear.extend(open.iter().filter(is_sent).map(|constant| format!("meta.{}", constant.key)));
            open.clear();
        }
        let of_shape = shape.members(self, &shape.error, self.bodies.first());
        self.meta.extend(of_shape);
        if let Some(list) = &shape.list {
            let several = self.bodies.get(self.bodies.len() / 2);
            let of_shape = shape.members(self, list, several);
            self.listed.extend(of_shape);
        }
        self.keep(shape);
        self.unclear.sort();
        self.unclear.dedup();
    }

    /// Keeps the members in the objects that the shape has for them, in the order of the body. Others are in a place that
    /// depends on something, such as the code.
    fn keep(&mut self, shape: &BodyShape) {
        let Self { meta, listed, bodies, unclear, .. } = self;
        let several = bodies.get(bodies.len() / 2);
        let alone = (meta, Some(&shape.error), bodies.first(), 1);
        for (members, places, body, errors) in [alone, (listed, shape.list.as_ref(), several, 2)] {
            // Items of an array that are told apart by another member have one path.
            let is_one =
                |member: &WireMember| member.is_map() || body.is_none_or(|body| member.path.find(body).len() <= errors);
            let is_fixed =
                |member: &WireMember| places.is_some_and(|places| places.holds(&member.object())) && is_one(member);
            let lost = members.iter().filter(|member| !is_fixed(member));
            unclear.extend(lost.filter_map(|member| Some(format!("meta.{}", member.declared?))));
            members.retain(is_fixed);
            let mut order = Vec::new();
            if let Some(body) = body {
                BodyPath::default().each(body, &mut |path, _| order.push(path.clone()));
            }
            members.sort_by_cached_key(|member| (member.is_map(), order.iter().position(|path| *path == member.path)));
        }
    }
}

/// The first constant that can be only one member of the body, and that member.
fn first_certain(open: &[Constant], members: &[WireMember], renames: &Renames) -> Option<(usize, WireMember)> {
    open.iter().enumerate().find_map(|(at, constant)| {
        let mut free = constant.free(members, renames);
        free.next().filter(|_| free.next().is_none()).map(|member| (at, member.clone()))
    })
}

impl Constant {
    /// The members that the constant can be: those with the name that other entries have for its key, or else any.
    fn free<'c>(
        &'c self,
        taken: &'c [WireMember],
        renames: &Renames,
    ) -> impl Iterator<Item = &'c WireMember> + use<'c> {
        let is_free = |member: &&WireMember| taken.iter().all(|known| known.path != member.path);
        let free: Vec<_> = self.candidates.iter().filter(is_free).collect();
        let names = renames.get(self.key);
        let is_named = |member: &&WireMember| names.is_some_and(|names| names.contains(&member.key));
        let likely: Vec<_> = free.iter().copied().filter(is_named).collect();
        if likely.is_empty() { free.into_iter() } else { likely.into_iter() }
    }
}

impl BodyShape {
    /// The members that the envelope itself adds to an object of structured data.
    fn members(&self, entry: &WireEntry, places: &ErrorPlaces, body: Option<&Json>) -> Vec<WireMember> {
        let (Some(meta), Some(body)) = (&places.meta, body) else { return Vec::new() };
        // In the object of the error itself, they are members of the body like any other.
        if meta.path == places.object {
            return Vec::new();
        }
        let is_known = |path: &BodyPath| {
            let is_part = [Some(&self.error), self.list.as_ref()].into_iter().flatten().any(|places| places.has(path));
            is_part || entry.members().any(|member| member.path == *path)
        };
        let is_of_map =
            |key: &str| key == sample::KEY && entry.members().any(|member| member.is_map() && member.path == meta.path);
        let mut members: Vec<WireMember> = Vec::new();
        for object in meta.path.find(body) {
            let Json::Object(own) = object else { continue };
            for (key, value) in own.iter().filter(|(key, _)| !is_of_map(key)) {
                let path = BodyPath(meta.path.0.iter().cloned().chain([Step::Member(key.clone())]).collect());
                if is_known(&path) || members.iter().any(|known| known.path == path) {
                    continue;
                }
                members.push(WireMember {
                    path,
                    key: key.clone(),
                    declared: None,
                    placeholder: None,
                    data_type: word(value).to_owned(),
                    optional: false,
                    value: None,
                });
            }
        }
        members
    }
}

impl WireMember {
    pub(crate) fn is_map(&self) -> bool {
        self.key == "*"
    }

    /// The path of the object that it is a member of, or that has the members of the map.
    pub(crate) fn object(&self) -> BodyPath {
        if self.is_map() { self.path.clone() } else { self.path.parent() }
    }
}

fn renames(entries: &[WireEntry]) -> Renames {
    let mut renames = Renames::new();
    for member in entries.iter().flat_map(WireEntry::members) {
        if let Some(declared) = member.declared {
            renames.entry(declared).or_default().insert(member.key.clone());
        }
    }
    renames
}

/// Reads the responses of one entry.
struct Reader<'s> {
    envelope: AnyEnvelope,
    shape: &'s BodyShape,
    section: &'static Section,
    entry: &'static Entry,
}

impl Reader<'_> {
    fn read(&self, form: CodeForm) -> WireEntry {
        let mut entry = WireEntry {
            section: self.section,
            entry: self.entry,
            code: sent_code(self.entry.code(), form),
            answers: self.answers(),
            bodies: self.bodies(),
            meta: Vec::new(),
            listed: Vec::new(),
            sent: Vec::new(),
            unclear: Vec::new(),
            open: [Vec::new(), Vec::new()],
        };
        (entry.meta, entry.open[0]) = self.members(Company::Alone, &mut entry.unclear);
        if self.shape.list.is_some() {
            (entry.listed, entry.open[1]) = self.members(Company::Second, &mut entry.unclear);
        }
        self.parts(&mut entry);
        entry
    }

    fn sample(&self, detail: Detail) -> SampleError {
        SampleError::of(self.section, self.entry, detail)
    }

    /// The statuses of the error as the envelope answers them: a class if it changes none of it.
    fn answers(&self) -> Vec<Answer> {
        let sent = |status| sample::status(self.envelope, self.sample(Detail::Full).answered(status));
        let declared = self.entry.status();
        let mut answers: Vec<Answer> = Vec::new();
        for range in [declared.into()].into_iter().chain(self.entry.statuses()) {
            if range.each().all(|status| sent(status) == status) {
                answers.push(Answer { sent: range, of: range.example(declared) });
            } else {
                answers.extend(range.each().map(|of| Answer { sent: sent(of).into(), of }));
            }
        }
        let mut known = BTreeSet::new();
        answers.retain(|answer| known.insert(answer.sent));
        answers
    }

    /// One body for each optional part, with the error alone and twice.
    fn bodies(&self) -> Vec<Json> {
        let only = sample::optional_places(self.entry).map(Detail::Only);
        let details = [Detail::Full, Detail::Least].into_iter().chain(only);
        let samples: Vec<_> = details.map(|detail| self.sample(detail)).collect();
        let one = samples.iter().map(|&sample| sample::body(self.envelope, sample));
        let several = samples.iter().map(|&sample| sample::body_of_several(self.envelope, &[sample, sample]));
        one.chain(several.map(Option::unwrap_or_default)).map(|body| Json::parse(&body)).collect()
    }

    fn body(&self, company: Company, details: [Detail; 2]) -> Json {
        let [first, second] = details.map(|detail| self.sample(detail));
        Json::parse(&match company {
            Company::Alone => sample::body(self.envelope, second),
            Company::Second => sample::body_of_several(self.envelope, &[first, second]).unwrap_or_default(),
        })
    }

    /// The members of `meta`, and the constant ones that are not certain.
    fn members(&self, company: Company, unclear: &mut Vec<String>) -> (Vec<WireMember>, Vec<Constant>) {
        let full = self.body(company, [Detail::Full; 2]);
        let least = self.body(company, [Detail::Least; 2]);
        let mut members: Vec<WireMember> = Vec::new();
        for (place, name) in self.entry.places() {
            let other = self.body(company, [Detail::Full, Detail::Other(place)]);
            let values = [Detail::Full, Detail::Other(place)].map(|detail| self.sample(detail).value(place));
            let is_map = self.entry.members().any(|member| member.is_map_of(place));
            let mut changes = Changes { values: &values, is_map, carriers: Vec::new(), others: Vec::new() };
            changes.find(&full, &other, &mut BodyPath::default());
            let declared: Vec<_> = self.entry.members().filter(|member| member.is_of(place)).collect();
            changes.carriers.retain(|(path, _)| !self.is_part(path));
            if changes.carriers.is_empty() && changes.others.iter().any(|path| !self.is_part(path)) {
                unclear.extend(declared.iter().map(|member| format!("meta.{}", member.key())));
            }
            for (path, value) in changes.carriers {
                if members.iter().all(|known| known.path != path || known.is_map() != value.is_none()) {
                    members.push(self.carrier(place, name, &declared, path, value.as_ref(), &least));
                }
            }
        }
        let mut open = Vec::new();
        let constants = self.entry.members().filter_map(|member| match member.value {
            MemberValue::Constant(json) => Some((member.key(), crate::entry::constant(json))),
            MemberValue::Place(_) => None,
        });
        for (key, json) in constants {
            let mut candidates = self.candidates(company, key, &Json::parse(&json), &full);
            let is_free = |member: &WireMember| members.iter().all(|known| known.path != member.path);
            candidates.retain(is_free);
            let same = candidates.iter().position(|member| member.key == key);
            match same.or((candidates.len() == 1).then_some(0)) {
                Some(at) => members.push(candidates.swap_remove(at)),
                None => open.push(Constant { key, candidates }),
            }
        }
        (members, open)
    }

    /// A member that carries the value of a place; without a value, a map whose members do.
    fn carrier(
        &self,
        place: usize,
        name: &'static str,
        declared: &[RowMember],
        path: BodyPath,
        value: Option<&Json>,
        least: &Json,
    ) -> WireMember {
        let key = if value.is_some() { path.key().unwrap_or_default() } else { "*" }.to_owned();
        let same = declared.iter().find(|member| member.key() == key).or(declared.first());
        let (of_row, _) = self.entry.place_type(place);
        let data_type = match value {
            Some(value) if !is_possible(of_row, value) => word(value).to_owned(),
            _ => of_row.to_string(),
        };
        WireMember {
            optional: value.is_some() && !path.exists_in(least),
            path,
            key,
            declared: same.map(|member| member.key()),
            placeholder: Some(name),
            data_type,
            value: None,
        }
    }

    /// The members of a body that have a constant value.
    fn candidates(&self, company: Company, key: &'static str, value: &Json, full: &Json) -> Vec<WireMember> {
        let text = value.to_text();
        let mut paths = Vec::new();
        BodyPath::default().each(full, &mut |path, found| {
            let is_value = *found == *value || found.as_text().is_some_and(|found| found == text);
            if is_value && path.key().is_some() {
                paths.push((path.clone(), found.clone()));
            }
        });
        let list = self.shape.list.as_ref().map(|list| &list.object);
        let is_within = |path: &BodyPath| company == Company::Alone || list.is_some_and(|list| path.starts_with(list));
        paths.retain(|(path, _)| is_within(path) && !self.is_part(path));
        paths.dedup_by(|later, first| later.0 == first.0);
        let member = |(path, value): (BodyPath, Json)| WireMember {
            key: path.key().unwrap_or_default().to_owned(),
            path,
            declared: Some(key),
            placeholder: None,
            data_type: word(&value).to_owned(),
            optional: false,
            value: Some(value),
        };
        paths.into_iter().map(member).collect()
    }

    /// Whether a path leads to a part of the error that is not `meta`.
    fn is_part(&self, path: &BodyPath) -> bool {
        [Some(&self.shape.error), self.shape.list.as_ref()].into_iter().flatten().any(|places| places.has(path))
    }

    /// Which parts of the error are where the shape has them.
    fn parts(&self, entry: &mut WireEntry) {
        let sample = self.sample(Detail::Full);
        let texts = [
            ("message", Some(sample.message().to_string())),
            ("long_message", sample.long_message().map(|text| text.to_string())),
            ("hint", sample.hint().map(|text| text.to_string())),
            ("docs", sample.docs().map(|text| text.to_string())),
        ];
        let Some(full) = entry.bodies.first() else { return };
        let at =
            |part: &'static str| self.shape.error.parts().filter(move |(name, _)| *name == part).map(|(_, path)| path);
        let mut take = |part, is_sent: bool| entry.sent.extend(is_sent.then_some(part));
        if let Some(path) = at("code").next() {
            let is_sent = path.find(full).contains(&&entry.code);
            take("code", is_sent);
            entry.unclear.extend((!is_sent).then(|| "code".to_owned()));
        }
        for (part, text) in texts {
            let Some(text) = text else { continue };
            let mut places = BTreeSet::new();
            BodyPath::default().each(full, &mut |path, found| {
                if found.as_text() == Some(&*text) {
                    places.insert(path.to_string());
                }
            });
            let is_known = |path: &String| {
                let text_parts = self
                    .shape
                    .error
                    .parts()
                    .filter(|(part, _)| matches!(*part, "message" | "long_message" | "hint" | "docs"));
                text_parts.into_iter().any(|(_, known)| known.to_string() == *path)
            };
            let is_meta = |path: &String| entry.meta.iter().any(|member| member.path.to_string() == *path);
            let is_sent = places.iter().any(is_known);
            take(part, is_sent);
            if !is_sent && places.iter().any(|path| !is_meta(path)) {
                entry.unclear.push(part.to_owned());
            }
        }
        let faults = [("pointer", self.entry.pointer().is_some()), ("parameter", self.entry.parameter().is_some())];
        for (part, is_declared) in faults {
            take(part, is_declared && at(part).any(|path| !path.find(full).is_empty()));
        }
    }
}

/// The changes between two bodies in which one place has different values.
struct Changes<'v> {
    /// The values: as data, and as text.
    values: &'v [(Json, String); 2],
    /// Whether the value is a map whose members are those of `meta`.
    is_map: bool,
    /// The members that have the value, with the value as sent; without it, an object that has the members of the value.
    carriers: Vec<(BodyPath, Option<Json>)>,
    /// The other values that changed.
    others: Vec<BodyPath>,
}

impl Changes<'_> {
    fn find(&mut self, one: &Json, other: &Json, path: &mut BodyPath) {
        if one == other {
            return;
        }
        let [(data, text), (other_data, other_text)] = self.values;
        let is_text = |found: &Json, data: &Json, text: &str| {
            found.as_text().is_some_and(|found| found == text || found == data.to_text())
        };
        // The members of a map are in an object that may have others too.
        let is_map = self.is_map;
        let is_value = !is_map && one == data && other == other_data
            || is_text(one, data, text) && is_text(other, other_data, other_text);
        match (one, other) {
            _ if is_value && path.key().is_some() => self.carriers.push((path.clone(), Some(one.clone()))),
            (Json::Object(members), Json::Object(_)) => {
                for (key, value) in members {
                    let Some(other) = other.get(key) else { continue };
                    if key == sample::KEY && is_map && value != other {
                        self.carriers.push((path.clone(), None));
                        continue;
                    }
                    path.0.push(Step::Member(key.clone()));
                    self.find(value, other, path);
                    path.0.pop();
                }
            }
            (Json::List(items), Json::List(others)) => {
                path.0.push(Step::Items);
                items.iter().zip(others).for_each(|(item, other)| self.find(item, other, path));
                path.0.pop();
            }
            _ => self.others.push(path.clone()),
        }
    }
}

fn sent_code(code: Code, form: CodeForm) -> Json {
    match (form, code.as_number()) {
        (CodeForm::Same, Some(number)) => Json::Number(number.into()),
        (CodeForm::Same | CodeForm::Text, _) => Json::from(code.as_str()),
        (CodeForm::UpperSnake, _) => Json::Text(UpperSnake(code.as_str()).to_string()),
    }
}

/// Whether a value has a declared type. Shapes may send a number as a string.
fn is_possible(data_type: DataType, value: &Json) -> bool {
    match value {
        _ if data_type == DataType::ANY => true,
        Json::List(items) => data_type.items().is_some_and(|of| items.iter().all(|item| is_possible(of, item))),
        value => data_type.to_string() == word(value),
    }
}

/// The word for the type of a value.
fn word(value: &Json) -> &'static str {
    match value {
        Json::Text(_) => "string",
        Json::Bool(_) => "boolean",
        Json::Number(number) if number.is_f64() => "number",
        Json::Number(_) => "integer",
        Json::Object(_) => "object",
        Json::List(_) => "any[]",
        Json::Null => "any",
    }
}
