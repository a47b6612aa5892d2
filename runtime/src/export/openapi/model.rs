//! Models the errors of a service for OpenAPI: schemas of the bodies, and a response for each status.

use std::collections::{HashMap, HashSet};

use http::StatusCode;

use super::headers::{ResponseHeader, headers};
#[cfg(feature = "utoipa")]
use super::names::KnownError;
use super::names::{self, Names};
use super::schema::{ObjectSchema, Property, Schema, Type};
use crate::answer::AnyEnvelope;
use crate::entry::{Entry, Labels, Retry, StatusRange};
use crate::export::ordered::Json;
use crate::export::path::{BodyPath, Step};
use crate::export::sample::{self, Detail};
use crate::export::shape::{BodyShape, ErrorPlaces, MemberPlace};
use crate::export::wire::{Listed, Wire, WireEntry, WireMember};

/// The status of several errors with different statuses, any of which may lead.
const SEVERAL: StatusCode = StatusCode::BAD_REQUEST;

/// The description of some errors in a document.
pub(crate) struct Model {
    /// The first schema is that of the body.
    pub(crate) schemas: Vec<Named>,
    pub(crate) responses: Vec<StatusResponse>,
    /// The schema of each code.
    #[cfg(feature = "utoipa")]
    pub(crate) errors: Vec<KnownError>,
}

/// A schema in the components.
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) deprecated: bool,
    /// The labels of the errors: one object, or several if they differ.
    pub(crate) labels: Vec<Labels>,
    pub(crate) schema: Schema,
}

/// The responses with a status.
pub(crate) struct StatusResponse {
    pub(crate) name: String,
    /// The name of the schema of the bodies.
    pub(crate) body: String,
    pub(crate) status: StatusRange,
    pub(crate) content_type: &'static str,
    pub(crate) headers: Vec<ResponseHeader>,
    pub(crate) examples: Vec<Example>,
}

pub(crate) struct Example {
    pub(crate) name: String,
    pub(crate) summary: String,
    pub(crate) description: String,
    pub(crate) value: Json,
}

impl Model {
    /// Describes errors that an envelope shows. With one schema, all responses have the same, whose alternatives exclude each
    /// other.
    pub(crate) fn of(envelope: AnyEnvelope, rows: &[Listed], names: &names::Scheme, one_schema: bool) -> Self {
        let Wire { shape, entries } = Wire::of(envelope, rows);
        let mut unique = Names::new(names.reserved());
        let all = Schemas {
            shape: &shape,
            errors: entries.iter().collect(),
            names,
            error: names.error.clone(),
            status: None,
            is_exclusive: one_schema,
        };
        let (mut schemas, codes) = all.all(&mut unique);
        let mut responses = responses(envelope, &entries);
        for response in &mut responses {
            let errors: Vec<_> = entries.iter().filter(|error| error.has_status(response.status)).collect();
            response.body.clone_from(&names.response);
            if one_schema || codes.is_empty() || errors.len() == entries.len() {
                continue;
            }
            response.body = unique.unique(&format!("{}{}Response", names.prefix, response.name));
            let error = unique.unique(&format!("{}{}Errors", names.prefix, response.name));
            let status = Some(response.status);
            let of_status = Schemas { shape: &shape, errors, names, error, status, is_exclusive: false };
            let description = format!("The body of responses with status {}.", response.status);
            schemas.extend(of_status.body(&response.body, &description, &codes));
        }
        Self {
            schemas,
            responses,
            #[cfg(feature = "utoipa")]
            errors: {
                let known = |group: Group<'_>| {
                    Some(KnownError { name: codes.get(&group.code.to_text())?.clone(), errors: group.entries() })
                };
                all.groups().into_iter().filter_map(known).collect()
            },
        }
    }
}

impl WireEntry {
    /// Whether a response may have this status, or any status of the class.
    fn has_status(&self, status: StatusRange) -> bool {
        self.answers.iter().any(|answer| answer.sent.includes(status))
    }
}

/// The schemas of the bodies of some errors.
struct Schemas<'a> {
    shape: &'a BodyShape,
    errors: Vec<&'a WireEntry>,
    names: &'a names::Scheme,
    /// The name of the schema of any of the errors.
    error: String,
    /// The status of all responses, if they have one.
    status: Option<StatusRange>,
    /// Whether the alternatives of an error exclude each other.
    is_exclusive: bool,
}

