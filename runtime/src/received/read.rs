//! Reads errors from JSON. One reader handles all shapes: it looks for each member under all the names that shapes give it.

use std::time::Duration;

use http::StatusCode;
use serde_json::{Map, Value};

use super::error::{ReceivedCode, ReceivedError, Understood};
use crate::answer::envelope::{JsonPointer, PROBLEM_MEMBERS, percent_decoded};

type JsonMap = Map<String, Value>;

// The names of each member, the likeliest first. Case and punctuation in the body's names do not matter.
const CODE: &[&str] = &["code", "errorcode", "reason"];
const STATUS: &[&str] = &["status", "statuscode"];
const SHORT: &[&str] = &["title", "message", "errormessage", "msg"];
const LONG: &[&str] = &["detail", "longmessage", "description", "errordescription", "details"];
const POINTER: &[&str] = &["pointer", "field", "param", "parameter", "target"];
const DOCS: &[&str] = &["docs", "docurl", "documentationurl", "moreinfo", "helpurl"];
const META: &[&str] = &["meta", "metadata", "details", "data"];
const ITEMS: &[&str] = &["errors", "details"];
const OTHER: &[&str] = &["error", "source", "links"];

/// What a body contains.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) status: Option<StatusCode>,
    pub(super) request_id: Option<String>,
    pub(super) retry: Option<Duration>,
    pub(super) under: Option<ReceivedError>,
    pub(super) errors: Vec<ReceivedError>,
}

impl Reading {
    pub(super) fn of(body: &Value, content_type: Option<&str>) -> Self {
        match body {
            Value::Object(body) => Self::of_object(body, content_type),
            other => Self { errors: items(other), ..Self::default() },
        }
    }

    fn of_object(body: &JsonMap, content_type: Option<&str>) -> Self {
        let shape = KnownShape::of(body, content_type);
        let head = if shape == KnownShape::Problem { body } else { inner(body) };
        let lead = read_error(head, shape);
        let google = GoogleDetails::of(head);
        let listed = [head, body].into_iter().flat_map(|object| ITEMS.iter().map(|name| listed(object, name)));
        let violations = google.violations.map(items);
        let errors = violations.into_iter().chain(listed).find(|errors| !errors.is_empty());
        let mut reading = Self { retry: google.retry, ..Self::default() }.combined(lead, errors.unwrap_or_default());
        reading.request_id = request_id(head, shape).or_else(|| request_id(body, shape)).or_else(|| item_id(body));
        reading.status =
            status(head).or_else(|| status(body)).or_else(|| number_status(head)).or(reading.common_status());
        reading
    }

    /// Combines the error at the top of a body with those in its list.
    ///
    /// A shape with both shows one of the errors in both places, unless the one at the top leads them. At the top, the
    /// error has all of its members except the pointer.
    fn combined(mut self, lead: Option<ReceivedError>, mut errors: Vec<ReceivedError>) -> Self {
        if let Some(mut lead) = lead {
            let same = |error: &ReceivedError| error.code == lead.code && error.text() == lead.text();
            if let Some(error) = errors.iter().position(same).and_then(|at| errors.get_mut(at)) {
                lead.pointer = lead.pointer.or(error.pointer.take());
                *error = lead;
            } else if errors.is_empty() {
                errors.push(lead);
            } else {
                self.under = Some(lead);
            }
        }
        Self { errors, ..self }
    }

    /// The status of all errors.
    fn common_status(&self) -> Option<StatusCode> {
        let status = self.errors.first()?.status?;
        self.errors.iter().all(|error| error.status == Some(status)).then_some(status)
    }

    pub(super) fn understood(&self, is_whole: bool) -> Understood {
        let mut errors = self.under.iter().chain(&self.errors);
        if self.errors.is_empty() {
            Understood::NoError
        } else if is_whole && errors.all(|error| error.code.is_some()) {
            Understood::Fully
        } else {
            Understood::Partly
        }
    }
}

/// The distinction between shapes that contradict each other.
#[derive(Clone, Copy, PartialEq)]
enum KnownShape {
    /// RFC 9457: the members of `meta` are extensions, so every member that is not standard belongs to it.
    Problem,
    /// The members may have any names.
    Any,
}

impl KnownShape {
    fn of(body: &JsonMap, content_type: Option<&str>) -> Self {
        let is_declared = content_type.is_some_and(|name| name.starts_with("application/problem+json"));
        let looks_so = body.get("title").is_some_and(Value::is_string) && body.get("status").is_some_and(Value::is_u64);
        if is_declared || looks_so { Self::Problem } else { Self::Any }
    }
}

/// The member `error`, which contains everything in some shapes, or else the object itself.
fn inner(object: &JsonMap) -> &JsonMap {
    object.get("error").and_then(Value::as_object).unwrap_or(object)
}

