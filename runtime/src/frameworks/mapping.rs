//! The mapping of the application, for all frameworks.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::Response;

use crate::answer::{ApiError, Context};
use crate::frameworks::failure::Failure;
use crate::frameworks::service::answer;

type Answer = dyn Fn(&Failure<'_>, &Context, Option<&str>) -> Response<Bytes> + Send + Sync;

/// The application's mapping from failures to its own errors, with their type erased.
#[derive(Clone)]
pub(super) struct Mapping(Arc<Answer>);

impl Mapping {
    pub(super) fn new<E: ApiError>(map: impl Fn(&Failure<'_>) -> E + Send + Sync + 'static) -> Self {
        Self(Arc::new(move |failure, context, cause| answer(failure, &map, context, cause)))
    }

    /// The application's error, in place of the framework's response. `cause` is for the log.
    pub(super) fn answer(&self, failure: &Failure<'_>, context: &Context, cause: Option<&str>) -> Response<Bytes> {
        (self.0)(failure, context, cause)
    }
}

impl fmt::Debug for Mapping {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Mapping").finish_non_exhaustive()
    }
}
