//! Sample bodies: the parts of the error in a JSON body of any common shape.

use std::collections::HashSet;

use super::columns::is_error;
use super::problems::Problems;
use super::source::{At, Code, Entry, Member, MemberValue, Place, Retry, Shape, Type};
use super::text::Text;
use super::tree::{self, Node, Value};

/// Members that differ from response to response, or repeat the status.
const PASSING: &[&str] = &[
    "traceid",
    "clerktraceid",
    "requestid",
    "correlationid",
    "timestamp",
    "time",
    "path",
    "instance",
    "success",
    "ok",
    "statustext",
    "statusmessage",
    "id",
    "links",
    "source",
    "details",
    "errors",
    "jsonrpc",
    "domain",
];

/// Reads bodies, and remembers which unusual members it has told of.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    told: HashSet<String>,
}

impl Bodies {
    /// The error in a body, or `None` if the body is not one of an error.
    pub(super) fn read(&mut self, root: &Node, place: Place, problems: &mut Problems) -> Option<Entry> {
        let error = error_in(root)?;
        let mut entry = Entry { place, ..Entry::default() };
        let google =
            error.get("details").map_or(&[][..], Node::items).iter().find(|detail| detail.get("reason").is_some());
        let google = google.filter(|_| error.get("status").and_then(Node::text).is_some());
        let mut meta = Vec::new();
        for (name, node) in error.members() {
            let line = Place { line: node.line, ..place };
            let squeezed = squeeze(name);
            match (squeezed.as_str(), &node.value) {
                ("code", Value::Number(digits)) if google.is_some() => {
                    entry.status = digits.parse().ok().filter(is_error);
                }
                ("status", Value::Text(_)) if google.is_some() => {}
                ("code" | "errorcode" | "errorkey", _) | ("error" | "reason" | "key", Value::Text(_)) => {
                    set(&mut entry.code, code(node));
                }
                ("type", Value::Text(text)) if is_url(text) => entry.docs = Some(text.clone()),
                ("type", Value::Text(text)) if text == "about:blank" => {}
                ("type", Value::Text(_)) if error.get("code").is_none() => set(&mut entry.code, code(node)),
                ("status" | "statuscode" | "httpstatus" | "httpstatuscode" | "httpcode", _) => {
                    let status = node.scalar().and_then(|status| status.parse().ok()).filter(is_error);
                    if status.is_none() {
                        problems.gap(line, format!("`{name}` is not an error status"));
                    }
                    entry.status = entry.status.or(status);
                }
                ("shortmessage" | "message" | "title" | "msg" | "errormessage" | "summary", Value::Text(text)) => {
                    set(&mut entry.message, Some(Text::of_page(text)));
                }
                (
                    "longmessage" | "detail" | "description" | "errordescription" | "details" | "explanation",
                    Value::Text(text),
                ) => set(&mut entry.long, Some(Text::of_page(text))),
                ("hint" | "suggestion" | "resolution" | "action", Value::Text(text)) => {
                    entry.hint = Some(Text::of_page(text));
                }
                (
                    "docs" | "documentationurl" | "docsurl" | "docurl" | "helpurl" | "moreinfo" | "help",
                    Value::Text(url),
                ) if is_url(url) => {
                    entry.docs = Some(url.clone());
                }
                ("retryable" | "retry", Value::Bool(is)) => {
                    set(&mut entry.retry, Some(if *is { Retry::Backoff } else { Retry::Never }));
                }
                ("retryafter", Value::Number(digits)) => set(&mut entry.retry, digits.parse().ok().map(Retry::After)),
                ("pointer", _) => entry.pointer = Some(At::Field("pointer".to_owned())),
                ("parameter" | "param", Value::Text(_)) => entry.parameter = Some(At::Field("parameter".to_owned())),
                ("meta" | "metadata" | "context" | "params" | "extensions", _) => meta.push((name, node)),
                (passing, _) if PASSING.contains(&passing) => {}
                _ => {
                    if self.told.insert(name.clone()) {
                        problems.defect(line, format!("the member `{name}` of bodies becomes a member of `meta`"));
                    }
                    meta.push((name, node));
                }
            }
        }
        if let Some(google) = google {
            entry.code = google.get("reason").and_then(code);
            meta.extend(
                google.members().iter().filter(|(name, _)| name == "metadata").map(|(name, node)| (name, node)),
            );
        }
        if entry.message.is_none() && error.get("error_description").is_some() {
            entry.message = entry.long.take();
        }
        for (name, node) in meta {
            if matches!(squeeze(name).as_str(), "meta" | "metadata" | "context" | "params" | "extensions") {
                members(node, &mut entry, problems);
            } else {
                let found = member(name, node, &entry);
                entry.meta.push(found);
            }
        }
        let says_something = entry.code.is_some() || entry.message.is_some() || entry.long.is_some();
        says_something.then_some(entry)
    }
}

