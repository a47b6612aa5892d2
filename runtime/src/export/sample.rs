//! Artificial occurrences of entries, which documents show as examples in the service's own envelope.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use serde::ser::{Serialize, Serializer};

use http::StatusCode;

use super::ordered::Json;
use crate::answer::envelope::{Batch, ErrorList, Report};
use crate::answer::{AnyEnvelope, ApiError, Context, INTERNAL_ERROR};
use crate::entry::{self, DataType, Entry, MemberValue, Section, SectionRow};
use crate::occurrence::{Output, Values};

/// The request id of samples: a UUID, as services make them.
pub(crate) const REQUEST_ID: &str = "0198f3a2-6c1e-7b4d-9a57-3f0c2e8d1b46";

/// The key of the only member in a map of a sample.
pub(crate) const KEY: &str = "<key>";

/// The delay of samples whose delay is a field.
const DELAY: Duration = Duration::from_secs(30);

/// Which optional parts a sample has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Everything: a request id, and a value in each `Option`.
    Full,
    /// Only what every response has.
    Least,
    /// Only what every response has, and the value of one place.
    Only(usize),
    /// Everything, with another value in one place.
    Other(usize),
}

/// The body of a response with this one error.
pub(crate) fn body(envelope: AnyEnvelope, sample: SampleError) -> String {
    envelope.body(&Report::of(&sample, &context(sample.detail)))
}

/// The body of a response with several errors, the first of which leads.
pub(crate) fn body_of_several(envelope: AnyEnvelope, samples: &[SampleError]) -> Option<String> {
    let context = context(samples.first()?.detail);
    Some(envelope.body(&Report::of_several(&samples, &context)))
}

/// The places that only some responses have, independently of each other.
pub(crate) fn optional_places(entry: &'static Entry) -> impl Iterator<Item = usize> {
    let types = entry.0.types.unwrap_or_default().split(' ').enumerate();
    let options = types.filter(|(_, word)| word.ends_with('?')).map(|(place, _)| place);
    let maps = entry.members().filter_map(|member| match member.value {
        MemberValue::Place(place) if member.is_spread() => Some(place),
        _ => None,
    });
    options.chain(maps)
}

/// The status of a response with this one error.
pub(crate) fn status(envelope: AnyEnvelope, sample: SampleError) -> StatusCode {
    envelope.status(&Report::of(&sample, &context(sample.detail)))
}

/// The headers of a response with this one error: `content-type` first, the others by name.
pub(crate) fn headers(envelope: AnyEnvelope, sample: SampleError) -> Vec<(String, String)> {
    let headers = envelope.headers(&Report::of(&sample, &context(sample.detail)));
    let shown = headers.iter().filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())));
    let mut shown: Vec<_> = shown.collect();
    shown.sort_by_key(|(name, _)| (name != "content-type", name.clone()));
    shown
}

fn context(detail: Detail) -> Context {
    match detail {
        Detail::Full | Detail::Other(_) => Context::new().request_id(REQUEST_ID),
        Detail::Least | Detail::Only(_) => Context::new(),
    }
}

/// An error whose fields hold their own names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SampleError {
    entry: &'static Entry,
    section: &'static Section,
    detail: Detail,
    /// The status, if it is known only at run time.
    answered: StatusCode,
}

impl SampleError {
    pub(crate) fn of(section: &'static Section, entry: &'static Entry, detail: Detail) -> Self {
        Self { entry, section, detail, answered: entry.status() }
    }

    /// The same with another status, if the entry has several.
    pub(crate) fn answered(self, status: StatusCode) -> Self {
        Self { answered: status, ..self }
    }

    /// The type of a place, if it was seen, and whether it is an `Option`.
    pub(crate) fn data_type(&self, place: usize) -> Option<(DataType, bool)> {
        entry::name(self.entry.0.types.unwrap_or_default(), place).map(|word| DataType::of_row(Some(word)))
    }

    /// The value of a place: as data, and as text.
    pub(crate) fn value(&self, place: usize) -> (Json, String) {
        let (value, text) = self.values(place);
        (Json::parse(&serde_json::to_string(&value).unwrap_or_default()), text)
    }

