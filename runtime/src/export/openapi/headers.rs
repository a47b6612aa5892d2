//! The headers of responses: their types, examples, and whether each response has them.

#[cfg(feature = "utoipa")]
use http::StatusCode;

use super::names;
use super::schema::Type;
use crate::answer::AnyEnvelope;
use crate::entry::{DataType, Entry, StatusRange, Template};
use crate::export::ordered::Json;
use crate::export::sample::{self, Detail, SampleError};
use crate::export::wire::WireEntry;
#[cfg(feature = "utoipa")]
use crate::export::wire::{Listed, Wire};

#[derive(Clone)]
pub(crate) struct ResponseHeader {
    pub(crate) name: String,
    pub(crate) description: &'static str,
    pub(crate) required: bool,
    pub(crate) data_type: Type,
    /// Some distinct values.
    pub(crate) examples: Vec<Json>,
}

impl WireEntry {
    /// A sample whose response has a status of the range.
    pub(super) fn sample(&self, detail: Detail, status: StatusRange) -> SampleError {
        let answer = self.answers.iter().find(|answer| answer.sent == status);
        let status = answer.map_or_else(|| status.example(self.entry.status()), |answer| answer.of);
        SampleError::of(self.section, self.entry, detail).answered(status)
    }
}

/// The headers of some errors. A header is required if every error that may lead the response has it.
pub(super) fn headers(
    envelope: AnyEnvelope,
    status: StatusRange,
    errors: &[&WireEntry],
    leads: &[&WireEntry],
) -> Vec<ResponseHeader> {
    let mut headers: Vec<ResponseHeader> = Vec::new();
    let sent = |error: &WireEntry, detail| sample::headers(envelope, error.sample(detail, status));
    for error in errors {
        for (name, value) in sent(error, Detail::Full) {
            let value = header_value(error, &name, value);
            match headers.iter_mut().find(|header| header.name == name) {
                Some(header) => header.add(value),
                None => headers.push(ResponseHeader::new(name, value)),
            }
        }
    }
    // OpenAPI states it with the content.
    headers.retain(|header| header.name != "content-type");
    for error in leads {
        let least = sent(error, Detail::Least);
        for header in &mut headers {
            header.required &= least.iter().any(|(name, _)| *name == header.name);
            header.required &= !is_of_field(error.entry, &header.name);
        }
    }
    headers.sort_by(|one, other| one.name.cmp(&other.name));
    for header in &mut headers {
        header.description = header.role();
        header.examples.truncate(3);
        header.name = names::of_header(&header.name);
    }
    headers
}

/// The headers of several errors with different statuses, any of which may lead. `Retry-After` is excluded, because it is
/// sent only for errors with the status of the response.
#[cfg(feature = "utoipa")]
pub(crate) fn headers_of_several(envelope: AnyEnvelope, rows: &[Listed]) -> Vec<ResponseHeader> {
    let wire = Wire::of(envelope, rows);
    let errors: Vec<_> = wire.entries.iter().collect();
    let mut headers = headers(envelope, StatusCode::BAD_REQUEST.into(), &errors, &errors);
    headers.retain(|header| header.name != "Retry-After");
    headers
}

/// The headers of responses with different statuses. One is required if each of them requires it.
pub(super) fn headers_of_any(responses: &[&[ResponseHeader]]) -> Vec<ResponseHeader> {
    let mut headers: Vec<ResponseHeader> = Vec::new();
    for header in responses.iter().copied().flatten() {
        match headers.iter_mut().find(|known| known.name == header.name) {
            Some(known) => header.examples.iter().for_each(|value| known.add(value.clone())),
            None => headers.push(header.clone()),
        }
    }
    for header in &mut headers {
        let is_required = |own: &ResponseHeader| own.name == header.name && own.required;
        // Several errors with different statuses have no delay.
        header.required =
            header.name != "Retry-After" && responses.iter().all(|headers| headers.iter().any(is_required));
        header.description = header.role();
        header.examples.truncate(3);
    }
    headers.sort_by(|one, other| one.name.cmp(&other.name));
    headers
}

/// Whether the value of a header comes from a field. The field may be `None`, or hold an illegal value.
fn is_of_field(entry: &Entry, header: &str) -> bool {
    let mut declared = entry.headers().filter(|(name, _)| *name == header);
    let has_places = |text: Template| text.placeholders().next().is_some();
    header == "retry-after" && entry.retry_after_place().is_some()
        || header == "www-authenticate" && entry.challenge().is_some_and(has_places)
        || declared.any(|(_, value)| has_places(value))
}

/// The value of a header: a number if it is one, or the value of a field that holds integers.
fn header_value(error: &WireEntry, name: &str, text: String) -> Json {
    let mut declared = error.entry.header_lines();
    let place = declared.find(|(declared, _)| *declared == name).and_then(|(_, value)| {
        let place = value.strip_prefix('<')?.strip_suffix('>')?;
        place.parse::<usize>().ok()
    });
    let sample = SampleError::of(error.section, error.entry, Detail::Full);
    if let Some(place) =
        place.filter(|place| sample.data_type(*place).is_some_and(|(kind, _)| kind == DataType::INTEGER))
    {
        return sample.value(place).0;
    }
    // A number with zeros before it is a text.
    match text.parse::<u64>() {
        Ok(number) if number.to_string() == text => Json::Number(number.into()),
        _ => Json::Text(text),
    }
}

impl ResponseHeader {
    fn new(name: String, value: Json) -> Self {
        let data_type = if matches!(value, Json::Number(_)) { Type::Integer } else { Type::String };
        Self { name, description: "", required: true, data_type, examples: vec![value] }
    }

    /// Adds a value that another error has. A header that not all errors have as a number is a text.
    fn add(&mut self, value: Json) {
        if (self.data_type == Type::Integer) != matches!(value, Json::Number(_)) {
            self.data_type = Type::String;
            for known in &mut self.examples {
                *known = Json::Text(known.to_text());
            }
        }
        let value = if self.data_type == Type::String { Json::Text(value.to_text()) } else { value };
        if !self.examples.contains(&value) {
            self.examples.push(value);
        }
    }

    /// The purpose of the header.
    fn role(&self) -> &'static str {
        match self.name.to_ascii_lowercase().as_str() {
            "retry-after" => "Seconds to wait before the request is sent again.",
            "www-authenticate" => "How the request can be authenticated.",
            "x-request-id" => "The id of the request, to be quoted in questions about it.",
            "link" => "The documentation of the error.",
            _ if self.required => "Sent with each of the errors.",
            _ => "Sent with some of the errors.",
        }
    }
}
