//! Prints a catalog as Rust, in the form that rustfmt gives it.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::layout::{attribute, doc, wrapped_list};
use super::names::{Taken, field, pascal, snake, words, written};
use super::problems::Problems;
use super::source::{At, Code, Entry, MemberValue, Retry, Scalar, Section, Shape, Source, Type};
use super::style::Style;
use super::table::implied;
use super::text::{Piece, Text};

/// The indentation of a variant.
const INDENT: &str = "        ";

/// The whole module.
pub(super) fn print(source: &Source, files: &[String], problems: &mut Problems) -> String {
    let title = source.title.clone().unwrap_or_else(|| "API".to_owned());
    let sections: Vec<_> =
        source.sections.iter().filter(|section| !section.entries.is_empty() || !section.retired.is_empty()).collect();
    let shared = shared_codes(source, problems);
    let mut modules = Taken::default();
    let mut paths = Vec::new();
    let mut body = String::new();
    for section in &sections {
        let type_name = type_name(section);
        let module = modules.take(&module_name(section, &type_name));
        paths.push(format!("{}::{type_name}", written(&module)));
        let mut printer = Printer { source, section, type_name: &type_name, problems, out: String::new() };
        printer.module(&written(&module));
        body.push('\n');
        body.push_str(&printer.out);
    }
    let count = source.entries().count();
    let (errors, headings) = (plural(count, "error"), plural(sections.len(), "section"));
    let files: Vec<_> = files.iter().map(|file| format!("`{}`", file.replace(['\n', '\r', '`'], " "))).collect();
    let one_line = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = format!("//! {one_line}: {errors} in {headings}.\n//!\n");
    _ = writeln!(text, "//! `error-catalog import` wrote this module from {}.", files.join(", "));
    text.push_str("\nuse error_catalog::Catalog;\n\n/// All errors.\n");
    let mut rest = Vec::new();
    if shared.values().any(|shared| shared.count > 1) {
        let has_conflict = shared.values().any(|shared| shared.statuses.len() > 1);
        rest.push(
            if has_conflict { "allow(duplicate_code, conflicting_status)" } else { "allow(duplicate_code)" }.to_owned(),
        );
    }
    text.push_str(&wrapped_list(
        "pub static API: Catalog = error_catalog::catalog!",
        &format!("{title:?}"),
        &paths,
        &rest,
    ));
    text + &body
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// The uses of one code in the whole catalog.
struct Shared {
    count: usize,
    statuses: Vec<u16>,
}

/// Counts the uses of each code, and tells of those that are used twice.
fn shared_codes(source: &Source, problems: &mut Problems) -> HashMap<String, Shared> {
    let mut shared: HashMap<String, Shared> = HashMap::new();
    for entry in source.entries() {
        let code = entry.code.as_ref().map(Code::text).unwrap_or_default();
        let status = status_of(entry).0;
        let uses = shared.entry(code.clone()).or_insert(Shared { count: 0, statuses: Vec::new() });
        uses.count += 1;
        if uses.count == 2 {
            problems.defect(entry.place, format!("the code `{code}` is that of another error too"));
        }
        if !uses.statuses.contains(&status) {
            uses.statuses.push(status);
            if let [first, ..] = uses.statuses.as_slice()
                && *first != status
            {
                problems
                    .defect(entry.place, format!("the code `{code}` has the status {status} here, and {first} before"));
            }
        }
    }
    shared
}

/// The status, and how it is known.
fn status_of(entry: &Entry) -> (u16, Known) {
    if let Some(status) = entry.status {
        return (status, Known::Stated);
    }
    if let Some(status) = implied(entry.code.as_ref()) {
        return (status, Known::Implied);
    }
    let digits = match &entry.code {
        Some(Code::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let first = digits.get(..3).and_then(|first| first.parse().ok()).filter(|status| (400..=599).contains(status));
    first.map_or((500, Known::Missing), |status| (status, Known::Guessed))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Stated,
    /// By six digits, which the derive understands too.
    Implied,
    /// By other digits.
    Guessed,
    Missing,
}

fn type_name(section: &Section) -> String {
    let is_name = |name: &&String| syn::parse_str::<syn::Ident>(name).is_ok();
    if let Some(name) = section.type_name.as_ref().filter(is_name) {
        return name.clone();
    }
    let mut words = words(&section.name);
    while words
        .last()
        .is_some_and(|word| matches!(word.to_lowercase().as_str(), "error" | "errors" | "code" | "codes" | "reason"))
    {
        words.pop();
    }
    let stem = pascal(&words.join(" "));
    if stem.is_empty() { "ApiError".to_owned() } else { format!("{stem}Error") }
}

fn module_name(section: &Section, type_name: &str) -> String {
    let words = words(&section.name);
    let name = if words.is_empty() {
        snake(type_name)
    } else {
        snake(&words.iter().take(6).cloned().collect::<Vec<_>>().join(" "))
    };
    if syn::parse_str::<syn::Ident>(&name).is_ok() { name } else { format!("{name}_errors") }
}

struct Printer<'p> {
    source: &'p Source,
    section: &'p Section,
    type_name: &'p str,
    problems: &'p mut Problems,
    out: String,
}

/// A field of a variant.
struct Field {
    /// The name without `r#`.
    name: String,
    data_type: Type,
    optional: bool,
    /// What `#[api(…)]` on it says.
    keys: Vec<String>,
}

impl Printer<'_> {
    fn module(&mut self, name: &str) {
        let codes: Vec<_> = self.section.entries.iter().filter_map(|entry| entry.code.clone()).collect();
        let style = Style::of(&codes);
        let docs = common_docs(&self.section.entries);
        let retry = common_retry(&self.section.entries);
        let one_line = self.section.name.split_whitespace().collect::<Vec<_>>().join(" ");
        self.out.push_str(&doc("", &one_line));
        _ = writeln!(self.out, "pub mod {name} {{");
        self.out.push_str(&doc("    ", &format!("The errors of “{one_line}”.")));
        let fields: Vec<_> = self.section.entries.iter().map(|entry| self.fields(entry)).collect();
        let is_odd = |name: &str| name.chars().any(char::is_uppercase);
        if fields.iter().flatten().any(|field| is_odd(&field.name)) {
            self.out.push_str(
                "    // The fields have the names of the placeholders in the source.\n    #[allow(non_snake_case)]\n",
            );
        }
        self.out.push_str("    #[derive(Debug, error_catalog::ApiError)]\n");
        let mut keys = Vec::new();
        if !self.section.name.trim().is_empty() {
            keys.push(format!("section = {:?}", self.section.name));
        }
        keys.extend(style.keys());
        keys.extend(self.section.domain.as_ref().map(|domain| format!("domain = {domain:?}")));
        keys.extend(docs.as_ref().map(|docs| format!("docs = {docs:?}")));
        keys.extend(self.source.envelope.map(envelope));
        keys.extend(retry.as_ref().map(|retry| format!("retry = {retry:?}")));
        if !self.section.retired.is_empty() {
            let codes: Vec<_> = self.section.retired.iter().map(|code| format!("{code:?}")).collect();
            keys.push(format!("retired({})", codes.join(", ")));
        }
        self.out.push_str(&attribute("    ", &keys));
        if self.section.entries.is_empty() {
            _ = writeln!(self.out, "    pub enum {} {{}}\n}}", self.type_name);
            return;
        }
        _ = writeln!(self.out, "    pub enum {} {{", self.type_name);
        let mut names = Taken::default();
        let mut first_with: HashMap<String, (String, Vec<u16>)> = HashMap::new();
        for (index, (entry, fields)) in self.section.entries.iter().zip(fields).enumerate() {
            if index > 0 {
                self.out.push('\n');
            }
            let name = names.take(&variant_name(entry, &style));
            self.variant(&name, entry, &fields, &style, docs.is_some(), retry.is_some(), &mut first_with);
        }
        self.out.push_str("    }\n}\n");
    }

    /// The fields of an entry: what its texts show, then what `meta` and the others need.
    fn fields(&mut self, entry: &Entry) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        let mut add = |name: &str, data_type: Type, optional: bool, key: Option<String>| {
            let name = field(name);
            match fields.iter_mut().find(|field| field.name == name) {
                Some(known) => {
                    if known.data_type == Type::Text || matches!(data_type, Type::Seconds | Type::Status) {
                        known.data_type = data_type;
                    }
                    known.optional |= optional;
                    known.keys.extend(key);
                }
                None => fields.push(Field { name, data_type, optional, keys: key.into_iter().collect() }),
            }
        };
        for name in texts(entry).flat_map(Text::places) {
            add(name, Type::Text, false, None);
        }
        for member in &entry.meta {
            if let MemberValue::Field { name, data_type, optional } = &member.value {
                let key = (!is_key(&member.key)).then(|| format!("meta = {:?}", member.key));
                add(name, data_type.clone(), *optional, key);
            }
        }
        for (at, key) in [(&entry.pointer, "pointer"), (&entry.parameter, "parameter")] {
            if let Some(At::Field(name)) = at {
                add(name, Type::Text, false, Some(key.to_owned()));
            }
        }
        if let Some((name, _)) = &entry.status_from {
            add(name, Type::Status, false, None);
        }
        if let Some(Retry::AfterField(name)) = &entry.retry {
            add(name, Type::Seconds, false, None);
        }
        for name in texts(entry).flat_map(Text::places).filter(|name| field(name) != **name) {
            self.problems.defect(entry.place, format!("the placeholder `{name}` becomes `{}`", field(name)));
        }
        for any in fields.iter().filter(|field| field.data_type == Type::Any) {
            self.problems.gap(entry.place, format!("the type of `{}` is not known: it becomes a `String`", any.name));
        }
        fields
    }

    #[expect(clippy::too_many_arguments, reason = "what the section has in common")]
    fn variant(
        &mut self,
        name: &str,
        entry: &Entry,
        fields: &[Field],
        style: &Style,
        has_docs: bool,
        has_retry: bool,
        first_with: &mut HashMap<String, (String, Vec<u16>)>,
    ) {
        let (mut allow, mut comments) = (Vec::new(), Vec::new());
        let mut keys = Vec::new();
        self.status(entry, &mut keys, &mut allow, &mut comments);
        self.code(name, entry, style, first_with, &mut keys, &mut allow, &mut comments);
        if let Some((name, others)) = &entry.status_from {
            let others = others.iter().map(u16::to_string);
            let names: Vec<_> = [written(&field(name))].into_iter().chain(others).collect();
            keys.push(format!("status_from({})", names.join(", ")));
        }
        let template = |text: &Text| template(text, fields);
        for (key, text) in [("message", &entry.message), ("long", &entry.long), ("hint", &entry.hint)] {
            let Some(text) = text else { continue };
            keys.push(format!("{key} = {:?}", template(text)));
            if text.is_blank() {
                self.problems.defect(
                    entry.place,
                    format!("the {} is empty", if key == "message" { "short text" } else { "text" }),
                );
                add_once(&mut allow, "empty_message");
                comments.push("The source leaves the text empty.".to_owned());
            }
            let verbs = text.verbs();
            if !verbs.is_empty() {
                let verbs = format!("`{}`", verbs.join("`, `"));
                self.problems.defect(entry.place, format!("{verbs} is left over from printf: a placeholder was meant"));
                add_once(&mut allow, "format_verb");
                comments.push(format!("{verbs} is left over from printf: a placeholder was meant."));
            }
        }
        self.more_lints(entry, fields, &mut allow, &mut comments);
        for (at, key) in [(&entry.pointer, "pointer"), (&entry.parameter, "parameter")] {
            if let Some(At::Text(text)) = at {
                keys.push(format!("{key} = {:?}", template(text)));
            }
        }
        match &entry.retry {
            Some(Retry::After(seconds)) => keys.push(format!("retry_after = {seconds}")),
            Some(Retry::AfterField(name)) => keys.push(format!("retry_after = {}", written(&field(name)))),
            Some(Retry::Never) if !has_retry => keys.push("retry = \"never\"".to_owned()),
            Some(Retry::Backoff) if !has_retry => keys.push("retry = \"backoff\"".to_owned()),
            _ => {}
        }
        keys.extend(entry.challenge.as_ref().map(|text| format!("challenge = {:?}", template(text))));
        let labels: Vec<_> =
            entry.labels.iter().map(|(name, value)| format!("{} = {}", written(name), literal(value))).collect();
        if !labels.is_empty() {
            keys.push(format!("labels({})", labels.join(", ")));
        }
        keys.extend(entry.level.as_ref().map(|level| format!("level = {level:?}")));
        keys.extend(entry.grpc.as_ref().map(|grpc| format!("grpc = {grpc}")));
        self.meta(entry, &mut keys);
        self.headers(entry, fields, &mut keys);
        if !has_docs && let Some(docs) = &entry.docs {
            if is_legal_url(docs) {
                keys.push(format!("docs = {:?}", docs.replace('<', "%3C")));
            } else {
                self.problems.gap(entry.place, format!("`{docs}` is not a URL"));
            }
        }
        if !allow.is_empty() {
            keys.push(format!("allow({})", allow.join(", ")));
        }
        if let Some(description) = entry.description.as_deref().filter(|text| !text.trim().is_empty()) {
            self.out.push_str(&doc(INDENT, description));
        }
        for comment in comments {
            _ = writeln!(self.out, "{INDENT}// {}", comment.replace(['\n', '\r'], " "));
        }
        self.out.push_str(&attribute(INDENT, &keys));
        match entry.deprecated.as_deref() {
            Some("") => _ = writeln!(self.out, "{INDENT}#[deprecated]"),
            Some(note) => _ = writeln!(self.out, "{INDENT}#[deprecated = {note:?}]"),
            None => {}
        }
        self.out.push_str(&declared(INDENT, name, fields));
    }

    /// The lints that fire on texts which look like mistakes, but are what the source says.
    fn more_lints(
        &mut self,
        entry: &Entry,
        fields: &[Field],
        allow: &mut Vec<&'static str>,
        comments: &mut Vec<String>,
    ) {
        let literals = || texts(entry).flat_map(Text::literals);
        let constants = entry.meta.iter().filter_map(|member| match &member.value {
            MemberValue::Constant(Scalar::Text(text)) => Some(text.as_str()),
            _ => None,
        });
        if literals().chain(constants).any(|text| may_be_placeholder(text, fields)) {
            add_once(allow, "lost_placeholder");
            comments.push("What looks like a placeholder is text in the source.".to_owned());
        }
        let is_indented = |text: &Text| {
            let plain = text.plain();
            plain.split('\n').skip(1).any(|line| line.starts_with("  ") || line.starts_with('\t'))
        };
        if texts(entry).any(is_indented) {
            add_once(allow, "ragged_text");
            comments.push("The source indents a line of the text.".to_owned());
        }
        let shown: Vec<_> = texts(entry).flat_map(Text::places).map(field).collect();
        let is_shown =
            |at: &Field| at.keys.iter().any(|key| key == "pointer" || key == "parameter") && shown.contains(&at.name);
        if fields.iter().any(is_shown) {
            self.problems.defect(entry.place, "the place at fault is shown in a text too: it may be a value");
            add_once(allow, "pointer_value");
            comments.push("A text shows what is at fault too.".to_owned());
        }
    }

    fn status(
        &mut self,
        entry: &Entry,
        keys: &mut Vec<String>,
        allow: &mut Vec<&'static str>,
        comments: &mut Vec<String>,
    ) {
        let (status, known) = status_of(entry);
        let named = match &entry.code {
            Some(Code::Number(number)) => number.to_string().get(..3).and_then(|first| first.parse::<u16>().ok()),
            _ => None,
        };
        let is_implied = implied(entry.code.as_ref()) == Some(status);
        match known {
            Known::Implied => {}
            Known::Stated if is_implied => {}
            Known::Stated => {
                if let Some(named) = named.filter(|named| *named != status && (400..=599).contains(named)) {
                    let code = entry.code.as_ref().map(Code::text).unwrap_or_default();
                    self.problems.defect(
                        entry.place,
                        format!("the code `{code}` begins with {named}, and its status is {status}"),
                    );
                    allow.push("code_names_status");
                    comments.push(format!("The code begins with {named}."));
                }
            }
            Known::Guessed => {
                self.problems.defect(entry.place, format!("no status is stated: the code begins with {status}"));
            }
            Known::Missing => {
                let code = entry.code.as_ref().map(Code::text).unwrap_or_default();
                self.problems.gap(entry.place, format!("`{code}` has no status: 500 is in its place"));
                comments.push("TODO: the source states no status.".to_owned());
            }
        }
        if !is_implied {
            keys.push(format!("status = {status}"));
        }
        if !is_registered(status) {
            self.problems.defect(entry.place, format!("the status {status} is not registered with IANA"));
            allow.push("unregistered_status");
            comments.push("The status is not registered with IANA.".to_owned());
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one attribute")]
    fn code(
        &mut self,
        name: &str,
        entry: &Entry,
        style: &Style,
        first_with: &mut HashMap<String, (String, Vec<u16>)>,
        keys: &mut Vec<String>,
        allow: &mut Vec<&'static str>,
        comments: &mut Vec<String>,
    ) {
        let code = entry.code.clone().unwrap_or(Code::Text(String::new()));
        keys.push(match &code {
            Code::Number(number) => format!("code = {number}"),
            Code::Text(text) => format!("code = {text:?}"),
        });
        let text = code.text();
        if text.is_empty() {
            self.problems.defect(entry.place, "the code is empty");
            allow.push("empty_code");
            comments.push("The source leaves the code empty.".to_owned());
        } else if !style.has(&code) {
            allow.push("code_style");
            comments.push("The code is not written as the others are.".to_owned());
        }
        let status = status_of(entry).0;
        match first_with.get_mut(&text) {
            None => {
                first_with.insert(text.clone(), (name.to_owned(), vec![status]));
            }
            Some((first, statuses)) => {
                allow.push("duplicate_code");
                comments.push(format!("`{first}` has this code too."));
                if !statuses.contains(&status) || statuses.len() > 1 {
                    allow.push("conflicting_status");
                    statuses.push(status);
                }
            }
        }
    }

    fn meta(&mut self, entry: &Entry, keys: &mut Vec<String>) {
        let mut members = Vec::new();
        for member in &entry.meta {
            let key = &member.key;
            match &member.value {
                MemberValue::Field { name, .. } if is_key(key) => {
                    let (key, name) = (written(key), written(&field(name)));
                    members.push(if key == name { key } else { format!("{key} = {name}") });
                }
                MemberValue::Field { .. } => {}
                MemberValue::Constant(value) if is_key(key) => {
                    members.push(format!("{} = {}", written(key), literal(value)));
                }
                MemberValue::Constant(_) => {
                    self.problems.gap(entry.place, format!("`meta` cannot have a constant `{key}`: it is left out"));
                }
            }
        }
        if !members.is_empty() {
            keys.push(format!("meta({})", members.join(", ")));
        }
    }

    fn headers(&mut self, entry: &Entry, fields: &[Field], keys: &mut Vec<String>) {
        let mut headers = Vec::new();
        for (name, value) in &entry.headers {
            let key = name.replace('-', "_");
            if is_key(&key) {
                headers.push(format!("{} = {:?}", written(&key), template(value, fields)));
            } else {
                self.problems.gap(entry.place, format!("the header `{name}` is left out"));
            }
        }
        if !headers.is_empty() {
            keys.push(format!("headers({})", headers.join(", ")));
        }
    }
}

/// Whether a text has what the lint `lost_placeholder` may take for a placeholder.
fn may_be_placeholder(text: &str, fields: &[Field]) -> bool {
    let has = |part: &str| text.contains(part);
    let is_meant = |name: &str| {
        let is_signed = [":", "$", "%"].iter().any(|sign| has(&format!("{sign}{name}")));
        is_signed || has(name) && ["{", "<", "(", "%"].iter().any(|sign| has(sign))
    };
    let is_positional = has("{}")
        || has("{:")
        || text
            .split('{')
            .skip(1)
            .any(|rest| rest.trim_start().starts_with(|char: char| char.is_ascii_digit() || char == '}'));
    !fields.is_empty() && is_positional || fields.iter().any(|field| is_meant(field.name.trim_start_matches('_')))
}

fn add_once(allow: &mut Vec<&'static str>, lint: &'static str) {
    if !allow.contains(&lint) {
        allow.push(lint);
    }
}

fn texts(entry: &Entry) -> impl Iterator<Item = &Text> {
    let at = [&entry.pointer, &entry.parameter].into_iter().flatten();
    let at = at.filter_map(|at| if let At::Text(text) = at { Some(text) } else { None });
    let texts = [&entry.message, &entry.long, &entry.hint, &entry.challenge].into_iter().flatten();
    texts.chain(at).chain(entry.headers.iter().map(|(_, text)| text))
}

/// Whether `meta(…)` on a variant can have the key.
fn is_key(key: &str) -> bool {
    field(key) == key
}

fn literal(value: &Scalar) -> String {
    match value {
        Scalar::Text(text) => format!("{text:?}"),
        Scalar::Number(digits) => digits.clone(),
        Scalar::Bool(value) => value.to_string(),
    }
}

/// A text in the language of templates.
fn template(text: &Text, fields: &[Field]) -> String {
    let (mut template, count) = (String::new(), text.pieces.len());
    for (index, piece) in text.pieces.iter().enumerate() {
        match piece {
            Piece::Literal(text) => {
                let is_followed = index + 1 < count;
                escape(text, is_followed, &mut template);
            }
            Piece::Place(name) => {
                let name = field(name);
                let known = fields.iter().find(|field| field.name == name);
                let form = match known {
                    Some(Field { optional: true, data_type: Type::Object | Type::Any | Type::List(_), .. }) => "?:?",
                    Some(Field { optional: true, .. }) => "?",
                    Some(Field { data_type: Type::List(items), .. })
                        if !matches!(**items, Type::List(_) | Type::Object) =>
                    {
                        "..."
                    }
                    Some(Field { data_type: Type::Object | Type::List(_), .. }) => ":?",
                    _ => "",
                };
                _ = write!(template, "<{name}{form}>");
            }
        }
    }
    template
}

/// A `<` is doubled where it would begin a placeholder.
fn escape(text: &str, is_followed: bool, template: &mut String) {
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        template.push(char);
        let begins = match chars.peek() {
            Some(next) => next.is_alphanumeric() || matches!(next, '_' | '<' | '>'),
            None => is_followed,
        };
        if char == '<' && begins {
            template.push('<');
        }
    }
}

fn declared(indent: &str, name: &str, fields: &[Field]) -> String {
    let is_plain = fields.iter().all(|field| field.keys.is_empty());
    let types: Vec<_> = fields.iter().map(|field| format!("{}: {}", written(&field.name), rust_type(field))).collect();
    let name = written(name);
    if fields.is_empty() {
        return format!("{indent}{name},\n");
    }
    let one_line = format!("{{ {} }}", types.join(", "));
    // The width of a variant's fields on one line, as rustfmt has it by default.
    if is_plain
        && one_line.len() - 4 <= 35 - usize::from(name.is_empty())
        && indent.len() + name.len() + one_line.len() + 2 <= 100
    {
        return format!("{indent}{name} {one_line},\n");
    }
    let mut out = format!("{indent}{name} {{\n");
    for (field, declared) in fields.iter().zip(types) {
        if !field.keys.is_empty() {
            out.push_str(&attribute(&format!("{indent}    "), &field.keys));
        }
        _ = writeln!(out, "{indent}    {declared},");
    }
    out + indent + "},\n"
}

fn rust_type(field: &Field) -> String {
    let inner = written_type(&field.data_type);
    if field.optional { format!("Option<{inner}>") } else { inner }
}

fn written_type(data_type: &Type) -> String {
    match data_type {
        Type::Any | Type::Text => "String".to_owned(),
        Type::Integer => "i64".to_owned(),
        Type::Seconds => "u64".to_owned(),
        Type::Status => "u16".to_owned(),
        Type::Number => "f64".to_owned(),
        Type::Bool => "bool".to_owned(),
        Type::Object => "std::collections::BTreeMap<String, String>".to_owned(),
        Type::List(items) => format!("Vec<{}>", written_type(items)),
    }
}

fn envelope(shape: Shape) -> String {
    let name = match shape {
        Shape::ErrorList => "ErrorList",
        Shape::ErrorObject => "ErrorObject",
        Shape::Flat => "Flat",
        Shape::Problem => "Problem",
        Shape::GoogleStatus => "GoogleStatus",
        Shape::JsonApi => "JsonApi",
    };
    format!("envelope = error_catalog::envelope::{name}")
}

/// The name of the variant: that of the source, else one made from the code or the text.
fn variant_name(entry: &Entry, style: &Style) -> String {
    let from_name = entry.name.as_deref().map(pascal_of_name).filter(|name| !name.is_empty());
    let from_code = || match &entry.code {
        Some(Code::Text(code)) => Some(pascal(style.unprefixed(code))),
        _ => None,
    };
    let from_text = || {
        let text: String = entry.message.as_ref().or(entry.long.as_ref())?.literals().collect();
        let sentence = text.split(['.', ':', ';', ',', '(']).next()?;
        Some(pascal(&sentence.split_whitespace().take(6).collect::<Vec<_>>().join(" ")))
    };
    // A number that stands for nothing but itself, or a code without a letter.
    let from_number = || {
        let code = entry.code.as_ref().map(Code::text).unwrap_or_default().replace('-', "Minus");
        format!("Error{}", code.chars().filter(char::is_ascii_alphanumeric).collect::<String>())
    };
    let is_some = |name: &String| !name.is_empty() && name != "Error";
    from_name
        .or_else(|| from_code().filter(is_some))
        .or_else(|| from_text().filter(is_some))
        .unwrap_or_else(from_number)
}

/// A name that is a type's already stays as it is: `JWTExpired`.
fn pascal_of_name(name: &str) -> String {
    let is_pascal = name.starts_with(|char: char| char.is_ascii_uppercase())
        && name.chars().all(|char| char.is_ascii_alphanumeric());
    let has_small = name.chars().any(|char| char.is_ascii_lowercase());
    if is_pascal && has_small && name != "Self" { name.to_owned() } else { pascal(name) }
}

/// The docs of a section, if they differ only in the code.
fn common_docs(entries: &[Entry]) -> Option<String> {
    let mut docs = entries.iter().map(|entry| {
        let code = entry.code.as_ref().map(Code::text).filter(|code| !code.is_empty())?;
        let docs = entry.docs.as_deref()?;
        let before = docs.strip_suffix(&encoded(&code))?;
        Some(format!("{before}<code>"))
    });
    let first = docs.next()??;
    let is_common = docs.all(|docs| docs.as_deref() == Some(&first));
    (is_common && is_legal_url(&first.replace("<code>", "x"))).then_some(first)
}

/// A code in a URL.
fn encoded(code: &str) -> String {
    let encode = |byte: u8| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    code.bytes().map(encode).collect()
}

fn is_legal_url(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let escapes = rest.split('%').skip(1);
        rest.starts_with(|char: char| char.is_ascii_alphanumeric() || char == '[')
            && rest.chars().all(|char| char.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(char))
            && rest.matches('#').count() < 2
            && escapes
                .map(|rest| rest.get(..2))
                .all(|digits| digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit())))
    })
}

fn common_retry(entries: &[Entry]) -> Option<&'static str> {
    let word = |entry: &Entry| match entry.retry {
        Some(Retry::Never) => Some("never"),
        Some(Retry::Backoff) => Some("backoff"),
        _ => None,
    };
    let first = word(entries.first()?)?;
    (entries.len() > 1 && entries.iter().all(|entry| word(entry) == Some(first))).then_some(first)
}

/// Whether IANA has registered the status. `http` knows 418, which the registry lists as unused.
pub(in crate::program) fn is_registered(status: u16) -> bool {
    status != 418 && http::StatusCode::from_u16(status).is_ok_and(|status| status.canonical_reason().is_some())
}
