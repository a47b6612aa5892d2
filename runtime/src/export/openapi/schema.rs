//! JSON Schemas that are inferred from bodies.

use crate::export::ordered::Json;

/// A JSON Schema.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Schema {
    /// Anything.
    Any,
    /// Values of some simple types.
    Types(Vec<Type>),
    /// One of some values; a single one is a constant.
    Values(Vec<Json>),
    /// Arrays; `None` if only empty ones were seen.
    List(Option<Box<Schema>>),
    Object(ObjectSchema),
    /// A named schema.
    Ref(String),
    /// Any of these.
    AnyOf(Vec<Schema>),
    /// Exactly one of these.
    OneOf(Vec<Schema>),
    /// Any value with the type of one of these, except these.
    Except(Vec<Json>),
    /// All of these.
    AllOf(Vec<Schema>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    String,
    Integer,
    Number,
    Boolean,
    Null,
}

impl Type {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Null => "null",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ObjectSchema {
    pub(crate) properties: Vec<Property>,
    /// Whether there can be members with unknown names.
    pub(crate) is_map: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Property {
    pub(crate) key: String,
    pub(crate) schema: Schema,
    pub(crate) required: bool,
    pub(crate) description: Option<&'static str>,
}

impl Schema {
    /// The schema of a value that is neither an array nor an object.
    pub(crate) fn of_scalar(value: &Json) -> Self {
        Self::Types(vec![match value {
            Json::Null => Type::Null,
            Json::Bool(_) => Type::Boolean,
            Json::Number(number) if number.is_f64() => Type::Number,
            Json::Number(_) => Type::Integer,
            Json::Text(_) => Type::String,
            Json::List(_) | Json::Object(_) => return Self::Any,
        }])
    }

    /// The types of some values.
    pub(crate) fn of_scalars(values: &[Json]) -> Option<Self> {
        values.iter().map(Self::of_scalar).reduce(Self::or)
    }

    /// The union of two schemas. An object has the members of both, and requires those that both require.
    #[must_use]
    pub(crate) fn or(self, other: Self) -> Self {
        match (self, other) {
            (one, other) if one == other => one,
            (Self::Any, _) | (_, Self::Any) => Self::Any,
            (Self::Types(one), Self::Types(other)) => Self::Types(union(one, other)),
            (Self::Values(one), Self::Values(other)) => Self::Values(union(one, other)),
            (Self::List(one), Self::List(other)) => Self::List(match (one, other) {
                (Some(one), Some(other)) => Some(Box::new(one.or(*other))),
                (one, other) => one.or(other),
            }),
            (Self::Object(one), Self::Object(other)) if one.is_like(&other) => Self::Object(one.or(other)),
            (Self::AnyOf(known), Self::AnyOf(others)) => others.into_iter().fold(Self::AnyOf(known), Self::or),
            (Self::AnyOf(known), other) => Self::AnyOf(one_more(known, other)),
            (one, Self::AnyOf(others)) => others.into_iter().fold(one, Self::or),
            (one, other) => Self::AnyOf(vec![one, other]),
        }
    }

    /// Requires no more than this value, or one of its items, has.
    pub(crate) fn require_as(&mut self, least: &Json) {
        match (self, least) {
            (Self::Object(object), Json::Object(_)) => object.require_as(least),
            (Self::List(Some(items)), Json::List(values)) => values.iter().for_each(|value| items.require_as(value)),
            (Self::AnyOf(schemas), _) => schemas.iter_mut().for_each(|schema| schema.require_as(least)),
            _ => {}
        }
    }

    fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Object(one), Self::Object(other)) => one.is_like(other),
            (Self::Types(_), Self::Types(_)) | (Self::Values(_), Self::Values(_)) | (Self::List(_), Self::List(_)) => {
                true
            }
            (one, other) => one == other,
        }
    }
}

fn union<T: PartialEq>(mut one: Vec<T>, other: Vec<T>) -> Vec<T> {
    for value in other {
        if !one.contains(&value) {
            one.push(value);
        }
    }
    one
}

/// Merges an alternative into a similar one, or adds it to the list.
fn one_more(mut known: Vec<Schema>, other: Schema) -> Vec<Schema> {
    match known.iter_mut().find(|schema| schema.is_like(&other)) {
        Some(like) => *like = std::mem::replace(like, Schema::Any).or(other),
        None => known.push(other),
    }
    known
}

impl ObjectSchema {
    pub(crate) fn get(&self, key: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.key == key)
    }

    /// Whether both describe the same kind of object. Messages in Google's shape name their kind.
    fn is_like(&self, other: &Self) -> bool {
        self.kind() == other.kind()
    }

    fn kind(&self) -> Option<&Schema> {
        self.get("@type").map(|property| &property.schema)
    }

    /// Requires only members that this object has as well, and allows null where it is, if it is of the same kind.
    pub(crate) fn require_as(&mut self, least: &Json) {
        let kind = least.get("@type").map(|kind| Schema::Values(vec![kind.clone()]));
        if self.kind() != kind.as_ref() {
            return;
        }
        for property in &mut self.properties {
            match least.get(&property.key) {
                None => property.required = false,
                Some(Json::Null) => {
                    let schema = std::mem::replace(&mut property.schema, Schema::Any);
                    property.schema = schema.or(Schema::of_scalar(&Json::Null));
                }
                Some(value) => property.schema.require_as(value),
            }
        }
    }

    #[must_use]
    pub(crate) fn or(mut self, other: Self) -> Self {
        for property in &mut self.properties {
            property.required &= other.get(&property.key).is_some_and(|other| other.required);
        }
        for property in other.properties {
            match self.properties.iter_mut().find(|known| known.key == property.key) {
                Some(known) => {
                    known.schema = std::mem::replace(&mut known.schema, Schema::Any).or(property.schema);
                }
                None => self.properties.push(Property { required: false, ..property }),
            }
        }
        Self { is_map: self.is_map || other.is_map, ..self }
    }
}
