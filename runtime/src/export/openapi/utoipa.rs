//! Adds errors to the OpenAPI documents of [`utoipa`](https://docs.rs/utoipa): an operation names the type, and gets a
//! response for each of its statuses.
//!
//! # Document the errors of a handler
//!
//! ```toml
//! [dependencies]
//! error-catalog = { version = "0.1", features = ["utoipa"] }
//! utoipa = "6"
//! ```
//!
//! ```
//! use error_catalog::ApiError;
//! use utoipa::IntoResponses;
//!
//! #[derive(Debug, ApiError)]
//! enum UserError {
//!     /// No user exists with the given id.
//!     #[api(status = 404, message = "not found", long = "No user was found with id <user_id>")]
//!     UserNotFound { user_id: u64 },
//!
//!     #[api(status = 404, message = "deleted")]
//!     UserDeleted,
//! }
//!
//! // With the macros of utoipa: `#[utoipa::path(get, path = "/users/{id}", responses((status = 200, body = User), UserError))]`.
//! let responses = UserError::responses();
//! let response = serde_json::to_value(&responses["404"])?;
//! let examples = &response["content"]["application/json"]["examples"];
//! assert_eq!(examples["user_not_found"]["value"]["errors"][0]["message"], "not found");
//! assert_eq!(examples["user_deleted"]["value"]["errors"][0]["message"], "deleted");
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! Every derived type implements these traits of utoipa, in the shape of its envelope:
//!
//! - `IntoResponses`: a response for each status, with its headers, the schema of the errors with that status, and an
//!   example of each under its code. It includes the errors of `transparent` variants and omits hidden ones. Schemas are
//!   components, to which the responses refer: register them once, by [`modifiers(&Components)`](Components), or
//!   each type's by `components(schemas(UserError))`.
//! - `ToSchema`: the schema of a body with any error of the type, under the name of the type.
//! - `ToResponse`: one response with all errors of the type, for `default`.
//!
//! In `responses(A, B)`, a response of `B` replaces one of `A` that has its status: utoipa does not merge them. Name the
//! errors of an operation by [`responses!`](crate::responses) instead. Two types of one name get components of different
//! names.
//!
//! [`Raised<UserError>`](Raised) implements them as `UserError` does. [`Errors`] implements all but `ToResponse`. As several errors may have different statuses, each response has the schema of all
//! errors.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use serde_json::Value;
use utoipa::__dev::ComposeSchema;
use utoipa::openapi::schema::{
    AdditionalProperties, AnyOfBuilder, ArrayBuilder, Object as UtoipaObject, ObjectBuilder, SchemaType,
    Type as UtoipaType,
};
use utoipa::openapi::{
    Content, ContentBuilder, Deprecated, HeaderBuilder, OpenApi, RefOr, Response, ResponseBuilder,
    Schema as UtoipaSchema, example::ExampleBuilder,
};
use utoipa::{IntoResponses, Modify, ToResponse, ToSchema};

use super::headers::{ResponseHeader, headers_of_several};
use super::model::{Example, Model, Named, StatusResponse};
use super::names::Scheme;
use super::print::phrase;
use super::schema::{ObjectSchema, Schema, Type};
use crate::answer::{AnyEnvelope, ApiError, Envelope, Errors, Raised, sections};
use crate::entry::Section;
use crate::export::ordered::Json;
use crate::export::wire::Listed;

/// Used by the expansion of the derive.
#[doc(hidden)]
pub mod __private {
    pub use std::string::String;
    pub use std::vec::Vec;
    pub use utoipa::__dev::ComposeSchema;
    pub use utoipa::openapi::{RefOr, Response, Schema};
    pub use utoipa::{IntoResponses, ToResponse, ToSchema};

    pub use super::{And, Mistaken, Name, Responses, Variant, name, response, responses, schema, schemas};
    pub use crate::catalog::position;
    pub use error_catalog_macros::parts;
}

