//! Models the errors of a service for OpenAPI: schemas of the bodies, and a response for each status.

use http::StatusCode;

use super::names::{self, Names};
use super::schema::{Discriminator, ObjectSchema, Property, Schema, Type};
use crate::answer::AnyEnvelope;
use crate::answer::envelope::UpperSnake;
use crate::entry::{Code, DataType, Entry, Retry, Section, StatusRange};
use crate::export::ordered::Json;
use crate::export::sample::{self, Detail, SampleError};
use crate::export::shape::{BodyPath, BodyShape, CodeForm, ErrorPlaces, MemberPlace, Step};

/// The description of some errors in a document.
pub(crate) struct Model {
    /// The first schema is that of the body.
    pub(crate) schemas: Vec<Named>,
    pub(crate) responses: Vec<StatusResponse>,
}

/// A schema in the components.
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) deprecated: bool,
    pub(crate) schema: Schema,
}

/// An entry in its section.
pub(crate) type Listed = (&'static Section, &'static Entry);

/// The entries of a section that are not hidden.
pub(crate) fn listed(section: &'static Section) -> impl Iterator<Item = Listed> {
    section.entries().iter().filter(|entry| !entry.is_hidden()).map(move |entry| (section, entry))
}

/// The responses with a status.
pub(crate) struct StatusResponse {
    pub(crate) name: String,
    pub(crate) status: StatusRange,
    pub(crate) content_type: &'static str,
    pub(crate) headers: Vec<ResponseHeader>,
    pub(crate) examples: Vec<Example>,
}

pub(crate) struct ResponseHeader {
    pub(crate) name: String,
    pub(crate) description: &'static str,
    pub(crate) required: bool,
    pub(crate) data_type: Type,
    /// Some distinct values.
    pub(crate) examples: Vec<Json>,
}

pub(crate) struct Example {
    pub(crate) name: String,
    pub(crate) summary: String,
    pub(crate) description: String,
    pub(crate) value: Json,
}

/// An error and its possible bodies.
struct Described {
    entry: &'static Entry,
    section: &'static Section,
    /// The code as it is sent.
    code: Json,
    full: Json,
    /// All bodies; the first is the full one.
    bodies: Vec<Json>,
}

impl Model {
    /// Describes errors that an envelope shows.
    pub(crate) fn of(envelope: AnyEnvelope, rows: &[Listed], names: &names::Scheme) -> Self {
        let numeric = !rows.is_empty() && rows.iter().all(|(_, entry)| entry.code().as_number().is_some());
        let shape = BodyShape::of(envelope, numeric);
        let [textual, numbered] = [false, true].map(|numeric| BodyShape::code_form(envelope, numeric));
        let described = |&(section, entry): &Listed| {
            let form = if entry.code().as_number().is_some() { numbered } else { textual };
            Described::of(envelope, section, entry, form)
        };
        let errors: Vec<_> = rows.iter().map(described).collect();
        Self {
            schemas: Schemas { shape: &shape, errors: &errors, names }.all(),
            responses: responses(envelope, &errors),
        }
    }
}

impl Described {
    fn of(envelope: AnyEnvelope, section: &'static Section, entry: &'static Entry, form: CodeForm) -> Self {
        let only = sample::optional_places(entry).map(Detail::Only);
        let details = [Detail::Full, Detail::Least].into_iter().chain(only);
        let samples: Vec<_> = details.map(|detail| SampleError::of(section, entry, detail)).collect();
        let one = samples.iter().map(|&sample| sample::body(envelope, sample));
        let several = samples.iter().map(|&sample| sample::body_of_several(envelope, &[sample, sample]));
        let bodies: Vec<_> = one.chain(several.map(Option::unwrap_or_default)).map(|body| Json::parse(&body)).collect();
        let full = bodies.first().cloned().unwrap_or(Json::Null);
        Self { entry, section, code: sent(entry.code(), form), full, bodies }
    }

    /// A sample with a status of the range.
    fn sample(&self, detail: Detail, status: StatusRange) -> SampleError {
        let sample = SampleError::of(self.section, self.entry, detail);
        sample.answered(status.example(self.entry.status()))
    }
}

fn sent(code: Code, form: CodeForm) -> Json {
    match (form, code.as_number()) {
        (CodeForm::Same, Some(number)) => Json::Number(number.into()),
        (CodeForm::Same | CodeForm::Text, _) => Json::from(code.as_str()),
        (CodeForm::UpperSnake, _) => Json::Text(UpperSnake(code.as_str()).to_string()),
    }
}

