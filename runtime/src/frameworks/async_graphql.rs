//! Sends errors of GraphQL as those of the catalog, for servers that are written with
//! [`async-graphql`](https://docs.rs/async-graphql).
//!
//! # 1. The project
//!
//! The feature needs Rust 1.89, as `async-graphql` does.
//!
//! ```toml
//! [dependencies]
//! async-graphql = "7"
//! error-catalog = { version = "0.1", features = ["async-graphql"] }
//! ```
//!
//! # 2. The extension
//!
//! Resolvers return errors of the application, or [`Raised`](crate::Raised) ones, and the extension [`CatalogErrors`] makes
//! the answer of them:
//!
//! ```
//! use async_graphql::{EmptyMutation, EmptySubscription, Object, Schema};
//! use error_catalog::async_graphql::CatalogErrors;
//! use error_catalog::{ApiError, Raised};
//!
//! #[derive(Debug, ApiError)]
//! pub enum AppError {
//!     /// No user exists with the given id.
//!     #[api(status = 404, code = "user_not_found", message = "There is no user <id>", meta(id))]
//!     NotFound { id: u32 },
//!
//!     #[api(status = 503, message = "The mail is down", retry_after = 30)]
//!     MailDown,
//!
//!     #[api(status = 500, message = "Something went wrong", fallback)]
//!     Internal,
//! }
//!
//! struct Query;
//!
//! #[Object]
//! impl Query {
//!     async fn user(&self, id: u32) -> Result<String, AppError> {
//!         Err(AppError::NotFound { id })
//!     }
//!
//!     async fn file(&self) -> Result<String, Raised<AppError>> {
//!         Ok(std::fs::read_to_string("/no/such/file")?)
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let schema = Schema::build(Query, EmptyMutation, EmptySubscription)
//!     .extension(CatalogErrors::<AppError>::new())
//!     .finish();
//!
//! let response = schema.execute("{ user(id: 7) }").await;
//! assert_eq!(
//!     serde_json::to_value(&response.errors).unwrap(),
//!     serde_json::json!([{
//!         "message": "There is no user 7",
//!         "locations": [{ "line": 1, "column": 3 }],
//!         "path": ["user"],
//!         "extensions": { "code": "user_not_found", "status": 404, "meta": { "id": 7 } },
//!     }]),
//! );
//!
//! // The cause is for operators; a client does not see it.
//! let response = schema.execute("{ file }").await;
//! assert_eq!(response.errors[0].message, "Something went wrong");
//! # }
//! ```
//!
//! Add it first: the extensions that are added before it see the errors as resolvers return them.
//!
//! # 3. What becomes of an error
//!
//! | error | answer |
//! | --- | --- |
//! | its source is an `AppError`, a `Raised<AppError>`, or [`Errors`](crate::Errors), a `Box` or an [`Arc`] of `AppError` | that error |
//! | a resolver or a guard returns it, with any other source, or none | the `fallback` of `AppError`; the text is its cause |
//! | GraphQL's own: the query cannot be parsed, is not valid, or an argument has a wrong type | as it is: `async-graphql` wrote it for clients |
//!
//! `?` in a resolver that returns `async_graphql::Result` takes an error of any type, and does not convert it: an error of a
//! type that is only *in* `AppError` becomes the `fallback`. Return `Result<_, AppError>` or `Result<_, Raised<AppError>>`,
//! and `?` converts it.
//!
//! # 4. The extensions
//!
//! `message` is the long text, else the short one. `extensions` has `code` and `status`, and, where they are there,
//! `retryAfter` in seconds, `pointer` or `parameter`, `hint`, `meta`, the `errors` of a list, and the `requestId` of the
//! ambient [`Context`]. Under [`Exposure::Development`](crate::Exposure::Development), `details` has the sources; otherwise
//! nothing shows them. Locations and path stay.
//!
//! Each error counts as a response does: the features `tracing` and `metrics` log and count it, and the causes and notes
//! of a `Raised` are in the event.

use std::any::Any;
use std::collections::HashSet;
use std::error::Error;
use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, OnceLock};

use ::async_graphql::extensions::{
    Extension, ExtensionContext, ExtensionFactory, NextParseQuery, NextRequest, NextSubscribe,
};
use ::async_graphql::futures_util::StreamExt;
use ::async_graphql::futures_util::stream::BoxStream;
use ::async_graphql::parser::types::{ExecutableDocument, Selection, SelectionSet};
use ::async_graphql::{ErrorExtensionValues, Pos, Response, ServerError, ServerResult, Value, Variables, async_trait};

use crate::answer::{ApiError, Context, Errors, Fallback, Raised, Report};
use crate::frameworks::parts::answered;

/// An extension that answers with the errors of `E`, and with its `fallback` for all others that resolvers return.
///
/// See the [module](self) for what becomes of which error.
pub struct CatalogErrors<E>(PhantomData<fn() -> E>);