/// The type of the errors of one operation, for `utoipa`: those of types, of variants, and of other types made like this.
///
/// Errors with the same status are one response. It refers to the components of the types, so the schema of an error is the
/// same in all operations.
///
/// In a path with several segments, the last one is a variant if the one before begins with an upper-case letter. The types
/// must have the same envelope.
///
/// ```
/// use error_catalog::{ApiError, responses};
/// use utoipa::IntoResponses;
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404)]
///     UserNotFound,
///     #[api(status = 409)]
///     EmailTaken,
/// }
///
/// #[derive(Debug, ApiError)]
/// enum AuthError {
///     #[api(status = 401)]
///     TokenExpired,
///     #[api(status = 404)]
///     TenantUnknown,
/// }
///
/// type Errors = responses![UserError::UserNotFound, AuthError];
///
/// // With the macros of utoipa: `#[utoipa::path(get, path = "/users/{id}", responses((status = 200, body = User), Errors))]`.
/// let responses = Errors::responses();
/// assert_eq!(responses.keys().collect::<Vec<_>>(), ["401", "404"]);
/// let response = serde_json::to_value(&responses["404"])?;
/// let examples = response["content"]["application/json"]["examples"].as_object().unwrap();
/// assert_eq!(examples.keys().collect::<Vec<_>>(), ["tenant_unknown", "user_not_found"]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! responses {
    ($($errors:tt)*) => {
        $crate::utoipa::ErrorsOf<$crate::__private::utoipa::parts!($crate; $($errors)*)>
    };
}

#[doc(inline)]
pub use crate::responses;

/// Expands to the impls of one error type.
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa {
    (impl [$($generics:tt)*] for [$($error:tt)*] where [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::utoipa::ComposeSchema for $($error)* where $($predicates)* {
            fn compose(
                _: $crate::__private::utoipa::Vec<
                    $crate::__private::utoipa::RefOr<$crate::__private::utoipa::Schema>,
                >,
            ) -> $crate::__private::utoipa::RefOr<$crate::__private::utoipa::Schema> {
                $crate::__private::utoipa::schema::<Self>()
            }
        }

        #[automatically_derived]
        impl $($generics)* $crate::__private::utoipa::ToSchema for $($error)* where $($predicates)* {
            fn name() -> $crate::__private::utoipa::Name {
                $crate::__private::utoipa::name::<Self>()
            }

            fn schemas(
                schemas: &mut $crate::__private::utoipa::Vec<(
                    $crate::__private::utoipa::String,
                    $crate::__private::utoipa::RefOr<$crate::__private::utoipa::Schema>,
                )>,
            ) {
                $crate::__private::utoipa::schemas::<Self>(schemas);
            }
        }

        #[automatically_derived]
        impl $($generics)* $crate::__private::utoipa::ToResponse<'static> for $($error)* where $($predicates)* {
            fn response() -> (
                &'static ::core::primitive::str,
                $crate::__private::utoipa::RefOr<$crate::__private::utoipa::Response>,
            ) {
                $crate::__private::utoipa::response::<Self>()
            }
        }

        #[automatically_derived]
        impl $($generics)* $crate::__private::utoipa::IntoResponses for $($error)* where $($predicates)* {
            fn responses() -> $crate::__private::utoipa::Responses {
                $crate::__private::utoipa::responses::<Self>()
            }
        }
    };
}

// A type with parameters is a body only with this trait of utoipa, which makes it a `PartialSchema` too.
impl<E: ApiError> ComposeSchema for Errors<E> {
    fn compose(_: Vec<RefOr<UtoipaSchema>>) -> RefOr<UtoipaSchema> {
        schema::<E>()
    }
}

impl<E: ApiError> ToSchema for Errors<E> {
    fn name() -> Name {
        Cow::Owned(format!("{}s", name::<E>()))
    }

    fn schemas(list: &mut Vec<(String, RefOr<UtoipaSchema>)>) {
        schemas::<E>(list);
    }
}

impl<E: ApiError> IntoResponses for Errors<E> {
    fn responses() -> Responses {
        ErrorType::of::<E>().responses_of_several()
    }
}

