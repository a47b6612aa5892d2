//! Reads errors from JSON. One reader handles all shapes: it looks for each member under all the names that shapes give it.

use std::time::Duration;

use http::StatusCode;
use serde_json::{Map, Value};

use super::error::{ReceivedCode, ReceivedError, Understood};
use crate::answer::envelope::{JsonPointer, is_member_of_json_api, is_member_of_problem, percent_decoded};

type JsonMap = Map<String, Value>;

// The names of each member, the likeliest first. Case and punctuation in the body's names do not matter.
const CODE: &[&str] = &["code", "errorcode", "reason"];
const STATUS: &[&str] = &["status", "statuscode"];
const SHORT: &[&str] = &["title", "message", "errormessage", "msg"];
const LONG: &[&str] = &["detail", "longmessage", "description", "errordescription", "details"];
const POINTER: &[&str] = &["pointer", "field", "param", "target"];
const PARAMETER: &[&str] = &["parameter"];
const HINT: &[&str] = &["hint"];
const DOCS: &[&str] = &["docs", "docurl", "documentationurl", "moreinfo", "helpurl"];
const META: &[&str] = &["meta", "metadata", "details", "data"];
const ITEMS: &[&str] = &["errors", "details", "detail", "violations", "issues", "message"];
const OTHER: &[&str] = &["error", "source", "links"];
/// Lists of names that lead to the member at fault.
const PLACE: &[&str] = &["loc", "path"];
/// Names in an object of errors that stand for the request as a whole.
const WHOLE: &[&str] = &["", "$", "_errors", "non_field_errors"];

/// How many errors are kept. The others are counted.
const MAX_ERRORS: usize = 1_000;
/// How much text and data is kept of all errors together, in bytes.
const MAX_BYTES: usize = 1 << 20;

/// What a body contains.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) status: Option<StatusCode>,
    pub(super) request_id: Option<String>,
    pub(super) retry: Option<Duration>,
    pub(super) under: Option<ReceivedError>,
    pub(super) errors: Vec<ReceivedError>,
    /// How many more errors the body has.
    pub(super) omitted: usize,
}

/// Errors in a list, of which only the first are kept.
#[derive(Default)]
struct Items {
    errors: Vec<ReceivedError>,
    omitted: usize,
}

impl Items {
    fn push(&mut self, error: ReceivedError) {
        if self.errors.len() < MAX_ERRORS {
            self.errors.push(error);
        } else {
            self.omitted += 1;
        }
    }
}

impl Reading {
    pub(super) fn of(body: &Value, content_type: Option<&str>) -> Self {
        let mut reading = match body {
            Value::Object(body) => Self::of_object(body, content_type),
            other => Self::default().combined(None, items(other)),
        };
        reading.cut();
        reading
    }

    /// Drops what exceeds the limit of text and data.
    fn cut(&mut self) {
        let mut left = MAX_BYTES;
        cut(&mut self.request_id, &mut left);
        self.under.iter_mut().chain(&mut self.errors).for_each(|error| error.cut(&mut left));
    }

    fn of_object(body: &JsonMap, content_type: Option<&str>) -> Self {
        let shape = KnownShape::of(body, content_type);
        let head = if shape == KnownShape::Problem { body } else { inner(body) };
        let lead = read_error(head, shape);
        let google = GoogleDetails::of(head);
        let listed = [head, body].into_iter().flat_map(|object| ITEMS.iter().map(|name| listed(object, name)));
        let violations = google.violations.map(items);
        let errors = violations.into_iter().chain(listed).find(|items| !items.errors.is_empty());
        let mut reading = Self { retry: google.retry, ..Self::default() }.combined(lead, errors.unwrap_or_default());
        reading.request_id = request_id(head, shape).or_else(|| request_id(body, shape)).or_else(|| item_id(body));
        reading.status =
            status(head).or_else(|| status(body)).or_else(|| number_status(head)).or(reading.common_status());
        reading
    }

