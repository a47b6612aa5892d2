//! What the middlewares of actix-web, poem and Rocket share.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use bytes::Bytes;
use http::Response;

use crate::context::Context;
use crate::error::ApiError;
use crate::errors::Errors;
use crate::frameworks::failure::Failure;
use crate::frameworks::service::answer;

type Answer = dyn Fn(&Failure<'_>, &Context, Option<&str>) -> Response<Bytes> + Send + Sync;

/// The application's mapping from failures to its own errors, without their type.
#[derive(Clone)]
pub(super) struct Mapping(Arc<Answer>);

impl Mapping {
    pub(super) fn new<E: ApiError>(map: impl Fn(&Failure<'_>) -> E + Send + Sync + 'static) -> Self {
        Self(Arc::new(move |failure, context, cause| {
            let error = caught(|| context.scope(|| map(failure)));
            match error {
                Ok(error) => context.scope(|| answer(failure, &error, context, cause)),
                // Not even the mapping could tell: what an empty list of its errors is rendered as.
                Err(_) => Errors::<E>::new().to_response_in(context),
            }
        }))
    }

    /// The application's error instead of the framework's answer. `cause` is for the log.
    pub(super) fn answer(&self, failure: &Failure<'_>, context: &Context, cause: Option<&str>) -> Response<Bytes> {
        (self.0)(failure, context, cause)
    }
}

/// What a panic left.
pub(super) struct Panic(Box<dyn Any + Send>);

impl Panic {
    /// What the panic said: for the log.
    pub(super) fn said(&self) -> String {
        let literal = self.0.downcast_ref::<&'static str>().copied();
        let text = literal.or_else(|| self.0.downcast_ref::<String>().map(String::as_str));
        format!("panicked: {}", text.unwrap_or("(not with a text)"))
    }
}

/// Runs the closure. What it holds is not looked at again when it panics.
pub(super) fn caught<R>(run: impl FnOnce() -> R) -> Result<R, Panic> {
    catch_unwind(AssertUnwindSafe(run)).map_err(Panic)
}

#[cfg(any(feature = "actix-web", feature = "poem", feature = "rocket"))]
pub(super) mod future {
    use std::future::{Future, poll_fn};
    use std::pin::pin;
    use std::task::Poll;

    use super::{Panic, caught};
    use crate::context::Context;

    /// Runs the future in the context, until it is done or panics.
    pub(in crate::frameworks) async fn guarded<F: Future>(
        context: &Context,
        start: impl FnOnce() -> F,
    ) -> Result<F::Output, Panic> {
        let future = caught(|| context.scope(start))?;
        let mut future = pin!(future);
        poll_fn(|task| match caught(|| context.scope(|| future.as_mut().poll(task))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(output)) => Poll::Ready(Ok(output)),
            Err(panic) => Poll::Ready(Err(panic)),
        })
        .await
    }
}