impl<E: Fallback + Send + Sync + 'static> CatalogErrors<E> {
    /// The extension, for [`SchemaBuilder::extension`](::async_graphql::SchemaBuilder::extension).
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<E: Fallback + Send + Sync + 'static> Default for CatalogErrors<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E> Clone for CatalogErrors<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for CatalogErrors<E> {}

impl<E> fmt::Debug for CatalogErrors<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("CatalogErrors")
    }
}

impl<E: Fallback + Send + Sync + 'static> ExtensionFactory for CatalogErrors<E> {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(OfRequest::<E> { fields: Arc::default(), errors: PhantomData })
    }
}

/// The extension in one request.
struct OfRequest<E> {
    fields: Arc<Fields>,
    errors: PhantomData<fn() -> E>,
}

/// Where the fields stand in a query. An error of a resolver has the position of its field; one about an argument has that
/// of the argument, if any.
type Fields = OnceLock<HashSet<Pos>>;

#[async_trait::async_trait]
impl<E: Fallback + Send + Sync + 'static> Extension for OfRequest<E> {
    async fn request(&self, ctx: &ExtensionContext<'_>, next: NextRequest<'_>) -> Response {
        answer::<E>(&self.fields, next.run(ctx).await)
    }

    fn subscribe<'s>(
        &self,
        ctx: &ExtensionContext<'_>,
        stream: BoxStream<'s, Response>,
        next: NextSubscribe<'_>,
    ) -> BoxStream<'s, Response> {
        let fields = Arc::clone(&self.fields);
        next.run(ctx, stream).map(move |response| answer::<E>(&fields, response)).boxed()
    }

    async fn parse_query(
        &self,
        ctx: &ExtensionContext<'_>,
        query: &str,
        variables: &Variables,
        next: NextParseQuery<'_>,
    ) -> ServerResult<ExecutableDocument> {
        let document = next.run(ctx, query, variables).await?;
        self.fields.get_or_init(|| fields(&document));
        Ok(document)
    }
}

fn fields(document: &ExecutableDocument) -> HashSet<Pos> {
    let operations = document.operations.iter().map(|(_, operation)| &operation.node.selection_set.node);
    let fragments = document.fragments.values().map(|fragment| &fragment.node.selection_set.node);
    let mut sets: Vec<&SelectionSet> = operations.chain(fragments).collect();
    let mut fields = HashSet::new();
    while let Some(set) = sets.pop() {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(field) => {
                    fields.insert(field.pos);
                    sets.push(&field.node.selection_set.node);
                }
                Selection::InlineFragment(fragment) => sets.push(&fragment.node.selection_set.node),
                Selection::FragmentSpread(_) => {}
            }
        }
    }
    fields
}

fn answer<E: Fallback + Send + Sync + 'static>(fields: &Fields, mut response: Response) -> Response {
    let is_at_field = |error: &ServerError| {
        let fields = fields.get();
        !error.path.is_empty() && error.locations.iter().any(|pos| fields.is_some_and(|fields| fields.contains(pos)))
    };
    let context = Context::current();
    for error in &mut response.errors {
        let source = error.source.clone();
        if let Some(report) = source.as_deref().and_then(|source| report::<E>(source, &context)) {
            set(&report, error);
        } else if source.is_some() || is_at_field(error) {
            // What `async-graphql` keeps of an error of unknown type is its text.
            let raised = Raised::<E>::from_boxed(Unknown(std::mem::take(&mut error.message)));
            set(&raised.report(&context), error);
        }
    }
    response
}

/// The error in a source, if it is one of the catalog.
fn report<'a, E: ApiError + 'static>(source: &'a (dyn Any + Send + Sync), context: &'a Context) -> Option<Report<'a>> {
    fn is<'a, T: ApiError + 'static>(source: &'a (dyn Any + Send + Sync)) -> Option<&'a (dyn ApiError + 'static)> {
        source.downcast_ref::<T>().map(|error| error as &(dyn ApiError + 'static))
    }
    if let Some(raised) = source.downcast_ref::<Raised<E>>() {
        return Some(raised.report(context));
    }
    let error = is::<E>(source).or_else(|| is::<Errors<E>>(source));
    let error = error.or_else(|| is::<Box<E>>(source)).or_else(|| is::<Arc<E>>(source));
    error.map(|error| Report::of(error, context))
}

fn set(report: &Report<'_>, error: &mut ServerError) {
    let (text, mut members) = answered(report);
    if let Some(seconds) = report.lead().retry().after_seconds() {
        members.insert("retryAfter".to_owned(), seconds.into());
    }
    let mut extensions = ErrorExtensionValues::default();
    for (name, value) in members {
        // Any JSON is a value of GraphQL.
        extensions.set(name, Value::from_json(value).unwrap_or_default());
    }
    error.message = text;
    error.extensions = Some(extensions);
}

/// The text of an error whose type is not known.
#[derive(Debug)]
struct Unknown(String);

impl fmt::Display for Unknown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Error for Unknown {}