/// The errors that a member lists.
fn listed(object: &JsonMap, name: &str) -> Vec<ReceivedError> {
    match member(object, name) {
        // These are the sources of an error, which development shows.
        Some(Value::Array(list)) if name == "details" && list.iter().all(Value::is_string) => Vec::new(),
        Some(list) => items(list),
        None => Vec::new(),
    }
}

fn items(list: &Value) -> Vec<ReceivedError> {
    let read = |item: &Value| match item {
        // This is not an error, but a part of one.
        Value::Object(object) if object.contains_key("@type") => None,
        Value::Object(object) => read_error(inner(object), KnownShape::Any),
        Value::String(text) => Some(ReceivedError { message: Some(text.clone()), ..ReceivedError::default() }),
        _ => None,
    };
    list.as_array().into_iter().flatten().filter_map(read).collect()
}

/// Reads the members of an error. `None` if there are none to recognize an error by.
fn read_error(object: &JsonMap, shape: KnownShape) -> Option<ReceivedError> {
    let (code, is_upper) = code(object).map_or((None, false), |(code, is_upper)| (Some(code), is_upper));
    let (message, long_message) = texts(object, shape);
    if code.is_none() && message.is_none() {
        return None;
    }
    let docs = docs(object);
    Some(ReceivedError {
        status: status(object),
        code,
        is_upper,
        message,
        long_message,
        meta: meta(object, shape),
        pointer: if shape == KnownShape::Problem { None } else { pointer(object) },
        docs,
    })
}

/// The code, and whether the shape sends every code in upper snake case.
fn code(object: &JsonMap) -> Option<(ReceivedCode, bool)> {
    if let Some(reason) = GoogleDetails::of(object).reason {
        return Some((ReceivedCode::Text(reason.to_owned()), true));
    }
    let from_value = |value: &Value| match value {
        Value::String(text) => Some(ReceivedCode::Text(text.clone())),
        Value::Number(number) => {
            Some(number.as_u64().map_or_else(|| ReceivedCode::Text(number.to_string()), ReceivedCode::Number))
        }
        _ => None,
    };
    // Without details, the name of the status is the only code of Google's shape.
    if let (Some(name), Some(_)) = (status_name(object), number_status(object)) {
        return Some((ReceivedCode::Text(name.to_owned()), true));
    }
    let named = |name: &&str| Some((from_value(member(object, name)?)?, *name == "reason"));
    if let Some(code) = CODE.iter().find_map(named) {
        return Some(code);
    }
    // OAuth's shape, RFC 6749, section 5.2.
    let error = object.get("error")?.as_str()?;
    is_word(error).then(|| (ReceivedCode::Text(error.to_owned()), false))
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_whitespace)
}

/// The `status` of Google's shape, which is a name.
fn status_name(object: &JsonMap) -> Option<&str> {
    let name = object.get("status")?.as_str()?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    is_name.then_some(name)
}

/// The short and the long text. If there is only one, it is the short text.
fn texts(object: &JsonMap, shape: KnownShape) -> (Option<String>, Option<String>) {
    let standard = |name| object.get(name).and_then(Value::as_str);
    let (short, long) = match (standard("title"), standard("detail")) {
        (None, None) => (text(object, SHORT), text(object, LONG)),
        standard if shape == KnownShape::Problem => standard,
        _ => (text(object, SHORT), text(object, LONG)),
    };
    // RFC 9457, section 4.2.1: without a type, the title only names the status.
    let names_status = |title: &str| {
        let kind = object.get("type").and_then(Value::as_str);
        matches!(kind, None | Some("about:blank"))
            && status(object).and_then(|status| status.canonical_reason()) == Some(title)
    };
    let short = short.filter(|title| !(shape == KnownShape::Problem && long.is_some() && names_status(title)));
    let error = || object.get("error").and_then(Value::as_str).filter(|error| !is_word(error));
    let (short, long) = match (short.or_else(error), long) {
        (None, long) => (long, None),
        (short, long) if short == long => (short, None),
        both => both,
    };
    (short.map(str::to_owned), long.map(str::to_owned))
}

fn meta(object: &JsonMap, shape: KnownShape) -> JsonMap {
    let is_own = |name: &String| match shape {
        KnownShape::Problem => !PROBLEM_MEMBERS.contains(&name.as_str()),
        KnownShape::Any => {
            let known = [CODE, STATUS, SHORT, LONG, POINTER, DOCS, META, ITEMS, OTHER];
            !(known.iter().any(|names| names.iter().any(|known| is_same(name, known)))
                || is_request_id(name)
                || is_item_id(name, object))
        }
    };
    let own = object.iter().filter(|(name, _)| is_own(name));
    let nested: &[&str] = if shape == KnownShape::Problem { &["meta"] } else { META };
    let nested = nested.iter().filter_map(|name| member(object, name)?.as_object()).flatten();
    let google = GoogleDetails::of(object).metadata.into_iter().flatten();
    own.chain(nested).chain(google).map(|(name, value)| (name.clone(), value.clone())).collect()
}