// A `Raised<E>` answers as an `E` does.
impl<E: ApiError> ComposeSchema for Raised<E> {
    fn compose(_: Vec<RefOr<UtoipaSchema>>) -> RefOr<UtoipaSchema> {
        schema::<E>()
    }
}

impl<E: ApiError> ToSchema for Raised<E> {
    fn name() -> Name {
        name::<E>()
    }

    fn schemas(list: &mut Vec<(String, RefOr<UtoipaSchema>)>) {
        schemas::<E>(list);
    }
}

impl<E: ApiError> ToResponse<'static> for Raised<E> {
    fn response() -> (&'static str, RefOr<Response>) {
        response::<E>()
    }
}

impl<E: ApiError> IntoResponses for Raised<E> {
    fn responses() -> Responses {
        responses::<E>()
    }
}

/// Registers the schemas that the responses of operations refer to, each once.
///
/// ```
/// use error_catalog::ApiError;
/// use error_catalog::utoipa::Components;
/// use utoipa::OpenApi;
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404)]
///     UserNotFound,
/// }
///
/// #[utoipa::path(get, path = "/users/{id}", responses(UserError))]
/// # #[allow(dead_code)]
/// fn user() {}
///
/// #[derive(OpenApi)]
/// #[openapi(paths(user), modifiers(&Components))]
/// struct Document;
///
/// let document = serde_json::to_value(Document::openapi())?;
/// let response = &document["paths"]["/users/{id}"]["get"]["responses"]["404"];
/// assert_eq!(response["content"]["application/json"]["schema"]["$ref"], "#/components/schemas/UserError");
/// assert!(document["components"]["schemas"]["UserError"].is_object());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Components;

impl Modify for Components {
    fn modify(&self, openapi: &mut OpenApi) {
        let known = locked(&SCHEMAS).clone();
        let mut components = openapi.components.take().unwrap_or_default();
        add_referenced(vec![json_of(openapi), json_of(&components)], &known, &mut components.schemas);
        openapi.components = Some(components);
    }
}

type Schemas = BTreeMap<String, RefOr<UtoipaSchema>>;

/// Adds the schemas that the texts refer to, and those that these refer to.
fn add_referenced(mut texts: Vec<String>, known: &Schemas, schemas: &mut Schemas) {
    while let Some(text) = texts.pop() {
        for (name, schema) in known {
            if !schemas.contains_key(name) && text.contains(&format!("\"{SCHEMAS_PATH}{name}\"")) {
                texts.push(json_of(schema));
                schemas.insert(name.clone(), schema.clone());
            }
        }
    }
}

