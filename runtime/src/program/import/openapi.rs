//! `OpenAPI` 3.0 and 3.1: examples of error responses, and enums of codes.

use std::collections::{HashMap, HashSet};

use super::body::{Bodies, squeeze};
use super::columns::is_error;
use super::problems::Problems;
use super::source::{Code, Entry, Place, Source};
use super::table::implied;
use super::text::Text;
use super::tree::{Node, Value};

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// How many schemas are followed below each other.
const DEEPEST: usize = 12;

pub(super) fn read(root: &Node, file: usize, source: &mut Source, problems: &mut Problems) {
    let title = root.get("info").and_then(|info| info.get("title")).and_then(Node::text);
    let mut components = HashMap::new();
    for (kind, named) in root.get("components").map_or(&[][..], Node::members) {
        components.extend(named.members().iter().map(|(name, node)| (format!("#/components/{kind}/{name}"), node)));
    }
    let mut reader = Reader {
        file,
        title: title.unwrap_or("API").to_owned(),
        components,
        source,
        problems,
        bodies: Bodies::default(),
        seen: HashSet::new(),
        named: HashSet::new(),
        added: HashMap::new(),
        responses: 0,
        codes: HashSet::new(),
    };
    reader.source.title = reader.source.title.take().or_else(|| title.map(str::to_owned));
    for (_, path) in root.get("paths").map_or(&[][..], Node::members) {
        for (_, operation) in path.members().iter().filter(|(method, _)| METHODS.contains(&method.as_str())) {
            reader.operation(operation);
        }
    }
    let responses = root.get("components").and_then(|components| components.get("responses"));
    for (name, response) in responses.map_or(&[][..], Node::members) {
        let section = reader.title.clone();
        let reference = format!("#/components/responses/{name}");
        if !reader.named.contains(&reference) {
            reader.response(response, status_named(name), &section);
        }
    }
    let schemas = root.get("components").and_then(|components| components.get("schemas"));
    for (name, schema) in schemas.map_or(&[][..], Node::members) {
        reader.leftover(name, schema);
    }
}

struct Reader<'n, 'p> {
    file: usize,
    title: String,
    components: HashMap<String, &'n Node>,
    source: &'p mut Source,
    problems: &'p mut Problems,
    bodies: Bodies,
    /// The components that were read, each with the status it was read for.
    seen: HashSet<(Option<u16>, String)>,
    /// The components that were read at all.
    named: HashSet<String>,
    /// The entries that were added: the first response of each, and the texts that it shows.
    added: HashMap<(String, Option<u16>), (usize, HashSet<String>)>,
    /// The number of responses that were read.
    responses: usize,
    codes: HashSet<String>,
}

/// What a schema of an error says.
#[derive(Default)]
struct Described {
    codes: Vec<(Code, Option<String>, usize)>,
    message: Option<String>,
    description: Option<String>,
}