/// The schemas of the bodies of some errors.
struct Schemas<'a> {
    shape: &'a BodyShape,
    errors: &'a [Described],
    names: &'a names::Scheme,
}

/// The errors that clients cannot distinguish, because they have the same code.
struct Group<'a> {
    code: &'a Json,
    errors: Vec<&'a Described>,
}

impl Group<'_> {
    fn description(&self) -> String {
        let mut descriptions: Vec<_> = self.errors.iter().map(|error| description(error.entry)).collect();
        descriptions.dedup();
        if let [one] = descriptions.as_slice() {
            return one.clone();
        }
        let items = descriptions.iter().map(|text| format!("\n\n- {}", text.replace('\n', "\n  ")));
        format!("Several errors have this code:{}", items.collect::<String>())
    }
}

/// An error object in two parts: the members that it has in common with those of other codes, and its own.
#[derive(Clone)]
struct ErrorSchema {
    common: ObjectSchema,
    own: ObjectSchema,
}

impl ErrorSchema {
    fn or(self, other: Self) -> Self {
        Self { common: self.common.or(other.common), own: self.own.or(other.own) }
    }
}

impl Schemas<'_> {
    fn all(&self) -> Vec<Named> {
        let groups = self.groups();
        let objects: Vec<_> = groups.iter().filter_map(|group| Some((group, self.object_of(group)?))).collect();
        let base = objects.iter().map(|(_, object)| object.common.clone()).reduce(ObjectSchema::or);
        let body = |schema| Named::new(&self.names.response, "The body of every error response.", schema);
        let (Some(code), Some(mut base)) = (self.code_key(), base) else {
            return vec![body(self.envelope().unwrap_or(Schema::Any))];
        };

        let mut unique = Names::new(self.names.reserved());
        let error = |(group, object): (&Group<'_>, ErrorSchema)| {
            let name =
                unique.of_error(&text_of(group.code), group.errors.first().map_or("", |error| error.entry.name()));
            self.error_schema(group, object, &base, name)
        };
        let codes: Vec<_> = objects.iter().map(|(group, _)| group.code.clone()).collect();
        let errors: Vec<_> = objects.into_iter().map(error).collect();
        let one_of = one_of(code, &codes, &errors);

        let code_of_all = Schema::Ref(self.names.code.clone());
        base.properties.insert(0, property(code, code_of_all));
        let any = |one_of| Named::new(&self.names.error, "An error, distinguished by its code.", one_of);
        let mut schemas = match (self.shape.error.object.0.is_empty(), self.envelope()) {
            (true, None) => vec![body(one_of)],
            (true, Some(several)) => {
                let any_of = vec![Schema::Ref(self.names.error.clone()), several];
                vec![body(Schema::AnyOf(any_of)), any(one_of)]
            }
            (false, envelope) => vec![body(envelope.unwrap_or(Schema::Any)), any(one_of)],
        };
        schemas.extend(self.item().map(|item| Named::new(&self.names.item, "One of several errors.", item)));
        let codes = groups.iter().map(|group| group.code.clone()).collect();
        schemas.push(Named::new(&self.names.code, "The codes of all errors.", Schema::Values(codes)));
        schemas.push(Named::new(&self.names.base, "What errors have in common.", Schema::Object(base)));
        schemas.extend(errors);
        schemas
    }

    fn code_key(&self) -> Option<&str> {
        self.shape.error.code.as_ref()?.0.path.key()
    }

    fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        let mut positions = std::collections::HashMap::new();
        for error in self.errors {
            let position = *positions.entry(text_of(&error.code)).or_insert(groups.len());
            match groups.get_mut(position) {
                Some(group) => group.errors.push(error),
                None => groups.push(Group { code: &error.code, errors: vec![error] }),
            }
        }
        groups
    }

    /// The schema of the bodies that are not errors themselves, but contain one or several.
    fn envelope(&self) -> Option<Schema> {
        let described = self.errors.iter().flat_map(|error| {
            let around = error.bodies.iter().filter(|body| !self.is_error(&error.code, &BodyPath::default(), body));
            around.map(move |body| self.describe(&error.code, body, &mut BodyPath::default()))
        });
        described.reduce(Schema::or)
    }

    /// The schema of an item in a list of errors, if it is not an error object.
    fn item(&self) -> Option<Schema> {
        let list = self.shape.list.as_ref().filter(|list| list.object != self.shape.error.object)?;
        let items = self.errors.iter().flat_map(|error| {
            let found = error.bodies.iter().flat_map(|body| found(body, &list.object.0));
            // An item can be just a code.
            let objects = found.filter(|item| matches!(item, Json::Object(_)));
            objects.map(move |item| self.item_object(error, list, item))
        });
        items.map(Schema::Object).reduce(Schema::or)
    }

    /// The members of an item, with `meta` as the entry declares it.
    fn item_object(&self, error: &Described, list: &ErrorPlaces, item: &Json) -> ObjectSchema {
        let mut object = self.members(&error.code, item, &mut list.object.clone());
        let of_meta = list.meta.as_ref().filter(|member| member.path.parent() == list.object);
        let Some(key) = of_meta.and_then(|member| member.path.key()) else { return object };
        let property = object.properties.iter_mut().find(|property| property.key == key);
        if let (Some(property), Some(value)) = (property, item.get(key)) {
            property.schema = meta(error.entry, value);
        }
        object
    }

    /// The combined members of a code's error objects.
    fn object_of(&self, group: &Group<'_>) -> Option<ErrorSchema> {
        let path = &self.shape.error.object;
        let objects = group.errors.iter().flat_map(|error| {
            let objects = error.bodies.iter().flat_map(|body| found(body, &path.0));
            let objects = objects.filter(|object| self.is_error(&error.code, path, object));
            objects.map(|object| self.error_object(error, object))
        });
        objects.reduce(ErrorSchema::or)
    }

    fn error_object(&self, error: &Described, object: &Json) -> ErrorSchema {
        let Json::Object(members) = object else {
            return ErrorSchema { common: ObjectSchema::default(), own: ObjectSchema::default() };
        };
        let (mut common, mut own) = (ObjectSchema::default(), ObjectSchema::default());
        let mut path = self.shape.error.object.clone();
        for (key, value) in members {
            path.0.push(Step::Member(key.clone()));
            let is_code = self.code_key() == Some(key);
            let is_meta = self.shape.error.meta.as_ref().is_some_and(|meta| meta.path == path)
                || self.is_spread() && is_nested(error.entry, key, value);
            if is_code {
                own.properties.push(property(key, Schema::Values(vec![value.clone()])));
            } else if is_meta {
                own.properties.push(property(key, meta(error.entry, value)));
            } else if self.is_spread() && !self.is_of_shape(&path) && is_declared(error.entry, key) {
                own.properties.push(property(key, meta_member(error.entry, key, value)));
            } else if self.is_spread() && is_of_map(error.entry, key) {
                own.is_map = true;
            } else {
                let description = self.description(&path);
                let schema = self.describe(&error.code, value, &mut path);
                common.properties.push(Property { description, ..property(key, schema) });
            }
            path.0.pop();
        }
        ErrorSchema { common, own }
    }

    /// Whether a member belongs to the envelope, whatever the keys of `meta`.
    fn is_of_shape(&self, path: &BodyPath) -> bool {
        let list = self.shape.list.as_ref();
        self.description(path).is_some() || list.is_some_and(|list| list.object.0.starts_with(&path.0))
    }

    /// Whether the members of `meta` are members of the error.
    fn is_spread(&self) -> bool {
        self.shape.error.meta.as_ref().is_some_and(|meta| meta.path == self.shape.error.object)
    }

    fn error_schema(&self, group: &Group<'_>, object: ErrorSchema, base: &ObjectSchema, name: String) -> Named {
        let ErrorSchema { common, mut own } = object;
        // Members that other errors may lack are required here, because this error always has them.
        let always = common
            .properties
            .into_iter()
            .filter(|property| property.required && base.get(&property.key).is_none_or(|in_base| !in_base.required));
        own.properties.extend(always);
        let schema = Schema::AllOf(vec![Schema::Ref(self.names.base.clone()), Schema::Object(own)]);
        Named {
            name,
            description: group.description(),
            deprecated: group.errors.iter().all(|error| error.entry.deprecated().is_some()),
            schema,
        }
    }

    /// The schema of a value in a body of the error with this code.
    fn describe(&self, code: &Json, value: &Json, path: &mut BodyPath) -> Schema {
        if self.is_error(code, path, value) && !path.0.is_empty() {
            return Schema::Ref(self.names.error.clone());
        }
        if self.is_code(path) {
            return Schema::Ref(self.names.code.clone());
        }
        match value {
            Json::Object(_) if self.is_item(path) => Schema::Ref(self.names.item.clone()),
            Json::Object(_) => Schema::Object(self.members(code, value, path)),
            Json::List(items) => {
                path.0.push(Step::Items);
                let items = items.iter().map(|item| self.describe(code, item, path)).reduce(Schema::or);
                path.0.pop();
                Schema::List(items.map(Box::new))
            }
            scalar => Schema::of_scalar(scalar),
        }
    }

    fn members(&self, code: &Json, object: &Json, path: &mut BodyPath) -> ObjectSchema {
        let Json::Object(members) = object else { return ObjectSchema::default() };
        let mut described = ObjectSchema::default();
        for (key, value) in members {
            path.0.push(Step::Member(key.clone()));
            let schema = match key.as_str() {
                "@type" => Schema::Values(vec![value.clone()]),
                _ => self.describe(code, value, path),
            };
            described.properties.push(Property { description: self.description(path), ..property(key, schema) });
            path.0.pop();
        }
        described
    }

    fn is_error(&self, code: &Json, path: &BodyPath, value: &Json) -> bool {
        let error = &self.shape.error;
        *path == error.object && self.code_key().is_some_and(|key| value.get(key) == Some(code))
    }

    fn is_item(&self, path: &BodyPath) -> bool {
        let list = self.shape.list.as_ref();
        list.is_some_and(|list| list.object == *path && list.object != self.shape.error.object)
    }

    fn is_code(&self, path: &BodyPath) -> bool {
        let mut members = [Some(&self.shape.error), self.shape.list.as_ref()].into_iter().flatten();
        members.any(|members| members.code.as_ref().is_some_and(|(code, _)| code.path == *path))
    }

    fn description(&self, path: &BodyPath) -> Option<&'static str> {
        let members = [Some(&self.shape.error), self.shape.list.as_ref()];
        members.into_iter().flatten().find_map(|members| role(members, path))
    }
}

