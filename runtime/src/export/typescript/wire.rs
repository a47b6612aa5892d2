//! Where an envelope puts what: observed on errors that nobody raised, so that shapes of a service are known as well as the
//! built-in ones.

use serde_json::Value;

use super::super::sample::{self, Detail, REQUEST_ID, Sample};
use crate::Catalog;
use crate::entry::{Entry, Row, Section, SectionRow};

/// Where a body has the parts of an error.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Wire {
    /// The one error at the top.
    pub(super) top: Option<Fields>,
    /// The list of errors, and each in it.
    pub(super) list: Option<(Path, Fields)>,
    /// The request id, behind a prefix.
    pub(super) request_id: Option<(Path, String)>,
    /// The values of `meta` are strings, whatever they are.
    pub(super) meta_is_text: bool,
}

/// The parts of one error.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Fields {
    pub(super) code: Option<Path>,
    pub(super) message: Option<Path>,
    pub(super) long_message: Option<Path>,
    pub(super) pointer: Option<Path>,
    pub(super) meta: Vec<Place>,
}

/// An object with members of `meta`, and the members in it that are none.
#[derive(Debug, PartialEq)]
pub(super) struct Place {
    pub(super) at: Path,
    pub(super) without: Vec<String>,
}

pub(super) type Path = Vec<Step>;

/// A step into a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    Member(String),
    Index(usize),
    /// The item of this `@type`, which protobuf's JSON mapping gives to what can be anything.
    Tagged(String),
}

/// An error by whose parts a place is recognized.
struct Probe {
    code: &'static str,
    short: &'static str,
    long: &'static str,
    pointer: &'static str,
    full: Entry,
    /// The same without `meta`.
    bare: Entry,
}

const META: &str = "probe_number";
const NUMBER: u64 = 70_717;
/// A key that other members have in many shapes; what has it may be put elsewhere.
const TAKEN: &str = "status";
const TAKEN_VALUE: &str = "probe taken";

static SECTION: Section =
    Section(SectionRow { name: "Probe", type_name: "Probe", domain: "probe.example", ..SectionRow::EMPTY });

macro_rules! probe {
    ($name:literal, $code:literal, $numeric:literal) => {{
        const BARE: Row = Row {
            name: "Probe",
            status: 409,
            code: $code,
            numeric: $numeric,
            message: concat!("probe short ", $name),
            long: concat!("probe long ", $name),
            places: concat!("probe_pointer_", $name),
            pointer: "\u{1}0",
            docs: "https://probe.example",
            ..Row::EMPTY
        };
        Probe {
            code: $code,
            short: BARE.message,
            long: BARE.long,
            pointer: BARE.places,
            full: Entry(Row { meta: "\"probe_number\":70717\u{2}\"status\":\"probe taken\"", ..BARE }),
            bare: Entry(BARE),
        }
    }};
}

static WORDS: [Probe; 2] = [probe!("a", "probe_code_a", false), probe!("b", "probe_code_b", false)];
/// Some shapes of a service have a place for numbers only.
static NUMBERS: [Probe; 2] = [probe!("a", "409717", true), probe!("b", "409727", true)];

impl Wire {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let wire = Self::observed(catalog, &WORDS);
        if wire.has_code() { wire } else { Self::observed(catalog, &NUMBERS) }
    }

    fn has_code(&self) -> bool {
        let lists = self.list.iter().map(|(_, item)| item);
        self.top.iter().chain(lists).any(|fields| fields.code.is_some())
    }

    fn observed(catalog: &Catalog, [first, second]: &'static [Probe; 2]) -> Self {
        let render = |entries: &[&'static Entry]| {
            let samples: Vec<_> = entries.iter().map(|entry| Sample::of(&SECTION, entry, Detail::Full)).collect();
            let body = match samples.as_slice() {
                [sample] => Some(sample::body(catalog.renderer(), *sample)),
                samples => sample::body_of_several(catalog.renderer(), samples),
            };
            body.and_then(|body| serde_json::from_str(&body).ok()).unwrap_or(Value::Null)
        };
        let one = render(&[&first.full]);
        let one_bare = render(&[&first.bare]);
        let several = render(&[&first.full, &second.full]);
        let several_bare = render(&[&first.bare, &second.bare]);

        let list = places(&several, &|value| second.is_code(value)).into_iter().find_map(|path| {
            let index = path.iter().rposition(|step| matches!(step, Step::Index(_)))?;
            let (list, item) = (path.get(..index)?, path.get(..=index)?);
            let bare = [at(&several_bare, item)];
            Some((list.to_vec(), Fields::of(at(&several, item)?, &bare, second)))
        });
        let top = Fields::of(&one, &[Some(&one_bare), Some(&several_bare)], first);
        let is_in_list = |path: &Path| list.as_ref().is_some_and(|(list, _)| path.starts_with(list));
        let is_apart = top.code.as_ref().or(top.message.as_ref()).is_some_and(|path| !is_in_list(path));
        let id = |value: &Value| value.as_str().is_some_and(|text| text.ends_with(REQUEST_ID));
        let request_id = places(&one, &id).into_iter().next().and_then(|path| {
            let prefix = at(&one, &path)?.as_str()?.strip_suffix(REQUEST_ID)?.to_owned();
            Some((path, prefix))
        });
        let text = Value::from(NUMBER.to_string());
        Self {
            top: is_apart.then_some(top),
            list,
            request_id,
            meta_is_text: !places(&one, &|value| *value == text).is_empty(),
        }
    }

    /// The code as the body of a response with one error has it.
    pub(super) fn code<'v>(&self, body: &'v Value) -> Option<&'v Value> {
        match (&self.top, &self.list) {
            (Some(top), _) => at(body, top.code.as_ref()?),
            (None, Some((list, item))) => at(at(body, list)?.get(0)?, item.code.as_ref()?),
            (None, None) => None,
        }
    }

    pub(super) fn has_meta(&self) -> bool {
        let lists = self.list.iter().map(|(_, item)| item);
        self.top.iter().chain(lists).any(|fields| !fields.meta.is_empty())
    }
}