fn json_of(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

const SCHEMAS_PATH: &str = "#/components/schemas/";

/// All schemas that a document of this process may refer to. utoipa asks an operation for its responses, and gives it no
/// place for their schemas.
static SCHEMAS: Mutex<Schemas> = Mutex::new(BTreeMap::new());

/// The names of components, each with the type that has it: two types can have one name.
static NAMES: Mutex<BTreeMap<&'static str, &'static str>> = Mutex::new(BTreeMap::new());

fn locked<T>(mutex: &'static Mutex<T>) -> MutexGuard<'static, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn reference(name: &str) -> RefOr<UtoipaSchema> {
    RefOr::Ref(utoipa::openapi::Ref::from_schema_name(name))
}

#[doc(hidden)]
pub type Name = Cow<'static, str>;

#[doc(hidden)]
pub type Responses = BTreeMap<String, RefOr<Response>>;

#[doc(hidden)]
pub fn name<E: ApiError>() -> Name {
    ErrorType::of::<E>().name().into()
}

#[doc(hidden)]
pub fn schema<E: ApiError>() -> RefOr<UtoipaSchema> {
    ErrorType::of::<E>().described().schema()
}

/// Adds the schemas that the one of the type refers to.
#[doc(hidden)]
pub fn schemas<E: ApiError>(schemas: &mut Vec<(String, RefOr<UtoipaSchema>)>) {
    ErrorType::of::<E>().add_schemas(schemas);
}

/// A response with any of the errors.
#[doc(hidden)]
pub fn response<E: ApiError>() -> (&'static str, RefOr<Response>) {
    ErrorType::of::<E>().response()
}

/// A response for each status.
#[doc(hidden)]
pub fn responses<E: ApiError>() -> Responses {
    ErrorType::of::<E>().described().responses()
}

/// What is asked of a type. All that is made of it is compiled once, not for each type.
#[derive(Clone, Copy)]
struct ErrorType {
    full_name: &'static str,
    section: &'static Section,
    envelope: AnyEnvelope,
    sections: fn() -> Vec<&'static Section>,
}

impl ErrorType {
    fn of<E: ApiError>() -> Self {
        Self {
            full_name: std::any::type_name::<E>(),
            section: E::section(),
            envelope: AnyEnvelope::of::<E::Envelope>(),
            sections: sections::<E>,
        }
    }

    /// The name of the type's component: that of the type, after modules as far as another type has it too.
    fn name(self) -> &'static str {
        let path = self.full_name.split('<').next().unwrap_or_default();
        let modules = path.rsplit("::").skip(1);
        let short = self.section.type_name();
        let longer = modules.scan(short.to_owned(), |name, module| {
            *name = format!("{module}_{name}");
            Some(name.clone())
        });
        let numbered = (2..).map(|number: u32| format!("{short}_{number}"));
        let mut names = locked(&NAMES);
        for name in std::iter::once(short.to_owned()).chain(longer).chain(numbered) {
            let scheme = Scheme::of_type(&name);
            if scheme.reserved().all(|name| names.get(name).is_none_or(|owner| *owner == self.full_name)) {
                scheme.reserved().for_each(|name| self.take(&mut names, name));
                return names.get_key_value(name.as_str()).map_or(short, |(name, _)| name);
            }
        }
        short
    }

    /// Reserves the name of a component, which is kept once for all uses of the type.
    fn take(self, names: &mut BTreeMap<&'static str, &'static str>, name: &str) {
        if !names.contains_key(name) {
            names.insert(name.to_owned().leak(), self.full_name);
        }
    }

    /// The errors that a value of the type can be, including those of transparent variants.
    fn rows(self) -> Vec<Listed> {
        let sections = (self.sections)().into_iter();
        let rows = sections.flat_map(|section| section.entries().iter().map(move |entry| (section, entry)));
        rows.filter(|(_, entry)| !entry.is_hidden()).collect()
    }

    fn described(self) -> Described {
        let name = self.name();
        let of_others =
            |(name, owner): (&&'static str, &&'static str)| (*owner != self.full_name).then(|| (*name).to_owned());
        let taken = locked(&NAMES).iter().filter_map(of_others).collect();
        let scheme = Scheme { taken, ..Scheme::of_type(name) };
        let model = Model::of(self.envelope, &self.rows(), &scheme, false);
        let mut names = locked(&NAMES);
        for schema in &model.schemas {
            self.take(&mut names, &schema.name);
        }
        Described { name, envelope: self.envelope, model, types: None }
    }

    fn add_schemas(self, schemas: &mut Vec<(String, RefOr<UtoipaSchema>)>) {
        schemas.extend(self.described().components().skip(1));
    }

    fn response(self) -> (&'static str, RefOr<Response>) {
        (self.name(), self.described().response(self.section.name()))
    }

    fn responses_of_several(self) -> Responses {
        let mut responses = self.described().responses();
        if responses.len() > 1 {
            // The status of errors that have several.
            let several = responses.entry("400".to_owned()).or_insert_with(|| {
                let response = ResponseBuilder::new().description(phrase(http::StatusCode::BAD_REQUEST.into()));
                RefOr::T(response.content(self.envelope.content_type(), Content::default()).build())
            });
            if let RefOr::T(several) = several {
                let headers = headers_of_several(self.envelope, &self.rows());
                several.headers.extend(headers.iter().map(|header| (header.name.clone(), of_header(header).into())));
            }
        }
        for response in responses.values_mut() {
            if let RefOr::T(response) = response {
                response.content.values_mut().for_each(|content| {
                    if let RefOr::T(content) = content {
                        content.schema = Some(reference(self.name()));
                    }
                });
            }
        }
        responses
    }
}

/// Some errors in a document.
struct Described {
    /// The name of the schema of a body with any of them.
    name: &'static str,
    envelope: AnyEnvelope,
    model: Model,
    /// The types that the errors are of, if they are not all of a type: schemas refer to components of these types alone.
    types: Option<Vec<Self>>,
}

impl Described {
    fn of_parts(parts: Vec<Chosen>, envelope: AnyEnvelope) -> Self {
        let mut rows: Vec<Listed> = Vec::new();
        for (section, entry) in parts.iter().flat_map(|part| &part.rows) {
            if !rows.iter().any(|(_, listed)| std::ptr::eq(*listed, *entry)) {
                rows.push((section, entry));
            }
        }
        let types: Vec<_> = parts.into_iter().map(|part| part.of_type).collect();
        // Without public errors, a type has no schemas to refer to.
        let first = types.iter().find(|of_type| !of_type.model.errors.is_empty()).or(types.first());
        let name = first.map_or("", |first| first.name);
        let mut names = Scheme::of_type(name);
        names.known = types.iter().flat_map(|of_type| of_type.model.errors.clone()).collect();
        let mut model = Model::of(envelope, &rows, &names, false);
        // A schema says which members the other errors of its document may have, so that of the whole type is kept. The
        // one for unknown codes can be that of any type.
        let is_of_type = |name: &str| {
            name == names.other || name == names.code || names.known.iter().any(|known| known.name == name)
        };
        model.schemas.retain(|schema| !is_of_type(&schema.name));
        Self { name, envelope, model, types: Some(types) }
    }

    /// All schemas with their names: first that of the body.
    fn components(&self) -> impl Iterator<Item = (String, RefOr<UtoipaSchema>)> + '_ {
        self.model.schemas.iter().map(|named| (named.name.clone(), self.of_named(named)))
    }

    fn schema(&self) -> RefOr<UtoipaSchema> {
        self.components().next().map_or_else(|| RefOr::T(any().into()), |(_, schema)| schema)
    }

    /// Lets documents refer to the schemas.
    fn register(&self) {
        let types = self.types.as_deref().unwrap_or(std::slice::from_ref(self));
        for of_type in types {
            locked(&SCHEMAS).extend(of_type.components());
        }
    }

    fn response(&self, of: &str) -> RefOr<Response> {
        self.register();
        let mut examples = BTreeMap::new();
        let mut response = ResponseBuilder::new().description(format!("Any error of {of}"));
        for of_status in &self.model.responses {
            for header in &of_status.headers {
                response = response.header(&*header.name, of_header(header));
            }
            // A code may have several statuses.
            for example in &of_status.examples {
                let name = example.name.clone();
                let name = if examples.contains_key(&name) { format!("{} {name}", of_status.status) } else { name };
                examples.insert(name, of_example(example));
            }
        }
        let content = content(reference(self.name), examples);
        RefOr::T(response.content(self.envelope.content_type(), content).build())
    }

    fn responses(&self) -> Responses {
        self.register();
        let of_status = |of_status: &StatusResponse| {
            let mut response = ResponseBuilder::new().description(phrase(of_status.status));
            for header in &of_status.headers {
                response = response.header(&*header.name, of_header(header));
            }
            let examples = of_status.examples.iter().map(|example| (example.name.clone(), of_example(example)));
            let content = content(self.of_schema(&Schema::Ref(of_status.body.clone())), examples.collect());
            (of_status.status.to_string(), RefOr::T(response.content(of_status.content_type, content).build()))
        };
        self.model.responses.iter().map(of_status).collect()
    }
}