/// The schema of any of the errors. A discriminator of OpenAPI works only with strings.
fn one_of(code: &str, codes: &[Json], errors: &[Named]) -> Schema {
    let told = codes.iter().zip(errors);
    let mapping = told.map(|(code, error)| Some((code.as_text()?.to_owned(), error.name.clone()))).collect();
    Schema::OneOf {
        names: errors.iter().map(|error| error.name.clone()).collect(),
        discriminator: Option::map(mapping, |mapping| Discriminator { property: code.to_owned(), mapping }),
    }
}

/// The purpose of a member.
fn role(members: &ErrorPlaces, path: &BodyPath) -> Option<&'static str> {
    let is = |member: Option<&MemberPlace>| member.is_some_and(|member| member.path == *path);
    if is(members.message.as_ref()) {
        Some("A short text for people.")
    } else if is(members.long.as_ref()) {
        Some("A text for people that describes the error.")
    } else if is(members.status.as_ref().map(|(member, _)| member)) {
        Some("The HTTP status.")
    } else if is(members.request_id.as_ref().map(|(member, _)| member)) {
        Some("The id of the request, to be quoted in questions about it.")
    } else if is(members.pointer.as_ref()) {
        Some("The member of the request that is at fault.")
    } else if is(members.docs.as_ref()) {
        Some("The documentation of the error.")
    } else {
        None
    }
}