fn pointer(object: &JsonMap) -> Option<String> {
    let source = object.get("source").and_then(Value::as_object);
    let pointer = source.and_then(|source| text(source, POINTER)).or_else(|| text(object, POINTER))?;
    Some(match pointer.strip_prefix('#') {
        Some(fragment) => percent_decoded(fragment),
        None => JsonPointer { pointer, path_prefix: "" }.to_string(),
    })
}

fn docs(object: &JsonMap) -> Option<String> {
    let is_link = |text: &&str| text.contains("://");
    let link = |name| object.get(name).and_then(Value::as_str).filter(is_link);
    let about = || object.get("links")?.as_object()?.get("about")?.as_str();
    let docs = text(object, DOCS).filter(is_link).or_else(|| link("type")).or_else(about);
    docs.or(GoogleDetails::of(object).help).map(str::to_owned)
}

/// The status that an object states.
fn status(object: &JsonMap) -> Option<StatusCode> {
    STATUS.iter().find_map(|name| match member(object, name)? {
        Value::Number(number) => StatusCode::from_u16(number.as_u64()?.try_into().ok()?).ok(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    })
}

/// The status that Google's shape sends as `code`, beside its name.
fn number_status(object: &JsonMap) -> Option<StatusCode> {
    status_name(object)?;
    StatusCode::from_u16(object.get("code")?.as_u64()?.try_into().ok()?).ok()
}

fn request_id(object: &JsonMap, shape: KnownShape) -> Option<String> {
    let instance = || object.get("instance")?.as_str()?.strip_prefix("urn:request:");
    if shape == KnownShape::Problem
        && let Some(id) = instance()
    {
        return Some(percent_decoded(id));
    }
    let (_, id) = object.iter().find(|(name, value)| is_request_id(name) && value.is_string())?;
    id.as_str().map(str::to_owned)
}

/// Whether the name is `trace_id`, `requestId`, `clerk_trace_id` or similar.
fn is_request_id(name: &str) -> bool {
    let name: String = plain(name).collect();
    ["traceid", "requestid", "correlationid"].iter().any(|known| name.ends_with(known))
}

/// The `id` of an error of JSON:API.
fn item_id(body: &JsonMap) -> Option<String> {
    let items = body.get("errors")?.as_array()?.iter().filter_map(Value::as_object);
    items.filter(|item| is_item_id("id", item)).find_map(|item| item.get("id")?.as_str()).map(str::to_owned)
}

fn is_item_id(name: &str, object: &JsonMap) -> bool {
    name == "id" && object.contains_key("title")
}

/// A member that is present and not `null`.
fn member<'a>(object: &'a JsonMap, name: &str) -> Option<&'a Value> {
    let exact = object.get(name);
    let value = exact.or_else(|| object.iter().find(|(other, _)| is_same(other, name)).map(|(_, value)| value));
    value.filter(|value| !value.is_null())
}

/// The first of the members that is a string.
fn text<'a>(object: &'a JsonMap, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| member(object, name)?.as_str())
}

fn is_same(name: &str, plain_name: &str) -> bool {
    plain(name).eq(plain_name.chars())
}

fn plain(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|char| char.is_alphanumeric()).map(|char| char.to_ascii_lowercase())
}

/// The contents of `details` in Google's shape (<https://google.aip.dev/193>).
#[derive(Default)]
struct GoogleDetails<'a> {
    reason: Option<&'a str>,
    metadata: Option<&'a JsonMap>,
    retry: Option<Duration>,
    help: Option<&'a str>,
    /// Read only at the top level, because a hostile body can nest them.
    violations: Option<&'a Value>,
}

impl<'a> GoogleDetails<'a> {
    fn of(object: &'a JsonMap) -> Self {
        let mut found = Self::default();
        for detail in object.get("details").and_then(Value::as_array).into_iter().flatten() {
            let text = |name| detail.get(name).and_then(Value::as_str);
            match text("@type").and_then(|name| name.rsplit('/').next()) {
                Some("google.rpc.ErrorInfo") => {
                    found.reason = text("reason");
                    found.metadata = detail.get("metadata").and_then(Value::as_object);
                }
                Some("google.rpc.RetryInfo") => found.retry = text("retryDelay").and_then(duration),
                Some("google.rpc.Help") => found.help = detail.pointer("/links/0/url").and_then(Value::as_str),
                Some("google.rpc.BadRequest") => found.violations = detail.get("fieldViolations"),
                _ => {}
            }
        }
        found
    }
}

/// A duration as protobuf's JSON mapping writes it: `3.500s`.
fn duration(text: &str) -> Option<Duration> {
    let text = text.strip_suffix('s')?;
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let nanos = format!("{fraction:0<9}").get(..9)?.parse().ok()?;
    Some(Duration::new(seconds.parse().ok()?, nanos))
}
