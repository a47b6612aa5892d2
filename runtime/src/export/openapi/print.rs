//! Writes the model as JSON, with the members in the order in which people read them.

use super::headers::{ResponseHeader, headers_of_any};
use super::model::{Example, Model, Named, StatusResponse};
use super::schema::{ObjectSchema, Property, Schema, Type};
use crate::entry::{Label, Labels, StatusRange};
use crate::export::ordered::Json;

/// The version of OpenAPI that a document is written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum OpenApiVersion {
    /// 3.0, whose schemas are not quite JSON Schema.
    V3_0,
    /// 3.1.
    #[default]
    V3_1,
}

impl OpenApiVersion {
    pub(super) fn number(self) -> &'static str {
        match self {
            Self::V3_0 => "3.0.3",
            Self::V3_1 => "3.1.0",
        }
    }

    pub(super) fn components(self, model: &Model) -> Json {
        let schemas = model.schemas.iter().map(|named| (named.name.as_str(), self.of_named(named)));
        let responses = model.responses.iter().map(|response| (response.name.as_str(), self.of_response(response)));
        let responses = responses.chain(self.default_response(model).map(|response| ("Default", response)));
        Json::object([("schemas", Json::object(schemas)), ("responses", Json::object(responses))])
    }

    fn of_named(self, named: &Named) -> Json {
        let mut members = vec![("description".to_owned(), Json::from(named.description.as_str()))];
        if named.deprecated {
            members.push(("deprecated".to_owned(), Json::Bool(true)));
        }
        let labels: Vec<_> = named.labels.iter().map(|labels| of_labels(*labels)).collect();
        match labels.as_slice() {
            [] => {}
            [one] => members.push(("x-labels".to_owned(), one.clone())),
            _ => members.push(("x-labels".to_owned(), Json::List(labels))),
        }
        members.extend(self.of_schema(&named.schema));
        Json::Object(members)
    }

    fn of_schema(self, schema: &Schema) -> JsonMembers {
        match schema {
            Schema::Any => JsonMembers::new(),
            Schema::Types(types) => self.of_types(types),
            Schema::Values(values) => self.of_values(values),
            Schema::List(items) => {
                let mut members = one("type", Json::from("array"));
                match items {
                    Some(items) => members.extend(one("items", Json::Object(self.of_schema(items)))),
                    // 3.0 requires it.
                    None if self == Self::V3_0 => members.extend(one("items", Json::Object(Vec::new()))),
                    None => {}
                }
                members
            }
            Schema::Object(object) => self.of_object(object),
            Schema::Ref(name) => one("$ref", reference(name)),
            Schema::AnyOf(schemas) => one("anyOf", self.all(schemas)),
            Schema::OneOf(schemas) => one("oneOf", self.all(schemas)),
            Schema::Except(values) => {
                let mut members = Schema::of_scalars(values).map(|types| self.of_schema(&types)).unwrap_or_default();
                members.push(("not".to_owned(), Json::object([("enum", Json::List(values.clone()))])));
                members
            }
            Schema::AllOf(schemas) => one("allOf", self.all(schemas)),
        }
    }

    fn all(self, schemas: &[Schema]) -> Json {
        Json::List(schemas.iter().map(|schema| Json::Object(self.of_schema(schema))).collect())
    }

    fn of_types(self, types: &[Type]) -> JsonMembers {
        let of_type = |data_type: &Type| Json::from(data_type.name());
        match (self, types) {
            (_, [data_type]) if self == Self::V3_1 || *data_type != Type::Null => one("type", of_type(data_type)),
            (Self::V3_1, types) => one("type", Json::List(types.iter().map(of_type).collect())),
            // 3.0 has no lists of types, and no type for null.
            (Self::V3_0, types) => {
                let nullable = types.contains(&Type::Null).then(|| ("nullable".to_owned(), Json::Bool(true)));
                let others = types.iter().filter(|data_type| **data_type != Type::Null);
                // `nullable` adds null to the type beside it, and to nothing else.
                let others =
                    others.map(|data_type| one("type", of_type(data_type)).into_iter().chain(nullable.clone()));
                let mut others: Vec<JsonMembers> = others.map(Iterator::collect).collect();
                match others.len() {
                    0 => {
                        let null = ("enum".to_owned(), Json::List(vec![Json::Null]));
                        one("type", Json::from("string")).into_iter().chain(nullable).chain([null]).collect()
                    }
                    1 => others.remove(0),
                    _ => one("anyOf", Json::List(others.into_iter().map(Json::Object).collect())),
                }
            }
        }
    }

    fn of_values(self, values: &[Json]) -> JsonMembers {
        let mut members = Schema::of_scalars(values).map(|types| self.of_schema(&types)).unwrap_or_default();
        members.push(match (self, values) {
            (Self::V3_1, [value]) => ("const".to_owned(), value.clone()),
            (_, values) => ("enum".to_owned(), Json::List(values.to_vec())),
        });
        members
    }

    fn of_object(self, object: &ObjectSchema) -> JsonMembers {
        let mut members = one("type", Json::from("object"));
        if !object.properties.is_empty() {
            let properties =
                object.properties.iter().map(|property| (property.key.as_str(), self.of_property(property)));
            members.push(("properties".to_owned(), Json::object(properties)));
        }
        let required = object.properties.iter().filter(|property| property.required);
        let required: Vec<_> = required.map(|property| Json::from(property.key.as_str())).collect();
        if !required.is_empty() {
            members.push(("required".to_owned(), Json::List(required)));
        }
        if object.is_map {
            members.push(("additionalProperties".to_owned(), Json::Bool(true)));
        }
        members
    }

    fn of_property(self, property: &Property) -> Json {
        let members = self.of_schema(&property.schema);
        let Some(description) = property.description else { return Json::Object(members) };
        // In 3.0, nothing may be beside a reference.
        let is_alone = self == Self::V3_0 && matches!(property.schema, Schema::Ref(_));
        let mut members = if is_alone { one("allOf", Json::List(vec![Json::Object(members)])) } else { members };
        members.push(("description".to_owned(), Json::from(description)));
        Json::Object(members)
    }

    fn of_response(self, response: &StatusResponse) -> Json {
        let examples = response.examples.iter().map(|example| (example.name.as_str(), of_example(example)));
        let schema = Json::object([("$ref", reference(&response.body))]);
        let content = Json::object([("schema", schema), ("examples", Json::object(examples))]);
        self.response(phrase(response.status), &response.headers, response.content_type, content)
    }

    /// A response with any of the errors, or several of them, if they have several statuses.
    fn default_response(self, model: &Model) -> Option<Json> {
        let (body, response) = (model.schemas.first()?, model.responses.first()?);
        if model.responses.len() == 1 {
            return None;
        }
        let content = Json::object([("schema", Json::object([("$ref", reference(&body.name))]))]);
        let headers: Vec<_> = model.responses.iter().map(|response| &*response.headers).collect();
        let headers = headers_of_any(&headers);
        Some(self.response("Any error".to_owned(), &headers, response.content_type, content))
    }

    fn response(self, description: String, headers: &[ResponseHeader], content_type: &str, content: Json) -> Json {
        let mut members = one("description", Json::Text(description));
        if !headers.is_empty() {
            let headers = headers.iter().map(|header| (header.name.as_str(), self.of_header(header)));
            members.push(("headers".to_owned(), Json::object(headers)));
        }
        members.push(("content".to_owned(), Json::object([(content_type, content)])));
        Json::Object(members)
    }

    fn of_header(self, header: &ResponseHeader) -> Json {
        let mut schema = one("type", Json::from(header.data_type.name()));
        match (self, header.examples.first()) {
            (Self::V3_0, Some(example)) => schema.push(("example".to_owned(), example.clone())),
            _ => schema.push(("examples".to_owned(), Json::List(header.examples.clone()))),
        }
        let mut members = one("description", Json::from(header.description));
        if header.required {
            members.push(("required".to_owned(), Json::Bool(true)));
        }
        members.push(("schema".to_owned(), Json::Object(schema)));
        Json::Object(members)
    }
}