/// The codes as they are sent, as text, each with the name of the schema of its errors.
type Codes = HashMap<String, String>;

/// The errors that clients cannot distinguish, because they have the same code.
struct Group<'a> {
    code: &'a Json,
    errors: Vec<&'a WireEntry>,
}

impl Group<'_> {
    fn entries(&self) -> Vec<&'static Entry> {
        self.errors.iter().map(|error| error.entry).collect()
    }

    fn labels(&self) -> Vec<Labels> {
        let mut labels: Vec<_> =
            self.errors.iter().filter_map(|error| error.entry.0.extra(|extra| extra.labels).map(Labels)).collect();
        labels.dedup();
        labels
    }

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

/// An error object in parts: the members that it has in common with those of other codes, and its own.
#[derive(Clone, Default)]
struct ErrorSchema {
    common: ObjectSchema,
    own: ObjectSchema,
    /// Those of its own that are constants, as they are when another code has them. Some tools cannot combine a constant
    /// with its type.
    open: ObjectSchema,
}

impl ErrorSchema {
    fn or(self, other: Self) -> Self {
        Self { common: self.common.or(other.common), own: self.own.or(other.own), open: self.open.or(other.open) }
    }
}

impl Schemas<'_> {
    /// All schemas: first that of the body.
    fn all(&self, unique: &mut Names) -> (Vec<Named>, Codes) {
        let groups = self.groups();
        let varying = self.varying();
        let object_of = |group| self.object_of(group, &varying);
        let objects: Vec<_> = groups.iter().filter_map(|group| Some((group, object_of(group)?))).collect();
        // An error that this document does not know may lack what all known ones have.
        let shared = |part: fn(&ErrorSchema) -> &ObjectSchema| {
            let mut shared = objects.iter().map(|(_, object)| part(object).clone()).reduce(ObjectSchema::or)?;
            let [least, _] = &self.shape.least;
            let objects = least.iter().flat_map(|least| self.shape.error.object.find(least));
            objects.for_each(|least| shared.require_as(least));
            Some(shared)
        };
        let [base, open] = [shared(|object| &object.common), shared(|object| &object.open)];
        let description = "The body of every error response.";
        let (Some(code), Some(base)) = (self.code_key(), base) else {
            let body = self.envelope().unwrap_or(Schema::Any);
            return (vec![Named::new(&self.names.response, description, body)], Codes::new());
        };

        let error = |(group, object): (&Group<'_>, ErrorSchema)| {
            let variant = group.errors.first().map_or("", |error| error.entry.name());
            let code = group.code.to_text();
            let known = self.names.known(&group.entries()).map(str::to_owned);
            let name = known.unwrap_or_else(|| unique.of_error(&self.names.prefix, &code, variant));
            (code, self.error_schema(group, object, &base, name))
        };
        let errors: Vec<_> = objects.into_iter().map(error).collect();
        let codes = errors.iter().map(|(code, error)| (code.clone(), error.name.clone())).collect();

        let mut schemas = self.body(&self.names.response, description, &codes);
        schemas.extend(self.item().map(|item| Named::new(&self.names.item, "One of several errors.", item)));
        let values: Vec<_> = groups.iter().map(|group| group.code.clone()).collect();
        let other_code = if self.is_exclusive { Schema::Except(values.clone()) } else { self.any_code() };
        schemas.push(Named::new(&self.names.code, "The codes of all errors.", Schema::Values(values)));
        let mut other = ObjectSchema { properties: vec![property(code, other_code)], is_map: false };
        // What only some errors have as a constant is in the base already.
        let open = open.into_iter().flat_map(|open| open.properties);
        other.properties.extend(open.filter(|property| base.get(&property.key).is_none()));
        schemas.push(Named::new(
            &self.names.other,
            "An error with a code that this document does not know: a newer service may send it.",
            Schema::AllOf(vec![Schema::Ref(self.names.base.clone()), Schema::Object(other)]),
        ));
        schemas.push(Named::new(&self.names.base, "What errors have in common.", Schema::Object(base)));
        schemas.extend(errors.into_iter().map(|(_, error)| error));
        (schemas, codes)
    }

    /// The schema of the bodies with the errors, and that of any of them if it is another one.
    fn body(&self, name: &str, description: &str, codes: &Codes) -> Vec<Named> {
        let mut names: Vec<_> = self.errors.iter().filter_map(|error| codes.get(&error.code.to_text())).collect();
        let mut seen = HashSet::new();
        names.retain(|name| seen.insert(*name));
        // The last one accepts any code.
        let refs = names.into_iter().chain([&self.names.other]).map(|name| Schema::Ref(name.clone()));
        let any_of = if self.is_exclusive { Schema::OneOf(refs.collect()) } else { Schema::AnyOf(refs.collect()) };
        let any = |any_of| Named::new(&self.error, "An error, which its code tells from others.", any_of);
        let body = |schema| Named::new(name, description, schema);
        match (self.shape.error.object.0.is_empty(), self.envelope()) {
            (true, None) => vec![body(any_of)],
            (true, Some(several)) => {
                vec![body(Schema::AnyOf(vec![Schema::Ref(self.error.clone()), several])), any(any_of)]
            }
            (false, envelope) => vec![body(envelope.unwrap_or(Schema::Any)), any(any_of)],
        }
    }

    /// A code that the document may not know.
    fn any_code(&self) -> Schema {
        let types = self.errors.iter().map(|error| Schema::of_scalar(&error.code)).reduce(Schema::or);
        let types = types.unwrap_or(Schema::Any);
        // Without error objects, there is no schema of codes.
        match self.code_key() {
            Some(_) => Schema::AnyOf(vec![Schema::Ref(self.names.code.clone()), types]),
            None => types,
        }
    }

    fn code_key(&self) -> Option<&str> {
        self.shape.error.code.as_ref()?.0.path.key()
    }

    fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        let mut positions = HashMap::new();
        for &error in &self.errors {
            let position = *positions.entry(error.code.to_text()).or_insert(groups.len());
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
            around.map(move |body| self.describe(error, body, &mut BodyPath::default()))
        });
        let mut envelope = described.reduce(Schema::or)?;
        let is_error = |body: &Json| {
            self.shape.error.object.0.is_empty() && self.code_key().is_some_and(|key| body.get(key).is_some())
        };
        let around = self.shape.least.iter().flatten().filter(|body| !is_error(body));
        around.for_each(|least| envelope.require_as(least));
        Some(envelope)
    }

    /// The schema of an item in a list of errors, if it is not an error object.
    fn item(&self) -> Option<Schema> {
        let list = self.shape.list.as_ref().filter(|list| list.object != self.shape.error.object)?;
        let items = self.errors.iter().flat_map(|error| {
            let found = error.bodies.iter().flat_map(|body| list.object.find(body));
            // An item can be just a code.
            let objects = found.filter(|item| matches!(item, Json::Object(_)));
            objects.map(move |item| self.members(error, item, &mut list.object.clone()))
        });
        let mut item = items.map(Schema::Object).reduce(Schema::or)?;
        let [_, least] = &self.shape.least;
        least.iter().flat_map(|least| list.object.find(least)).for_each(|least| item.require_as(least));
        Some(item)
    }

    /// The members of error objects whose content varies from error to error: they have structured data, or are it, or have
    /// the link.
    fn varying(&self) -> HashSet<&str> {
        let object = &self.shape.error.object;
        let data = self.errors.iter().flat_map(|error| &error.meta).map(|member| &member.path);
        let paths = data.chain(self.shape.error.docs.as_ref().map(|docs| &docs.path));
        let next = paths.filter_map(|path| match path.0.strip_prefix(object.0.as_slice())? {
            [Step::Member(key), ..] => Some(key.as_str()),
            _ => None,
        });
        next.collect()
    }

    /// The combined members of a code's error objects.
    fn object_of(&self, group: &Group<'_>, varying: &HashSet<&str>) -> Option<ErrorSchema> {
        let path = &self.shape.error.object;
        let objects = group.errors.iter().flat_map(|error| {
            let objects = error.bodies.iter().flat_map(|body| path.find(body));
            let objects = objects.filter(|object| self.is_error(&error.code, path, object));
            objects.map(|object| self.error_object(error, object, varying))
        });
        objects.reduce(ErrorSchema::or)
    }

    fn error_object(&self, error: &WireEntry, object: &Json, varying: &HashSet<&str>) -> ErrorSchema {
        let Json::Object(members) = object else {
            return ErrorSchema::default();
        };
        let ErrorSchema { mut common, mut own, mut open } = ErrorSchema::default();
        let mut path = self.shape.error.object.clone();
        for (key, value) in members {
            path.0.push(Step::Member(key.clone()));
            if self.code_key() == Some(key) {
                own.properties.push(property(key, Schema::Values(vec![value.clone()])));
            } else if key == sample::KEY {
                own.is_map = true;
            } else {
                let description = self.description(&path);
                let is_constant = self.is_constant(error, &path);
                let schema = self.describe(error, value, &mut path);
                if is_constant {
                    let constant = Schema::Values(self.constants(&path, value));
                    own.properties.push(Property { description, ..property(key, constant) });
                    open.properties.push(Property { description, ..property(key, schema) });
                } else {
                    let members = if varying.contains(key.as_str()) { &mut own } else { &mut common };
                    members.properties.push(Property { description, ..property(key, schema) });
                }
            }
            path.0.pop();
        }
        ErrorSchema { common, own, open }
    }

    fn error_schema(&self, group: &Group<'_>, object: ErrorSchema, base: &ObjectSchema, name: String) -> Named {
        let ErrorSchema { common, mut own, .. } = object;
        // Members that other errors may lack are required here, because this error always has them.
        let always = common.properties.into_iter().filter(|property| property.required).filter(|property| {
            base.get(&property.key).is_none_or(|in_base| !in_base.required || in_base.schema != property.schema)
        });
        own.properties.extend(always);
        let schema = Schema::AllOf(vec![Schema::Ref(self.names.base.clone()), Schema::Object(own)]);
        Named {
            name,
            description: group.description(),
            deprecated: group.errors.iter().all(|error| error.entry.deprecated().is_some()),
            labels: group.labels(),
            schema,
        }
    }

    /// The schema of a value in a body of the error.
    fn describe(&self, error: &WireEntry, value: &Json, path: &mut BodyPath) -> Schema {
        if self.is_error(&error.code, path, value) && !path.0.is_empty() {
            return Schema::Ref(self.error.clone());
        }
        if self.is_code(path) {
            return self.any_code();
        }
        if self.status.is_some() && self.is_status(path) && error.entry.status_place().is_none() {
            return Schema::Values(vec![value.clone()]);
        }
        if let Some(member) = error.member(path) {
            return of_member(member);
        }
        match value {
            Json::Object(_) if self.is_item(path) => Schema::Ref(self.names.item.clone()),
            Json::Object(_) => Schema::Object(self.members(error, value, path)),
            Json::List(items) => {
                path.0.push(Step::Items);
                let items = items.iter().map(|item| self.describe(error, item, path)).reduce(Schema::or);
                path.0.pop();
                Schema::List(items.map(Box::new))
            }
            scalar => Schema::of_scalar(scalar),
        }
    }

    fn members(&self, error: &WireEntry, object: &Json, path: &mut BodyPath) -> ObjectSchema {
        let Json::Object(members) = object else { return ObjectSchema::default() };
        let is_of_map = |(key, _): &&(String, Json)| key == sample::KEY;
        let mut described =
            ObjectSchema { is_map: members.iter().any(|member| is_of_map(&member)), ..ObjectSchema::default() };
        for (key, value) in members.iter().filter(|member| !is_of_map(member)) {
            path.0.push(Step::Member(key.clone()));
            let schema = match key.as_str() {
                "@type" => Schema::Values(vec![value.clone()]),
                _ => self.describe(error, value, path),
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

    fn is_status(&self, path: &BodyPath) -> bool {
        self.shape.error.status.as_ref().is_some_and(|(status, _)| status.path == *path)
    }

    /// Whether a member has the same value whenever the error occurs: its status, and the link to its documentation.
    fn is_constant(&self, error: &WireEntry, path: &BodyPath) -> bool {
        let is_docs = self.shape.error.docs.as_ref().is_some_and(|docs| docs.path == *path);
        is_docs && error.entry.docs().is_some() || self.is_status(path) && error.entry.status_place().is_none()
    }

    /// The values of a constant. Where one status is that of the whole body, several errors have another one.
    fn constants(&self, path: &BodyPath, value: &Json) -> Vec<Json> {
        let is_of_body =
            self.is_status(path) && self.shape.list.as_ref().is_some_and(|list| list.object != self.shape.error.object);
        let mut statuses = self.errors.iter().flat_map(|error| &error.answers).map(|answer| answer.sent);
        let first = statuses.next();
        let mut differ = || statuses.any(|status| Some(status) != first);
        let of_several = match value {
            Json::Text(_) => Json::from(SEVERAL.as_str()),
            _ => Json::Number(SEVERAL.as_u16().into()),
        };
        let also = (self.is_exclusive && is_of_body && of_several != *value && differ()).then_some(of_several);
        [value.clone()].into_iter().chain(also).collect()
    }

    fn description(&self, path: &BodyPath) -> Option<&'static str> {
        let members = [Some(&self.shape.error), self.shape.list.as_ref()];
        members.into_iter().flatten().find_map(|members| role(members, path))
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
    } else if is(members.parameter.as_ref()) {
        Some("The query parameter that is at fault.")
    } else if is(members.hint.as_ref()) {
        Some("What the caller can do about the error.")
    } else if is(members.docs.as_ref()) {
        Some("The documentation of the error.")
    } else {
        None
    }
}

impl Named {
    fn new(name: &str, description: &str, schema: Schema) -> Self {
        Self {
            name: name.to_owned(),
            description: description.to_owned(),
            deprecated: false,
            labels: Vec::new(),
            schema,
        }
    }
}

fn property(key: &str, schema: Schema) -> Property {
    Property { key: key.to_owned(), schema, required: true, description: None }
}

fn of_member(member: &WireMember) -> Schema {
    member.value.as_ref().map_or_else(|| of_data_type(&member.data_type), |value| Schema::Values(vec![value.clone()]))
}

fn of_data_type(word: &str) -> Schema {
    if let Some(items) = word.strip_suffix("[]") {
        return Schema::List(Some(Box::new(of_data_type(items))));
    }
    match word {
        "string" => Schema::Types(vec![Type::String]),
        "integer" => Schema::Types(vec![Type::Integer]),
        "number" => Schema::Types(vec![Type::Number]),
        "boolean" => Schema::Types(vec![Type::Boolean]),
        "object" => Schema::Object(ObjectSchema { properties: Vec::new(), is_map: true }),
        _ => Schema::Any,
    }
}

/// The description of an entry, in Markdown.
fn description(entry: &Entry) -> String {
    let mut parts = vec![entry.description().map_or_else(|| entry.message().to_string(), str::to_owned)];
    parts.extend(entry.hint().map(|hint| format!("What to do: {hint}")));
    parts.extend(retry(entry));
    parts.extend(entry.0.extra(|extra| extra.grpc).map(|code| format!("Code in gRPC: `{code}`.")));
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
        after @ Retry::After(_) => after.after_seconds().map(|seconds| {
            let plural = if seconds == 1 { "" } else { "s" };
            format!("The request may be sent again after {seconds} second{plural}.")
        }),
    }
}