/// The errors of one operation: what [`responses!`](crate::responses) expands to.
#[derive(Debug)]
pub struct ErrorsOf<P>(PhantomData<P>);

impl<P: Parts> IntoResponses for ErrorsOf<P> {
    fn responses() -> Responses {
        let mut parts = Vec::new();
        P::add(&mut parts);
        Described::of_parts(parts, AnyEnvelope::of::<P::Envelope>()).responses()
    }
}

/// The errors of the variant whose entry has this position.
#[doc(hidden)]
#[derive(Debug)]
pub struct Variant<E, const POSITION: usize>(PhantomData<E>);

/// Two parts.
#[doc(hidden)]
#[derive(Debug)]
pub struct And<P, Q>(PhantomData<(P, Q)>);

/// Errors of one type.
#[doc(hidden)]
pub struct Chosen {
    rows: Vec<Listed>,
    of_type: Described,
}

/// A part of [`responses!`](crate::responses).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an API error",
    label = "not a type, a variant or a list of errors",
    note = "`responses!` takes types with `#[derive(ApiError)]`, variants of them, and other lists of `responses!`"
)]
pub trait Parts {
    type Envelope: Envelope;
    fn add(parts: &mut Vec<Chosen>);
}

impl<E: ApiError> Parts for E {
    type Envelope = <E as ApiError>::Envelope;