impl Named {
    fn new(name: &str, description: &str, schema: Schema) -> Self {
        Self { name: name.to_owned(), description: description.to_owned(), deprecated: false, schema }
    }
}

fn property(key: &str, schema: Schema) -> Property {
    Property { key: key.to_owned(), schema, required: true, description: None }
}

/// The values that a path leads to.
fn found<'a>(value: &'a Json, path: &[Step]) -> Vec<&'a Json> {
    match (path.split_first(), value) {
        (None, value) => vec![value],
        (Some((Step::Member(key), rest)), value) => value.get(key).map(|value| found(value, rest)).unwrap_or_default(),
        (Some((Step::Items, rest)), Json::List(items)) => items.iter().flat_map(|item| found(item, rest)).collect(),
        (Some((Step::Items, _)), _) => Vec::new(),
    }
}

/// The schema of `meta`, from the entry's declaration and the value that the envelope wrote. A shape may rename members.
fn meta(entry: &Entry, value: &Json) -> Schema {
    let Json::Object(members) = value else { return Schema::of_scalar(value) };
    let mut meta = ObjectSchema::default();
    for (key, value) in members {
        if is_of_map(entry, key) {
            meta.is_map = true;
        } else {
            meta.properties.push(property(key, meta_member(entry, key, value)));
        }
    }
    Schema::Object(meta)
}