/// The statuses of some errors, in ascending order, with classes last.
fn statuses(errors: &[WireEntry]) -> Vec<StatusRange> {
    let mut statuses: Vec<_> = errors.iter().flat_map(|error| &error.answers).map(|answer| answer.sent).collect();
    statuses.sort_unstable_by_key(|range| (range.status().is_none(), *range));
    statuses.dedup();
    statuses
}

/// One response for each status.
fn responses(envelope: AnyEnvelope, errors: &[WireEntry]) -> Vec<StatusResponse> {
    let mut names = Names::new([]);
    let all: Vec<_> = errors.iter().collect();
    let statuses = statuses(errors);
    let is_of_several = |range: StatusRange| match range.status() {
        Some(status) => status == SEVERAL,
        None => range.contains(SEVERAL) && !statuses.contains(&SEVERAL.into()),
    };
    let response = |&status: &StatusRange| {
        let errors: Vec<_> = errors.iter().filter(|error| error.has_status(status)).collect();
        StatusResponse {
            name: names.of_status(status),
            body: String::new(),
            status,
            content_type: envelope.content_type(),
            headers: headers(envelope, status, &errors, if is_of_several(status) { &all } else { &errors }),
            examples: examples(envelope, status, &errors),
        }
    };
    statuses.iter().map(response).collect()
}

/// An example for each error. Its name is the code, or the variant if several errors have the code or it is empty.
fn examples(envelope: AnyEnvelope, status: StatusRange, errors: &[&WireEntry]) -> Vec<Example> {
    let mut names = Names::new([]);
    let example = |error: &&WireEntry| {
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
                None => error.full().clone(),
                Some(_) => Json::parse(&sample::body(envelope, error.sample(Detail::Full, status))),
            },
        }
    };
    errors.iter().map(example).collect()
}