    fn add(parts: &mut Vec<Chosen>) {
        let error_type = ErrorType::of::<E>();
        parts.push(Chosen { rows: error_type.rows(), of_type: error_type.described() });
    }
}

impl<E: ApiError, const POSITION: usize> Parts for Variant<E, POSITION> {
    type Envelope = E::Envelope;

    fn add(parts: &mut Vec<Chosen>) {
        let error_type = ErrorType::of::<E>();
        let entry = error_type.section.entries().get(POSITION).filter(|entry| !entry.is_hidden());
        let rows = entry.map(|entry| (error_type.section, entry)).into_iter().collect();
        parts.push(Chosen { rows, of_type: error_type.described() });
    }
}

impl<P: Parts, Q: Parts<Envelope = P::Envelope>> Parts for And<P, Q> {
    type Envelope = P::Envelope;

    fn add(parts: &mut Vec<Chosen>) {
        P::add(parts);
        Q::add(parts);
    }
}

/// A list with mistakes, which are reported: rustc has nothing to add.
#[doc(hidden)]
#[derive(Debug)]
pub struct Mistaken<M>(PhantomData<M>);

impl<M> Parts for Mistaken<M> {
    type Envelope = crate::answer::envelope::ErrorList;

    fn add(_: &mut Vec<Chosen>) {}
}

impl<E: ApiError> Parts for Raised<E> {
    type Envelope = E::Envelope;

    fn add(parts: &mut Vec<Chosen>) {
        E::add(parts);
    }
}

impl<P: Parts> Parts for ErrorsOf<P> {
    type Envelope = P::Envelope;

    fn add(parts: &mut Vec<Chosen>) {
        P::add(parts);
    }
}

fn content(
    schema: RefOr<UtoipaSchema>,
    examples: BTreeMap<String, RefOr<utoipa::openapi::example::Example>>,
) -> Content {
    ContentBuilder::new().schema(Some(schema)).examples_from_iter(examples).build()
}

fn of_example(example: &Example) -> RefOr<utoipa::openapi::example::Example> {
    let Example { summary, description, value, .. } = example;
    RefOr::T(ExampleBuilder::new().summary(summary).description(description).value(Some(of_json(value))).build())
}

fn of_header(header: &ResponseHeader) -> utoipa::openapi::header::Header {
    let schema =
        ObjectBuilder::new().schema_type(of_type(header.data_type)).examples(header.examples.iter().map(of_json));
    HeaderBuilder::new().schema(Some(schema)).description(Some(header.description)).build()
}

fn of_json(value: &Json) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn of_type(data_type: Type) -> UtoipaType {
    match data_type {
        Type::String => UtoipaType::String,
        Type::Integer => UtoipaType::Integer,
        Type::Number => UtoipaType::Number,
        Type::Boolean => UtoipaType::Boolean,
        Type::Null => UtoipaType::Null,
    }
}

fn of_types(types: &[Type]) -> SchemaType {
    match types {
        [] => SchemaType::AnyValue,
        [one] => SchemaType::Type(of_type(*one)),
        types => types.iter().copied().map(of_type).collect(),
    }
}