fn meta_member(entry: &Entry, key: &str, value: &Json) -> Schema {
    let declared = entry.meta_members().find(|member| member.key() == key);
    let Some(declared) = declared else { return undeclared(value) };
    if declared.value().is_some() {
        return Schema::Values(vec![value.clone()]);
    }
    let schema = of_data_type(declared.data_type());
    // A shape may write a value differently, such as a number as a string.
    if is_possible(&schema, value) { schema } else { undeclared(value) }
}

fn undeclared(value: &Json) -> Schema {
    match value {
        Json::List(items) => Schema::List(items.iter().map(undeclared).reduce(Schema::or).map(Box::new)),
        Json::Object(_) => Schema::Object(ObjectSchema { properties: Vec::new(), is_map: true }),
        scalar => Schema::of_scalar(scalar),
    }
}

/// Whether a member contains the members of `meta` that have names of the envelope's own members. It may itself have the
/// name of one of them.
fn is_nested(entry: &Entry, key: &str, value: &Json) -> bool {
    let Json::Object(members) = value else { return false };
    let is_free = !is_declared(entry, key) || value.get(key).is_some();
    is_free && !members.is_empty() && members.iter().all(|(name, _)| is_declared(entry, name))
}

fn is_declared(entry: &Entry, key: &str) -> bool {
    entry.meta_members().any(|member| member.key() == key)
}

/// Whether a member comes from a spread map. In a sample, such a member has a name that no entry declares.
fn is_of_map(entry: &Entry, key: &str) -> bool {
    key == sample::KEY && is_declared(entry, "*")
}

fn of_data_type(data_type: DataType) -> Schema {
    if let Some(items) = data_type.items() {
        return Schema::List(Some(Box::new(of_data_type(items))));
    }
    match data_type {
        DataType::STRING => Schema::Types(vec![Type::String]),
        DataType::INTEGER => Schema::Types(vec![Type::Integer]),
        DataType::NUMBER => Schema::Types(vec![Type::Number]),
        DataType::BOOLEAN => Schema::Types(vec![Type::Boolean]),
        DataType::OBJECT => Schema::Object(ObjectSchema { properties: Vec::new(), is_map: true }),
        _ => Schema::Any,
    }
}

fn is_possible(schema: &Schema, value: &Json) -> bool {
    match (schema, value) {
        (Schema::Any, _) | (Schema::List(_), Json::List(_)) | (Schema::Object(_), Json::Object(_)) => true,
        (Schema::Types(_), Json::List(_) | Json::Object(_)) => false,
        (Schema::Types(types), value) => Schema::of_scalar(value) == Schema::Types(types.clone()),
        _ => false,
    }
}

/// The description of an entry, in Markdown.
fn description(entry: &Entry) -> String {
    let mut parts = vec![entry.description().map_or_else(|| entry.message().to_string(), str::to_owned)];
    parts.extend(entry.hint().map(|hint| format!("What to do: {hint}")));
    parts.extend(retry(entry));
    parts.extend(entry.deprecated().map(|note| format!("Deprecated: {note}").trim_end_matches([':', ' ']).to_owned()));
    parts.extend(entry.docs().map(|docs| format!("See <{docs}>.")));
    parts.join("\n\n")
}

fn retry(entry: &Entry) -> Option<String> {
    if entry.retry_after_place().is_some() {
        return Some("The request may be sent again after the delay that the response states.".to_owned());
    }
    match entry.retry() {
        Retry::Unspecified => None,
        Retry::Never => Some("The same request will fail again.".to_owned()),
        Retry::Backoff => Some("The request may be sent again, with growing pauses.".to_owned()),
        after @ Retry::After(_) => {
            after.after_seconds().map(|seconds| format!("The request may be sent again after {seconds} seconds."))
        }
    }
}