    /// Combines the error at the top of a body with those in its list.
    ///
    /// A shape with both shows one of the errors in both places, unless the one at the top leads them. At the top, the
    /// error has all of its members, except that Google's shape has its pointer or parameter in the list.
    fn combined(mut self, lead: Option<ReceivedError>, items: Items) -> Self {
        let Items { mut errors, omitted } = items;
        if let Some(mut lead) = lead {
            let same = |error: &ReceivedError| error.code == lead.code && error.text() == lead.text();
            if let Some(error) = errors.iter().position(same).and_then(|at| errors.get_mut(at)) {
                lead.pointer = lead.pointer.or(error.pointer.take());
                lead.parameter = lead.parameter.or(error.parameter.take());
                *error = lead;
            } else if errors.is_empty() {
                errors.push(lead);
            } else {
                self.under = Some(lead);
            }
        }
        Self { errors, omitted, ..self }
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
    /// JSON:API: the hint is a member of `meta`.
    JsonApi,
    /// The members may have any names.
    Any,
}

impl KnownShape {
    fn of(body: &JsonMap, content_type: Option<&str>) -> Self {
        let is_declared = content_type.is_some_and(|header| {
            // RFC 9110, section 8.3.1: parameters follow a semicolon, and case does not matter.
            let media_type = header.split(';').next().unwrap_or_default();
            media_type.trim().eq_ignore_ascii_case("application/problem+json")
        });
        let looks_so = body.get("title").is_some_and(Value::is_string) && body.get("status").is_some_and(Value::is_u64);
        if is_declared || looks_so { Self::Problem } else { Self::Any }
    }

    /// The shape of an item of a list.
    fn of_item(item: &JsonMap) -> Self {
        // In JSON:API the status is a string.
        let looks_so = item.contains_key("title") && item.get("status").is_some_and(Value::is_string);
        if looks_so { Self::JsonApi } else { Self::Any }
    }
}

/// The member that contains everything in some shapes, or else the object itself.
fn inner(object: &JsonMap) -> &JsonMap {
    ["error", "detail"].iter().find_map(|name| object.get(*name)?.as_object()).unwrap_or(object)
}

/// The errors that a member lists.
fn listed(object: &JsonMap, name: &str) -> Items {
    match member(object, name) {
        // These are the sources of an error, which development shows.
        Some(Value::Array(list)) if name == "details" && list.iter().all(Value::is_string) => Items::default(),
        // A text, or an object that `inner` or `meta` reads.
        Some(Value::Object(_)) if name != "errors" => Items::default(),
        Some(list) => items(list),
        None => Items::default(),
    }
}

fn items(list: &Value) -> Items {
    let mut items = Items::default();
    match list {
        Value::Array(list) => list.iter().filter_map(item).for_each(|error| items.push(error)),
        Value::Object(map) => match item(list).filter(|error| error.code.is_some()) {
            Some(error) => items.push(error),
            None => of_map(map, &mut Vec::new(), &mut items),
        },
        _ => {}
    }
    items
}

fn item(item: &Value) -> Option<ReceivedError> {
    match item {
        // This is not an error, but a part of one.
        Value::Object(object) if object.contains_key("@type") => None,
        Value::Object(object) => read_error(inner(object), KnownShape::of_item(inner(object))),
        Value::String(text) => Some(ReceivedError { message: Some(text.clone()), ..ReceivedError::default() }),
        _ => None,
    }
}

/// The errors of an object whose names are members of the request: `{"email":["is required"]}`.
fn of_map<'m>(map: &'m JsonMap, path: &mut Vec<&'m str>, items: &mut Items) {
    for (name, value) in map {
        let is_member = !WHOLE.contains(&name.as_str());
        path.extend(is_member.then_some(name.as_str()));
        let list = if let Value::Array(list) = value { list.as_slice() } else { std::slice::from_ref(value) };
        for value in list {
            match (item(value), value) {
                (Some(error), _) => {
                    let pointer = error.pointer.or_else(|| pointer_of(path));
                    items.push(ReceivedError { pointer, ..error });
                }
                (None, Value::Object(nested)) => of_map(nested, path, items),
                _ => {}
            }
        }
        path.truncate(path.len() - usize::from(is_member));
    }
}

/// The pointer that names lead to. One name can itself be a path: `items.0.sku`.
fn pointer_of(names: &[&str]) -> Option<String> {
    let pointer = |name: &&str| {
        let path = name.strip_prefix("$.").unwrap_or(name);
        JsonPointer { pointer: path, path_prefix: "" }.to_string()
    };
    (!names.is_empty()).then(|| names.iter().map(pointer).collect())
}

/// Reads the members of an error. `None` if there are none to recognize an error by.
fn read_error(object: &JsonMap, shape: KnownShape) -> Option<ReceivedError> {
    let (message, long_message) = texts(object, shape);
    let found = code(object).or_else(|| kind(object, shape).filter(|_| message.is_some()));
    if found.is_none() && message.is_none() {
        return None;
    }
    let docs = docs(object);
    let is_kind = found.as_ref().is_some_and(|found| found.is_kind);
    Some(ReceivedError {
        status: status(object),
        is_upper: found.as_ref().is_some_and(|found| found.is_upper),
        code: found.map(|found| found.code),
        message,
        long_message,
        meta: meta(object, shape, is_kind),
        pointer: pointer(object, shape),
        parameter: parameter(object),
        hint: hint(object, shape),
        docs,
    })
}