impl<'n> Reader<'n, '_> {
    fn resolve(&self, node: &'n Node) -> &'n Node {
        let mut node = node;
        for _ in 0..DEEPEST {
            let Some(target) = node.get("$ref").and_then(Node::text).and_then(|name| self.components.get(name)) else {
                break;
            };
            node = target;
        }
        node
    }

    /// Whether a component is to be read for a status; each is read once.
    fn is_new(&mut self, node: &Node, status: Option<u16>) -> bool {
        match node.get("$ref").and_then(Node::text) {
            Some(name) => {
                self.named.insert(name.to_owned());
                self.seen.insert((status, name.to_owned()))
            }
            None => true,
        }
    }

    fn operation(&mut self, operation: &'n Node) {
        let tag = operation.get("tags").and_then(|tags| tags.items().first()).and_then(Node::text);
        let section = tag.map_or_else(|| self.title.clone(), str::to_owned);
        for (status, response) in operation.get("responses").map_or(&[][..], Node::members) {
            let is_open =
                status == "default" || status.eq_ignore_ascii_case("4XX") || status.eq_ignore_ascii_case("5XX");
            let known = status.parse().ok().filter(is_error);
            if (is_open || known.is_some()) && self.is_new(response, known) {
                self.response(response, known, &section);
            }
        }
    }

    fn response(&mut self, response: &'n Node, status: Option<u16>, section: &str) {
        let response = self.resolve(response);
        self.responses += 1;
        let description = response.get("description").and_then(Node::text);
        for (_, media) in response.get("content").map_or(&[][..], Node::members) {
            let mut found = false;
            let schema = media.get("schema");
            let listed = media.get("examples").map_or(&[][..], Node::members).iter();
            let listed: Vec<_> = listed.map(|(name, example)| (Some(name.as_str()), self.resolve(example))).collect();
            for (name, example) in listed {
                let Some(body) = example.get("value") else { continue };
                let summary = example.get("description").or_else(|| example.get("summary")).and_then(Node::text);
                found |= self.example(body, name, summary, status, section);
            }
            let single = media.get("example").or_else(|| schema.and_then(|schema| self.resolve(schema).get("example")));
            if let Some(body) = single {
                found |= self.example(body, None, description, status, section);
            }
            let samples = schema.map(|schema| self.resolve(schema)).and_then(|schema| schema.get("examples"));
            for body in samples.map_or(&[][..], Node::items) {
                found |= self.example(body, None, description, status, section);
            }
            if let (false, Some(schema)) = (found, schema)
                && self.is_new(schema, status)
            {
                let mut all = Vec::new();
                let mut visited = HashSet::new();
                self.schema(schema, 0, &mut visited, &mut all);
                for described in all {
                    self.described(described, status, section);
                }
            }
        }
    }

    fn example(
        &mut self,
        body: &'n Node,
        name: Option<&str>,
        summary: Option<&str>,
        status: Option<u16>,
        section: &str,
    ) -> bool {
        let place = Place { file: self.file, line: body.line };
        let Some(mut entry) = self.bodies.read(body, place, self.problems) else { return false };
        if entry.code.is_none() {
            return false;
        }
        entry.status = status.or(entry.status);
        entry.name = name.filter(|name| name.starts_with(char::is_alphabetic)).map(str::to_owned);
        entry.description = summary.filter(|text| !text.is_empty()).map(str::to_owned);
        let texts = [&entry.message, &entry.long].into_iter().flatten().map(Text::plain).collect::<Vec<_>>().join("\n");
        self.add(entry, if name.is_some() { texts } else { String::new() }, section);
        true
    }

    fn add(&mut self, entry: Entry, texts: String, section: &str) {
        let code = entry.code.as_ref().map(Code::text).unwrap_or_default();
        self.codes.insert(code.clone());
        let response = self.responses;
        let (first, shown) = self.added.entry((code, entry.status)).or_insert((response, HashSet::new()));
        // Examples of one response are different errors; another response may show the same one.
        if *first == response && shown.insert(texts) {
            self.source.add(section, entry);
        }
    }

    fn described(&mut self, described: Described, status: Option<u16>, section: &str) {
        let is_single = described.codes.len() == 1;
        for (code, description, line) in described.codes {
            let entry = Entry {
                place: Place { file: self.file, line },
                status: status.or_else(|| implied(Some(&code))),
                code: Some(code),
                message: described.message.as_deref().filter(|_| is_single).map(Text::of_page),
                description: description.or_else(|| described.description.clone().filter(|_| is_single)),
                ..Entry::default()
            };
            self.add(entry, String::new(), section);
        }
    }

    /// The errors that a schema describes: each schema with codes is one.
    fn schema(&self, schema: &'n Node, depth: usize, visited: &mut HashSet<&'n str>, all: &mut Vec<Described>) {
        if depth > DEEPEST {
            return;
        }
        if let Some(name) = schema.get("$ref").and_then(Node::text)
            && !visited.insert(name)
        {
            return;
        }
        let schema = self.resolve(schema);
        let mut described = Described::default();
        self.properties(schema, &mut described);
        for part in schema.get("allOf").map_or(&[][..], Node::items) {
            self.properties(self.resolve(part), &mut described);
        }
        if !described.codes.is_empty() {
            all.push(described);
        }
        for list in ["oneOf", "anyOf", "allOf"] {
            for part in schema.get(list).map_or(&[][..], Node::items) {
                self.schema(part, depth + 1, visited, all);
            }
        }
        // The error may be a member, or an item of a list.
        for name in ["error", "errors", "items"] {
            let property = schema.get("properties").and_then(|properties| properties.get(name));
            let inner = if name == "items" { schema.get(name) } else { property };
            if let Some(inner) = inner {
                self.schema(inner, depth + 1, visited, all);
            }
        }
    }

    fn properties(&self, schema: &'n Node, described: &mut Described) {
        if described.description.is_none() {
            described.description = schema.get("description").and_then(Node::text).map(str::to_owned);
        }
        for (name, property) in schema.get("properties").map_or(&[][..], Node::members) {
            let property = self.resolve(property);
            match squeeze(name).as_str() {
                "code" | "errorcode" | "reason" | "error" if described.codes.is_empty() => {
                    described.codes = codes(property);
                }
                "message" | "title" if described.message.is_none() => {
                    described.message = constant(property).and_then(Node::text).map(str::to_owned);
                }
                _ => {}
            }
        }
    }

    /// Adds the codes of a schema that no response has.
    fn leftover(&mut self, name: &str, schema: &'n Node) {
        let is_codes =
            squeeze(name).contains("code") || squeeze(name).contains("error") || squeeze(name).contains("reason");
        let mut all = if is_codes { codes(schema) } else { Vec::new() };
        if all.is_empty() && is_codes {
            let mut described = Described::default();
            self.properties(schema, &mut described);
            all = described.codes;
        }
        let section = self.title.clone();
        for (code, description, line) in all {
            if self.codes.contains(&code.text()) {
                continue;
            }
            let place = Place { file: self.file, line };
            let entry =
                Entry { place, status: implied(Some(&code)), code: Some(code), description, ..Entry::default() };
            self.add(entry, String::new(), &section);
        }
    }
}