    fn values(&self, place: usize) -> (SampleValue, String) {
        let name = self.entry.0.places.and_then(|names| entry::name(names, place)).unwrap_or_default();
        let is_other = self.detail == Detail::Other(place);
        let name = if is_other { format!("other_{name}") } else { name.to_owned() };
        let text = if self.is_only_fault(place, &name) { name.clone() } else { format!("<{name}>") };
        let is_map = self.entry.members().any(|member| member.is_map_of(place));
        let known = self.data_type(place).map_or(DataType::ANY, |(data_type, _)| data_type);
        let data_type = if is_map { DataType::OBJECT } else { known };
        (SampleValue { name, data_type, is_empty: self.is_least(place), is_other }, text)
    }

    /// Whether a place is a pointer or parameter, or a part of one.
    fn is_fault(&self, place: usize) -> bool {
        self.entry
            .0
            .extra(|extra| extra.fault)
            .is_some_and(|fault| entry::places(fault.text()).any(|shown| shown == place))
    }

    /// Whether a place has the minimal value.
    fn is_least(&self, place: usize) -> bool {
        match self.detail {
            Detail::Full | Detail::Other(_) => false,
            Detail::Least => true,
            Detail::Only(kept) => kept != place,
        }
    }

    /// Whether the sample omits a place that only some responses have: an `Option`, or a pointer or parameter, which may
    /// be one.
    fn is_left_out(&self, place: usize) -> bool {
        let optional = self.data_type(place).map(|(_, optional)| optional);
        self.is_least(place) && optional.unwrap_or_else(|| self.is_fault(place))
    }

    /// Whether a place is only shown in a pointer or parameter. Its sample is the bare name of its field: `/email` reads
    /// better than `/<email>`.
    fn is_only_fault(&self, place: usize, name: &str) -> bool {
        let name = name.strip_prefix("other_").unwrap_or(name);
        self.is_fault(place) && self.entry.placeholders().all(|shown| shown != name)
    }
}

impl fmt::Display for SampleError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text().fmt(formatter)
    }
}

impl Error for SampleError {}

/// Samples come from all sections: what the type itself would say is asked by nobody.
static NO_SECTION: Section = SectionRow::new("", "", &[]).section();

impl ApiError for SampleError {
    type Envelope = ErrorList;

    fn section() -> &'static Section {
        &NO_SECTION
    }

    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn __section(&self) -> &'static Section {
        self.section
    }
}

impl Values for SampleError {
    fn __compute(&self, place: usize, out: &mut Output<'_>) {
        if self.is_left_out(place) {
            return;
        }
        let (value, text) = self.values(place);
        out.sample(format_args!("{text}"), &value, DELAY, self.answered);
    }
}

impl Batch for &[SampleError] {
    fn get(&self, position: usize) -> Option<&dyn ApiError> {
        <[SampleError]>::get(self, position).map(|sample| sample as &dyn ApiError)
    }

    fn decide(&self) -> (StatusCode, usize) {
        (self.first().map_or(INTERNAL_ERROR.status(), ApiError::status), 0)
    }

    fn under(&self) -> Option<&dyn ApiError> {
        None
    }

    fn room(&self) -> usize {
        self.iter().map(|sample| sample.entry().0.room).sum()
    }
}

/// A value of a type.
struct SampleValue {
    name: String,
    data_type: DataType,
    /// Whether arrays and maps are empty.
    is_empty: bool,
    /// Whether it differs from the usual value.
    is_other: bool,
}

impl Serialize for SampleValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(data_type) = self.data_type.items() {
            let item = Self { name: self.name.clone(), data_type, ..*self };
            return serializer.collect_seq([item].iter().filter(|_| !self.is_empty));
        }
        let other = u32::from(self.is_other);
        match self.data_type {
            DataType::INTEGER => serializer.serialize_u32(1 + other),
            DataType::NUMBER => serializer.serialize_f64(1.5 + f64::from(other)),
            DataType::BOOLEAN => serializer.serialize_bool(!self.is_other),
            DataType::OBJECT => {
                let value = if self.is_other { "<other value>" } else { "<value>" };
                serializer.collect_map([(KEY, value)].into_iter().filter(|_| !self.is_empty))
            }
            _ => serializer.collect_str(&format_args!("<{}>", self.name)),
        }
    }
}
