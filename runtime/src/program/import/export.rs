//! This crate's JSON export.

use super::body;
use super::problems::Problems;
use super::source::{At, Code, Entry, Member, MemberValue, Place, Retry, Scalar, Section, Source, Type};
use super::text::Text;
use super::tree::{Node, Value};

/// Whether a document is an export.
pub(super) fn is_export(root: &Node) -> bool {
    let schema = root.get("$schema").and_then(Node::text);
    schema.is_some_and(|schema| schema.ends_with("catalog.schema.json"))
        || root.get("content_type").is_some() && root.get("sections").is_some()
}

pub(super) fn read(root: &Node, file: usize, source: &mut Source, problems: &mut Problems) {
    let mut reader = Reader { file, problems };
    source.title = source.title.take().or_else(|| text(root, "title"));
    let content_type = text(root, "content_type").unwrap_or_default();
    let sections = root.get("sections").map_or(&[][..], Node::items);
    let samples = sections.iter().flat_map(|section| section.get("entries").map_or(&[][..], Node::items));
    let body = samples.clone().find_map(|entry| entry.get("sample")?.get("body"));
    let shape = body.and_then(|body| body::shape(body, &content_type));
    if body.is_some() && shape.is_none() {
        reader.problems.gap(
            reader.place(root),
            "the bodies have a shape of their own: write its `Envelope`, and name it in `envelope = …`",
        );
    }
    source.envelope = source.envelope.or(shape);
    for section in sections {
        let entries = section.get("entries").map_or(&[][..], Node::items);
        let retired = section.get("retired").map_or(&[][..], Node::items);
        source.add_section(Section {
            name: text(section, "name").unwrap_or_default(),
            type_name: text(section, "type"),
            domain: text(section, "domain"),
            retired: retired.iter().filter_map(|code| code.text().map(str::to_owned)).collect(),
            entries: entries.iter().map(|entry| reader.entry(entry)).collect(),
        });
    }
}

struct Reader<'p> {
    file: usize,
    problems: &'p mut Problems,
}

/// The members that say what others say, or nothing about the declaration.
const KNOWN: &[&str] = &[
    "name",
    "code",
    "status",
    "declared",
    "message",
    "long_message",
    "hint",
    "placeholders",
    "meta",
    "pointer",
    "parameter",
    "retry",
    "challenge",
    "headers",
    "docs",
    "description",
    "deprecated",
    "sample",
    "labels",
    "fields",
    "sent",
    "unclear",
    "statuses",
    "level",
    "grpc",
    "section",
    "type",
];

impl Reader<'_> {
    fn place(&self, node: &Node) -> Place {
        Place { file: self.file, line: node.line }
    }

    fn entry(&mut self, node: &Node) -> Entry {
        let place = self.place(node);
        let names: Vec<_> =
            node.get("placeholders").map_or(&[][..], Node::items).iter().filter_map(Node::scalar).collect();
        let template = |name: &str| text(node, name).map(|text| Text::of_export(&text, &names));
        for (name, value) in node.members() {
            if !KNOWN.contains(&name.as_str()) {
                self.problems.gap(self.place(value), format!("the member `{name}` is left out"));
            }
        }
        let pairs = |name: &str| node.get(name).map_or(&[][..], Node::members);
        Entry {
            place,
            name: text(node, "name"),
            code: node.get("code").and_then(|code| match &code.value {
                Value::Number(digits) => digits.parse().ok().map(Code::Number),
                Value::Text(text) => Some(Code::Text(text.clone())),
                _ => None,
            }),
            status: declared_status(node).and_then(|status| status.try_into().ok()),
            status_from: status_from(node),
            message: template("message"),
            long: template("long_message"),
            hint: template("hint"),
            meta: node.get("meta").map_or(&[][..], Node::items).iter().map(|member| self.member(member)).collect(),
            pointer: text(node, "pointer").map(|text| At::Text(marked(&text))),
            parameter: text(node, "parameter").map(|text| At::Text(marked(&text))),
            retry: node.get("retry").and_then(retry),
            challenge: text(node, "challenge").map(|text| marked(&text)),
            headers: headers(node),
            labels: pairs("labels").iter().filter_map(|(name, value)| Some((name.clone(), scalar(value)?))).collect(),
            level: text(node, "level"),
            grpc: text(node, "grpc"),
            docs: text(node, "docs"),
            description: text(node, "description"),
            deprecated: text(node, "deprecated"),
        }
    }

    fn member(&mut self, node: &Node) -> Member {
        let key = text(node, "key").unwrap_or_default();
        if let Some(value) = node.get("value") {
            if let Some(value) = scalar(value) {
                return Member { key, value: MemberValue::Constant(value) };
            }
            self.problems
                .gap(self.place(value), format!("the constant value of `{key}` is left out: a field is in its place"));
        }
        let optional = node.get("optional").is_some_and(|optional| matches!(optional.value, Value::Bool(true)));
        let data_type = data_type(&text(node, "type").unwrap_or_default());
        let name = match key.as_str() {
            "*" => "more".to_owned(),
            key if is_name(key) => key.to_owned(),
            key => super::names::snake(key),
        };
        Member { key, value: MemberValue::Field { name, data_type, optional } }
    }
}