/// The built-in envelope that a body probably is of.
pub(super) fn shape(root: &Node, content_type: &str) -> Option<Shape> {
    let has = |node: &Node, names: &[&str]| names.iter().all(|name| node.get(name).is_some());
    match content_type {
        "application/problem+json" => return Some(Shape::Problem),
        "application/vnd.api+json" => return Some(Shape::JsonApi),
        _ => {}
    }
    let error = root.get("error").filter(|error| error.is_object());
    match (root.get("errors").and_then(|errors| errors.items().first()), error) {
        (Some(first), None) if has(first, &["message", "long_message", "code"]) => Some(Shape::ErrorList),
        (None, Some(error)) if has(error, &["code", "message", "status", "details"]) => Some(Shape::GoogleStatus),
        (None, Some(error)) if has(error, &["code", "message"]) => Some(Shape::ErrorObject),
        (_, None) if has(root, &["status", "code", "message"]) => Some(Shape::Flat),
        _ => None,
    }
}

fn error_in(root: &Node) -> Option<&Node> {
    let listed = root.get("errors").and_then(|errors| errors.items().first()).filter(|first| first.is_object());
    let nested = root.get("error").filter(|error| error.is_object());
    let is_flat = root.get("code").is_some() || root.get("type").is_some();
    let error = if is_flat { None } else { listed.or(nested) };
    error.or(Some(root)).filter(|error| error.is_object())
}

fn set<T>(part: &mut Option<T>, value: Option<T>) {
    if part.is_none() {
        *part = value;
    }
}

fn code(node: &Node) -> Option<Code> {
    match &node.value {
        Value::Number(digits) => Some(Code::of_text(digits)),
        Value::Text(text) | Value::Bare(text) => Some(Code::Text(text.clone())),
        _ => None,
    }
}

pub(super) fn is_url(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// The members of `meta`, which some pages write as an expression in a string.
pub(super) fn members(node: &Node, entry: &mut Entry, problems: &mut Problems) {
    let place = Place { line: node.line, ..entry.place };
    let parsed = match &node.value {
        Value::Text(text) | Value::Bare(text) if text.trim_start().starts_with('{') => {
            tree::json(text, node.line).ok().filter(|(_, rest, _)| rest.is_empty()).map(|(node, ..)| node)
        }
        _ => None,
    };
    let node = parsed.as_ref().unwrap_or(node);
    match &node.value {
        Value::Object(listed) => {
            for (key, value) in listed {
                if entry.meta.iter().any(|known| known.key == *key) {
                    problems.gap(place, format!("`meta` has `{key}` twice"));
                    continue;
                }
                let found = member(key, value, entry);
                entry.meta.push(found);
            }
        }
        Value::Text(_) | Value::Bare(_) => {
            let value = MemberValue::Field { name: "meta".to_owned(), data_type: Type::Object, optional: false };
            entry.meta.push(Member { key: "*".to_owned(), value });
        }
        Value::Null => {}
        _ => problems.gap(place, "`meta` is not an object"),
    }
}

/// A member whose value is a sample.
fn member(key: &str, sample: &Node, entry: &Entry) -> Member {
    let texts = [&entry.message, &entry.long, &entry.hint].into_iter().flatten();
    let places: Vec<_> = texts.flat_map(Text::places).collect();
    let named = match &sample.value {
        Value::Text(text) | Value::Bare(text) => {
            let wanted = squeeze(text);
            places.iter().copied().find(|place| !wanted.is_empty() && squeeze(place) == wanted)
        }
        _ => None,
    };
    let name = named.map_or_else(|| super::names::snake(key), str::to_owned);
    // A placeholder of this name shows another value.
    let is_text = matches!(sample.value, Value::Text(_) | Value::Bare(_));
    let name =
        if named.is_none() && is_text && places.contains(&name.as_str()) { format!("{name}_value") } else { name };
    let (data_type, optional) = type_of(sample);
    Member { key: key.to_owned(), value: MemberValue::Field { name, data_type, optional } }
}

fn type_of(sample: &Node) -> (Type, bool) {
    let data_type = match &sample.value {
        Value::Number(digits) if digits.parse::<i64>().is_ok() => Type::Integer,
        Value::Number(_) => Type::Number,
        Value::Bool(_) => Type::Bool,
        Value::List(items) => Type::List(Box::new(items.first().map_or(Type::Text, |item| type_of(item).0))),
        Value::Object(_) => Type::Object,
        Value::Null | Value::Text(_) | Value::Bare(_) => Type::Text,
    };
    (data_type, matches!(sample.value, Value::Null))
}

/// The letters and digits of a name, in lower case.
pub(super) fn squeeze(name: &str) -> String {
    name.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