/// A code, and how it was found.
struct FoundCode {
    code: ReceivedCode,
    /// The shape sends every code in upper snake case.
    is_upper: bool,
    /// The code is the member `type`.
    is_kind: bool,
}

impl FoundCode {
    fn text(code: &str, is_upper: bool) -> Self {
        Self { code: ReceivedCode::Text(code.to_owned()), is_upper, is_kind: false }
    }
}

fn code(object: &JsonMap) -> Option<FoundCode> {
    if let Some(reason) = GoogleDetails::of(object).reason {
        return Some(FoundCode::text(reason, true));
    }
    let from_value = |value: &Value| match value {
        Value::String(text) if !text.is_empty() => Some(ReceivedCode::Text(text.clone())),
        Value::Number(number) => {
            Some(number.as_i64().map_or_else(|| ReceivedCode::Text(number.to_string()), ReceivedCode::Number))
        }
        _ => None,
    };
    // Without details, the name of the status is the only code of Google's shape.
    if let (Some(name), Some(_)) = (status_name(object), number_status(object)) {
        return Some(FoundCode::text(name, true));
    }
    let named = |name: &&str| {
        let code = from_value(member(object, name)?)?;
        Some(FoundCode { code, is_upper: *name == "reason", is_kind: false })
    };
    if let Some(code) = CODE.iter().find_map(named) {
        return Some(code);
    }
    // OAuth's shape, RFC 6749, section 5.2.
    let error = object.get("error")?.as_str()?;
    is_word(error).then(|| FoundCode::text(error, false))
}