fn text(node: &Node, name: &str) -> Option<String> {
    node.get(name).and_then(Node::text).map(str::to_owned)
}

fn is_name(text: &str) -> bool {
    text.starts_with(|char: char| char.is_alphabetic() || char == '_')
        && text.chars().all(|char| char.is_alphanumeric() || char == '_')
}

/// A text in which every name in angle brackets is a placeholder.
fn marked(text: &str) -> Text {
    let names: Vec<_> =
        text.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(name, _)| name.to_owned()).collect();
    let names: Vec<_> = names.into_iter().filter(|name| is_name(name)).collect();
    Text::of_export(text, &names)
}

fn headers(node: &Node) -> Vec<(String, Text)> {
    let headers = node.get("headers").map_or(&[][..], Node::items).iter();
    headers.filter_map(|header| Some((text(header, "name")?, marked(&text(header, "value")?)))).collect()
}

pub(super) fn scalar(node: &Node) -> Option<Scalar> {
    match &node.value {
        Value::Text(text) => Some(Scalar::Text(text.clone())),
        Value::Number(digits) => Some(Scalar::Number(digits.clone())),
        Value::Bool(value) => Some(Scalar::Bool(*value)),
        _ => None,
    }
}

fn retry(node: &Node) -> Option<Retry> {
    match node.text() {
        Some("never") => Some(Retry::Never),
        Some("backoff") => Some(Retry::Backoff),
        _ => {
            let after = node.get("after")?;
            let seconds = after.integer().and_then(|seconds| seconds.try_into().ok()).map(Retry::After);
            let field = || after.text().map(|field| Retry::AfterField(field.trim_matches(['<', '>']).to_owned()));
            seconds.or_else(field)
        }
    }
}

/// The status of the row, which is not what the envelope answers with if both are there.
fn declared_status(node: &Node) -> Option<i64> {
    node.get("declared").or_else(|| node.get("status")).and_then(Node::integer)
}

/// The field that holds the status: the one that nothing else shows.
fn status_from(node: &Node) -> Option<(String, Vec<u16>)> {
    let statuses = node.get("statuses")?.items();
    let is_open = statuses.iter().any(|status| status.text().is_some());
    let stated = declared_status(node);
    let others = statuses.iter().filter_map(Node::integer).filter(|status| !is_open && Some(*status) != stated);
    let placeholders = node.get("placeholders").map_or(&[][..], Node::items);
    let is_shown = |name: &str| {
        let after = node.get("retry").and_then(|retry| retry.get("after")).and_then(Node::text);
        placeholders.iter().any(|place| place.text() == Some(name))
            || after.is_some_and(|field| field.trim_matches(['<', '>']) == name)
            || [node.get("pointer"), node.get("parameter")]
                .into_iter()
                .flatten()
                .any(|at| at.text().is_some_and(|at| at.contains(&format!("<{name}>"))))
    };
    let fields = node.get("fields").map_or(&[][..], Node::items).iter().filter(|field| field.get("meta").is_none());
    let field = fields.filter_map(|field| text(field, "name")).find(|name| !is_shown(name));
    Some((field.unwrap_or_else(|| "status".to_owned()), others.filter_map(|status| status.try_into().ok()).collect()))
}

fn data_type(name: &str) -> Type {
    if let Some(items) = name.strip_suffix("[]") {
        return Type::List(Box::new(data_type(items)));
    }
    match name {
        "string" => Type::Text,
        "integer" => Type::Integer,
        "number" => Type::Number,
        "boolean" => Type::Bool,
        "object" => Type::Object,
        _ => Type::Any,
    }
}