/// Converts schemas into utoipa's.
impl Described {
    fn named(&self, name: &str) -> Option<&Named> {
        self.model.schemas.iter().find(|named| named.name == name)
    }

    fn of_named(&self, named: &Named) -> RefOr<UtoipaSchema> {
        let mut schema = self.of_schema(&named.schema);
        if let RefOr::T(UtoipaSchema::Object(object)) = &mut schema {
            object.deprecated = named.deprecated.then_some(Deprecated::True);
        }
        describe(&mut schema, &named.description);
        schema
    }

    fn of_schema(&self, schema: &Schema) -> RefOr<UtoipaSchema> {
        match schema {
            Schema::Any => RefOr::T(any().into()),
            Schema::Types(types) => ObjectBuilder::new().schema_type(of_types(types)).into(),
            Schema::Values(values) => {
                let types =
                    if let Some(Schema::Types(types)) = Schema::of_scalars(values) { types } else { Vec::new() };
                let values = values.iter().map(of_json);
                ObjectBuilder::new().schema_type(of_types(&types)).enum_values(Some(values)).into()
            }
            Schema::List(items) => {
                let items = items.as_ref().map_or_else(|| RefOr::T(any().into()), |items| self.of_schema(items));
                ArrayBuilder::new().items(items).into()
            }
            Schema::Object(object) => RefOr::T(self.of_object(object).into()),
            Schema::Ref(name) => match self.named(name).filter(|_| self.types.is_some()) {
                Some(named) => self.of_schema(&named.schema),
                None => reference(name),
            },
            // No components are described as exactly one of several.
            Schema::AnyOf(schemas) | Schema::OneOf(schemas) => {
                let any_of =
                    schemas.iter().fold(AnyOfBuilder::new(), |any_of, schema| any_of.item(self.of_schema(schema)));
                any_of.into()
            }
            Schema::Except(values) => {
                Schema::of_scalars(values).map_or_else(|| RefOr::T(any().into()), |types| self.of_schema(&types))
            }
            Schema::AllOf(parts) => RefOr::T(self.of_object(&self.as_one(parts)).into()),
        }
    }

    /// One object with the members of all parts. Later parts are more specific, so their members win.
    fn as_one(&self, parts: &[Schema]) -> ObjectSchema {
        let mut one = ObjectSchema::default();
        for part in parts {
            let part = match part {
                Schema::Ref(name) => self.named(name).map(|named| &named.schema),
                part => Some(part),
            };
            let Some(Schema::Object(part)) = part else { continue };
            one.is_map |= part.is_map;
            for property in &part.properties {
                match one.properties.iter_mut().find(|known| known.key == property.key) {
                    Some(known) => *known = property.clone(),
                    None => one.properties.push(property.clone()),
                }
            }
        }
        one
    }

    fn of_object(&self, object: &ObjectSchema) -> UtoipaObject {
        let mut built = ObjectBuilder::new();
        if object.is_map {
            built = built.additional_properties(Some(AdditionalProperties::FreeForm(true)));
        }
        for property in &object.properties {
            let mut schema = self.of_schema(&property.schema);
            describe(&mut schema, property.description.unwrap_or_default());
            built = built.property(&property.key, schema);
            if property.required {
                built = built.required(&property.key);
            }
        }
        built.build()
    }
}

fn any() -> UtoipaObject {
    ObjectBuilder::new().schema_type(SchemaType::AnyValue).build()
}

fn describe(schema: &mut RefOr<UtoipaSchema>, text: &str) {
    let RefOr::T(schema) = schema else { return };
    let description = match schema {
        UtoipaSchema::Array(array) => &mut array.description,
        UtoipaSchema::Object(object) => &mut object.description,
        UtoipaSchema::OneOf(one_of) => &mut one_of.description,
        UtoipaSchema::AnyOf(any_of) => &mut any_of.description,
        _ => return,
    };
    if !text.is_empty() {
        *description = Some(text.to_owned());
    }
}