fn text_of(value: &Json) -> String {
    match value {
        Json::Text(text) => text.clone(),
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}

/// The statuses of some entries, in ascending order, with classes last.
pub(crate) fn statuses<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Vec<StatusRange> {
    let entries = entries.into_iter();
    let mut statuses: Vec<_> = entries.flat_map(|entry| entry.statuses().chain([entry.status().into()])).collect();
    statuses.sort_unstable_by_key(|range| (range.status().is_none(), *range));
    statuses.dedup();
    statuses
}

/// Whether an error may be answered with this status, or with any status of the class.
pub(crate) fn has_status(entry: &Entry, status: StatusRange) -> bool {
    entry.statuses().any(|range| range.includes(status))
}

/// One response for each status.
fn responses(envelope: AnyEnvelope, errors: &[Described]) -> Vec<StatusResponse> {
    let mut names = Names::new([]);
    let all: Vec<_> = errors.iter().collect();
    let response = |status: StatusRange| {
        let errors: Vec<_> = errors.iter().filter(|error| has_status(error.entry, status)).collect();
        StatusResponse {
            name: names.of_status(status),
            status,
            content_type: envelope.content_type(),
            headers: match status.status() {
                // This is also the status of several errors with different statuses, any of which may lead.
                Some(StatusCode::BAD_REQUEST) => headers(envelope, status, &errors, &all),
                _ => headers(envelope, status, &errors, &errors),
            },
            examples: examples(envelope, status, &errors),
        }
    };
    statuses(errors.iter().map(|error| error.entry)).into_iter().map(response).collect()
}

/// The headers of some errors. A header is required if every error that may lead the response has it.
fn headers(
    envelope: AnyEnvelope,
    status: StatusRange,
    errors: &[&Described],
    leads: &[&Described],
) -> Vec<ResponseHeader> {
    let mut headers: Vec<ResponseHeader> = Vec::new();
    let sent = |error: &Described, detail| sample::headers(envelope, error.sample(detail, status));
    for error in errors {
        for (name, value) in sent(error, Detail::Full) {
            let value = if name == "retry-after" {
                value.parse::<u64>().map_or_else(|_| Json::from(value.as_str()), |seconds| Json::Number(seconds.into()))
            } else {
                Json::Text(value)
            };
            match headers.iter_mut().find(|header| header.name == name) {
                Some(header) if !header.examples.contains(&value) => header.examples.push(value),
                Some(_) => {}
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
    let described = |&(section, entry): &Listed| Described::of(envelope, section, entry, CodeForm::Same);
    let errors: Vec<_> = rows.iter().map(described).collect();
    let errors: Vec<_> = errors.iter().collect();
    let mut headers = headers(envelope, StatusCode::BAD_REQUEST.into(), &errors, &errors);
    headers.retain(|header| header.name != "Retry-After");
    headers
}

/// Whether the value of a header comes from a field. The field may be `None`, or hold an illegal value.
fn is_of_field(entry: &Entry, header: &str) -> bool {
    let mut declared = entry.headers().filter(|(name, _)| *name == header);
    header == "retry-after" && entry.retry_after_place().is_some()
        || declared.any(|(_, value)| value.placeholders().next().is_some())
}

impl ResponseHeader {
    fn new(name: String, value: Json) -> Self {
        let data_type = if matches!(value, Json::Number(_)) { Type::Integer } else { Type::String };
        Self { name, description: "", required: true, data_type, examples: vec![value] }
    }

    /// The purpose of the header, by its lower-case name.
    fn role(&self) -> &'static str {
        match self.name.as_str() {
            "retry-after" => "Seconds to wait before the request is sent again.",
            "www-authenticate" => "How the request can be authenticated.",
            "x-request-id" => "The id of the request, to be quoted in questions about it.",
            "link" => "The documentation of the error.",
            _ if self.required => "Sent with each of the errors.",
            _ => "Sent with some of the errors.",
        }
    }
}

/// An example for each error. Its name is the code, or the variant if several errors have the code or it is empty.
fn examples(envelope: AnyEnvelope, status: StatusRange, errors: &[&Described]) -> Vec<Example> {
    let mut names = Names::new([]);
    let example = |error: &&Described| {
        let (entry, section) = (error.entry, error.section);
        let code = entry.code();
        let shares = errors.iter().filter(|other| other.entry.code() == code).count() > 1;
        let name = if shares || code.as_str().is_empty() {
            format!("{}.{}", section.type_name(), entry.name())
        } else {
            code.as_str().to_owned()
        };
        Example {
            name: names.unique(&name),
            summary: entry.message().to_string(),
            description: description(entry),
            value: match entry.status_place() {
                None => error.full.clone(),
                Some(_) => Json::parse(&sample::body(envelope, error.sample(Detail::Full, status))),
            },
        }
    };
    errors.iter().map(example).collect()
}