/// The `type` of shapes without a code, such as `missing`. In a problem it is a URL.
fn kind(object: &JsonMap, shape: KnownShape) -> Option<FoundCode> {
    let kind = object.get("type")?.as_str().filter(|_| shape != KnownShape::Problem)?;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let is_name = !kind.is_empty() && kind.bytes().all(is_name);
    is_name.then(|| FoundCode { is_kind: true, ..FoundCode::text(kind, false) })
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

/// The members of `meta`, and the members that nothing else reads.
fn meta(object: &JsonMap, shape: KnownShape, is_kind: bool) -> JsonMap {
    let is_own = |name: &str, value: &Value| match shape {
        KnownShape::Problem if name == "errors" => !lists_errors(value),
        KnownShape::Problem if ["pointer", "parameter", "hint"].contains(&name) => !value.is_string(),
        KnownShape::Problem => !is_member_of_problem(name),
        KnownShape::JsonApi | KnownShape::Any => {
            let is_known = is_read(name, value) || is_request_id(name) || is_item_id(name, object);
            !(is_known || is_kind && name == "type")
        }
    };
    let own = object.iter().filter(|(name, value)| is_own(name, value));
    let nested: &[&str] = if shape == KnownShape::Problem { &["meta"] } else { META };
    let nested = nested.iter().filter_map(|name| member(object, name)?.as_object()).flatten();
    let google = GoogleDetails::of(object).metadata.into_iter().flatten();
    let mut meta: JsonMap =
        own.chain(nested).chain(google).map(|(name, value)| (name.clone(), value.clone())).collect();
    if shape == KnownShape::JsonApi {
        if hint_in_meta(object).is_some() {
            meta.remove("hint");
        }
        let is_taken = |nested: &JsonMap| nested.keys().all(|name| is_member_of_json_api(name));
        if meta.get("meta").and_then(Value::as_object).is_some_and(is_taken)
            && let Some(Value::Object(nested)) = meta.remove("meta")
        {
            meta.extend(nested);
        }
    }
    meta
}

/// Whether a member has a known name, and a value that the reader of this name understands.
fn is_read(name: &str, value: &Value) -> bool {
    const TEXTS: [&[&str]; 8] = [CODE, STATUS, SHORT, LONG, POINTER, PARAMETER, HINT, DOCS];
    let is_one_of = |lists: &[&[&str]]| lists.iter().any(|names| names.iter().any(|known| is_same(name, known)));
    match value {
        Value::Null => is_one_of(&TEXTS) || is_one_of(&[META, ITEMS, OTHER]),
        Value::Bool(_) => false,
        Value::Number(_) => is_one_of(&[CODE, STATUS]),
        Value::String(_) => is_one_of(&TEXTS) || is_same(name, "error"),
        Value::Array(list) if is_one_of(&[PLACE]) => place(list).is_some(),
        Value::Array(list) => {
            let is_detail = |item: &Value| item.is_string() || item.get("@type").is_some();
            is_one_of(&[ITEMS]) && (list.iter().all(is_detail) || lists_errors(value))
        }
        Value::Object(_) => is_one_of(&[META, OTHER]) || is_same(name, "errors") && lists_errors(value),
    }
}

/// Whether `items` finds an error.
fn lists_errors(list: &Value) -> bool {
    let is_error = |item: &Value| match item {
        Value::Object(object) => code(inner(object)).is_some() || texts(inner(object), KnownShape::Any).0.is_some(),
        item => item.is_string(),
    };
    match list {
        Value::Array(list) => list.iter().any(is_error),
        Value::Object(map) => map.values().any(|value| is_error(value) || lists_errors(value)),
        _ => false,
    }
}

/// The object that says in JSON:API what in the request is at fault.
fn source(object: &JsonMap) -> Option<&JsonMap> {
    object.get("source").and_then(Value::as_object)
}

fn parameter(object: &JsonMap) -> Option<String> {
    let parameter = source(object).and_then(|source| text(source, PARAMETER));
    parameter.or_else(|| text(object, PARAMETER)).map(str::to_owned)
}

fn hint(object: &JsonMap, shape: KnownShape) -> Option<String> {
    let in_meta = || if shape == KnownShape::JsonApi { hint_in_meta(object) } else { None };
    let hint = text(object, HINT).or_else(in_meta).or(GoogleDetails::of(object).hint);
    hint.map(str::to_owned)
}

fn hint_in_meta(object: &JsonMap) -> Option<&str> {
    object.get("meta")?.as_object()?.get("hint")?.as_str()
}

fn pointer(object: &JsonMap, shape: KnownShape) -> Option<String> {
    let names = if shape == KnownShape::Problem { &["pointer"] } else { POINTER };
    let pointer = source(object).and_then(|source| text(source, names)).or_else(|| text(object, names));
    let Some(pointer) = pointer else {
        let places = if shape == KnownShape::Problem { &[] } else { PLACE };
        return places.iter().find_map(|name| place(member(object, name)?.as_array()?));
    };
    Some(match pointer.strip_prefix('#') {
        Some(fragment) => percent_decoded(fragment),
        None => JsonPointer { pointer, path_prefix: "" }.to_string(),
    })
}

/// The pointer of a list of names and indexes. The `body` that `FastAPI` begins with is the request itself.
fn place(names: &[Value]) -> Option<String> {
    let names = names.strip_prefix(&[Value::from("body")]).unwrap_or(names);
    let token = |name: &Value| match name {
        Value::String(name) => Some(format!("/{}", name.replace('~', "~0").replace('/', "~1"))),
        Value::Number(index) => Some(format!("/{index}")),
        _ => None,
    };
    names.iter().map(token).collect::<Option<String>>().filter(|pointer| !pointer.is_empty())
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
    /// The description of the help, unless it also describes a link: that may be the short text.
    hint: Option<&'a str>,
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
                Some("google.rpc.Help") => {
                    let part = |path| detail.pointer(path).and_then(Value::as_str);
                    found.help = part("/links/0/url");
                    found.hint = part("/links/0/description").filter(|_| found.help.is_none());
                }
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
    delay(Duration::new(seconds.parse().ok()?, nanos))
}

/// The delay, unless it is longer than the 10,000 years of protobuf's durations: clocks cannot add more.
pub(super) fn delay(delay: Duration) -> Option<Duration> {
    (delay.as_secs() <= 315_576_000_000).then_some(delay)
}

impl ReceivedError {
    /// Drops what exceeds the bytes that are left.
    fn cut(&mut self, left: &mut usize) {
        if let Some(ReceivedCode::Text(code)) = &mut self.code {
            cut_text(code, left);
        }
        let Self { message, long_message, pointer, parameter, hint, docs, .. } = self;
        for text in [message, long_message, pointer, parameter, hint, docs] {
            cut(text, left);
        }
        self.meta.retain(|name, value| {
            let rest = left.checked_sub(name.len() + weight(value));
            *left = rest.unwrap_or(*left);
            rest.is_some()
        });
    }
}

fn cut(text: &mut Option<String>, left: &mut usize) {
    if let Some(text) = text {
        cut_text(text, left);
    }
}

fn cut_text(text: &mut String, left: &mut usize) {
    text.truncate(beginning(text, *left).len());
    *left -= text.len();
}

/// The beginning of a text, of at most this many bytes.
pub(super) fn beginning(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

/// About the memory that a value takes.
fn weight(value: &Value) -> usize {
    size_of::<Value>()
        + match value {
            Value::String(text) => text.len(),
            Value::Array(items) => items.iter().map(weight).sum(),
            Value::Object(members) => members.iter().map(|(name, value)| name.len() + weight(value)).sum(),
            Value::Null | Value::Bool(_) | Value::Number(_) => 0,
        }
}