pub(super) fn of_labels(labels: Labels) -> Json {
    Json::object(labels.iter().map(|(name, label)| {
        let value = match label {
            Label::Text(text) => Json::from(&*text),
            Label::Integer(number) => Json::Number(number.into()),
            Label::Bool(value) => Json::Bool(value),
        };
        (name, value)
    }))
}

type JsonMembers = Vec<(String, Json)>;

fn one(key: &str, value: Json) -> JsonMembers {
    vec![(key.to_owned(), value)]
}

fn reference(name: &str) -> Json {
    Json::Text(format!("#/components/schemas/{name}"))
}

/// `404 Not Found`, or `Any other client error` for a class.
pub(crate) fn phrase(status: StatusRange) -> String {
    match (status, status.status().and_then(|status| status.canonical_reason())) {
        (StatusRange::CLIENT_ERROR, _) => "Any other client error".to_owned(),
        (StatusRange::SERVER_ERROR, _) => "Any other server error".to_owned(),
        (status, Some(reason)) => format!("{status} {reason}"),
        (status, None) => status.to_string(),
    }
}

fn of_example(example: &Example) -> Json {
    Json::object([
        ("summary", Json::from(example.summary.as_str())),
        ("description", Json::from(example.description.as_str())),
        ("value", example.value.clone()),
    ])
}
