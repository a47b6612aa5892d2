//! Futures that run in a context, for the frameworks that box theirs.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use crate::answer::Context;
use crate::frameworks::service::{Panic, caught};

/// Runs the future in the context until it completes or panics.
pub(super) async fn guarded<F: Future>(context: &Context, start: impl FnOnce() -> F) -> Result<F::Output, Panic> {
    let future = caught(|| context.scope(start))?;
    let mut future = pin!(context.scope_async(future));
    poll_fn(|task| match caught(|| future.as_mut().poll(task)) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(output)) => Poll::Ready(Ok(output)),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}
