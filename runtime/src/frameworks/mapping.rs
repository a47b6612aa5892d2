//! What the middlewares of actix-web, poem and Rocket share.

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

#[cfg(any(feature = "actix-web", feature = "poem", feature = "rocket"))]
pub(super) mod future {
    use std::future::{Future, poll_fn};
    use std::pin::pin;
    use std::task::Poll;

    use crate::answer::Context;
    use crate::frameworks::service::{Panic, caught};

    /// Runs the future in the context until it completes or panics.
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
