//! Writes the model as JSON, with the members in the order in which people read them.

use super::model::{Example, Model, Named, ResponseHeader, StatusResponse};
use super::schema::{Discriminator, ObjectSchema, Property, Schema, Type};
use crate::entry::{Label, Labels, StatusRange};
use crate::export::ordered::Json;

pub(super) fn components(model: &Model) -> Json {
    let schemas = model.schemas.iter().map(|named| (named.name.as_str(), of_named(named)));
    let responses = model.responses.iter().map(|response| (response.name.as_str(), of_response(model, response)));
    Json::object([("schemas", Json::object(schemas)), ("responses", Json::object(responses))])
}

fn of_named(named: &Named) -> Json {
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
    members.extend(of_schema(&named.schema));
    Json::Object(members)
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

fn of_schema(schema: &Schema) -> JsonMembers {
    match schema {
        Schema::Any => JsonMembers::new(),
        Schema::Types(types) => one("type", of_types(types)),
        Schema::Values(values) => of_values(values),
        Schema::List(items) => {
            let mut members = one("type", Json::from("array"));
            members.extend(items.iter().map(|items| ("items".to_owned(), Json::Object(of_schema(items)))));
            members
        }
        Schema::Object(object) => of_object(object),
        Schema::Ref(name) => one("$ref", reference(name)),
        Schema::AnyOf(schemas) => one("anyOf", all(schemas)),
        Schema::AllOf(schemas) => one("allOf", all(schemas)),
        Schema::OneOf { names, discriminator } => {
            let references = names.iter().map(|name| Json::object([("$ref", reference(name))]));
            let mut members = one("oneOf", Json::List(references.collect()));
            members.extend(discriminator.iter().map(|told| ("discriminator".to_owned(), of_discriminator(told))));
            members
        }
    }
}

fn one(key: &str, value: Json) -> JsonMembers {
    vec![(key.to_owned(), value)]
}

fn all(schemas: &[Schema]) -> Json {
    Json::List(schemas.iter().map(|schema| Json::Object(of_schema(schema))).collect())
}

fn reference(name: &str) -> Json {
    Json::Text(format!("#/components/schemas/{name}"))
}

fn of_types(types: &[Type]) -> Json {
    let mut names: Vec<_> = types.iter().map(|data_type| Json::from(data_type.name())).collect();
    if names.len() == 1 { names.remove(0) } else { Json::List(names) }
}

fn of_values(values: &[Json]) -> JsonMembers {
    let types = values.iter().map(Schema::of_scalar).reduce(Schema::or);
    let mut members = types.as_ref().map(of_schema).unwrap_or_default();
    members.push(match values {
        [value] => ("const".to_owned(), value.clone()),
        values => ("enum".to_owned(), Json::List(values.to_vec())),
    });
    members
}

fn of_object(object: &ObjectSchema) -> JsonMembers {
    let mut members = one("type", Json::from("object"));
    if !object.properties.is_empty() {
        let properties = object.properties.iter().map(|property| (property.key.as_str(), of_property(property)));
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

fn of_property(property: &Property) -> Json {
    let mut members = of_schema(&property.schema);
    members.extend(property.description.map(|text| ("description".to_owned(), Json::from(text))));
    Json::Object(members)
}

fn of_discriminator(discriminator: &Discriminator) -> Json {
    let mapping = discriminator.mapping.iter().map(|(value, name)| (value.as_str(), reference(name)));
    Json::object([("propertyName", Json::from(discriminator.property.as_str())), ("mapping", Json::object(mapping))])
}

fn of_response(model: &Model, response: &StatusResponse) -> Json {
    let mut members = one("description", Json::Text(phrase(response.status)));
    if !response.headers.is_empty() {
        let headers = response.headers.iter().map(|header| (header.name.as_str(), of_header(header)));
        members.push(("headers".to_owned(), Json::object(headers)));
    }
    let schema = model.schemas.first().map(|body| Json::object([("$ref", reference(&body.name))]));
    let examples = response.examples.iter().map(|example| (example.name.as_str(), of_example(example)));
    let content =
        Json::object([("schema", schema.unwrap_or(Json::Object(Vec::new()))), ("examples", Json::object(examples))]);
    members.push(("content".to_owned(), Json::object([(response.content_type, content)])));
    Json::Object(members)
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

fn of_header(header: &ResponseHeader) -> Json {
    let mut schema = one("type", Json::from(header.data_type.name()));
    schema.push(("examples".to_owned(), Json::List(header.examples.clone())));
    let mut members = one("description", Json::from(header.description));
    if header.required {
        members.push(("required".to_owned(), Json::Bool(true)));
    }
    members.push(("schema".to_owned(), Json::Object(schema)));
    Json::Object(members)
}

fn of_example(example: &Example) -> Json {
    Json::object([
        ("summary", Json::from(example.summary.as_str())),
        ("description", Json::from(example.description.as_str())),
        ("value", example.value.clone()),
    ])
}