impl Probe {
    /// Whether it is the code, in whatever case.
    fn is_code(&self, value: &Value) -> bool {
        let plain = |text: &str| -> String { text.chars().filter(char::is_ascii_alphanumeric).collect() };
        match value {
            Value::String(text) => plain(text).eq_ignore_ascii_case(&plain(self.code)),
            Value::Number(number) => number.to_string() == self.code,
            _ => false,
        }
    }
}

impl Fields {
    /// What the value has of the error; `bare` is the same without `meta`.
    fn of(value: &Value, bare: &[Option<&Value>], probe: &Probe) -> Self {
        let first = |is_it: &dyn Fn(&Value) -> bool| places(value, is_it).into_iter().next();
        let holding = |part: &'static str| move |value: &Value| value.as_str().is_some_and(|text| text.contains(part));
        let (short, long) = (first(&holding(probe.short)), first(&holding(probe.long)));
        // A short text below the long one describes something else, such as a link.
        let is_deeper = |short: &Path| long.as_ref().is_some_and(|long| short.len() > long.len());
        let short = short.filter(|short| !is_deeper(short));
        let (message, long_message) = if short.is_some() { (short, long) } else { (long, None) };
        let text = Value::from(NUMBER.to_string());
        let is_number = |value: &Value| *value == NUMBER || *value == text;
        let members = [(META, first(&is_number)), (TAKEN, first(&|value| *value == TAKEN_VALUE))];
        let mut meta: Vec<Place> = Vec::new();
        for (key, path) in members {
            let Some((last, parent)) = path.as_ref().and_then(|path| path.split_last()) else { continue };
            if *last == Step::Member(key.to_owned()) && meta.iter().all(|place| place.at != parent) {
                // A place within another one is no member of it.
                for outer in &mut meta {
                    if let Some([Step::Member(name), ..]) = parent.strip_prefix(outer.at.as_slice()) {
                        outer.without.push(name.clone());
                    }
                }
                meta.push(Place { at: parent.to_vec(), without: members_of(bare, parent) });
            }
        }
        let code = first(&|value| probe.is_code(value));
        Self { code, message, long_message, pointer: first(&holding(probe.pointer)), meta }
    }
}

/// The members that the objects have at the path.
fn members_of(values: &[Option<&Value>], path: &[Step]) -> Vec<String> {
    let objects = values.iter().filter_map(|value| at((*value)?, path)?.as_object());
    let mut names: Vec<String> = objects.flat_map(|object| object.keys().cloned()).collect();
    names.sort();
    names.dedup();
    names
}

/// The paths to the values that fit, those with fewer steps first.
fn places(value: &Value, fits: &dyn Fn(&Value) -> bool) -> Vec<Path> {
    let mut found = Vec::new();
    collect(value, fits, &mut Vec::new(), &mut found);
    found.sort_by_key(Vec::len);
    found
}

fn collect(value: &Value, fits: &dyn Fn(&Value) -> bool, path: &mut Path, found: &mut Vec<Path>) {
    if fits(value) {
        found.push(path.clone());
    }
    let steps: Vec<(Step, &Value)> = match value {
        Value::Array(items) => items.iter().enumerate().map(|(index, item)| (step_to(index, item), item)).collect(),
        Value::Object(members) => members.iter().map(|(name, value)| (Step::Member(name.clone()), value)).collect(),
        _ => Vec::new(),
    };
    for (step, value) in steps {
        path.push(step);
        collect(value, fits, path, found);
        path.pop();
    }
}

fn step_to(index: usize, item: &Value) -> Step {
    let tag = item.get("@type").and_then(Value::as_str);
    tag.map_or(Step::Index(index), |tag| Step::Tagged(tag.to_owned()))
}

fn at<'v>(value: &'v Value, path: &[Step]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Member(name) => value.get(name),
        Step::Index(index) => value.get(index),
        Step::Tagged(tag) => value.as_array()?.iter().find(|item| item.get("@type").is_some_and(|other| other == tag)),
    })
}