/// The codes of a schema, each with its description and line.
fn codes(schema: &Node) -> Vec<(Code, Option<String>, usize)> {
    let listed = schema.get("enum").map_or(&[][..], Node::items);
    let single = schema.get("const").or_else(|| schema.get("example"));
    let described = ["x-enum-descriptions", "x-enumDescriptions", "x-enum-description"]
        .into_iter()
        .find_map(|name| schema.get(name));
    let nodes: Vec<_> = if listed.is_empty() { single.into_iter().collect() } else { listed.iter().collect() };
    let codes = nodes.into_iter().enumerate().filter_map(|(index, node)| {
        let code = match &node.value {
            Value::Text(text) => Code::Text(text.clone()),
            Value::Number(digits) => Code::of_text(digits),
            _ => return None,
        };
        let description = described.and_then(|described| match &described.value {
            Value::List(items) => items.get(index)?.text(),
            _ => described.get(&code.text())?.text(),
        });
        Some((code, description.map(str::to_owned), node.line))
    });
    codes.collect()
}

fn constant(schema: &Node) -> Option<&Node> {
    let single = schema.get("enum").and_then(|list| if let [only] = list.items() { Some(only) } else { None });
    schema.get("const").or(single).or_else(|| schema.get("example"))
}

/// The status that a component is named after: `NotFound`, `Error404`.
fn status_named(name: &str) -> Option<u16> {
    let digits: String = name.chars().filter(char::is_ascii_digit).collect();
    if let Some(status) = digits.parse().ok().filter(is_error) {
        return Some(status);
    }
    let squeezed = squeeze(name);
    let named = |status: &u16| {
        let reason = http::StatusCode::from_u16(*status).ok().and_then(|status| status.canonical_reason());
        reason.is_some_and(|reason| squeeze(reason) == squeezed)
    };
    (400..=599).find(named)
}
