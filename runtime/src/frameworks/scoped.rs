//! Futures and bodies that are polled and dropped in the context of their request.

use std::pin::Pin;

use pin_project_lite::pin_project;

use crate::answer::{Context, EnterOnDrop, LeaveOnDrop};
use crate::frameworks::asked::Asked;
use crate::frameworks::service::caught;

pin_project! {
    /// A value that is used and dropped in a context. The fields are dropped in this order.
    pub(super) struct Scoped<T> {
        enter: EnterOnDrop,
        #[pin]
        inner: T,
        leave: LeaveOnDrop,
    }
}

impl<T> Scoped<T> {
    pub(super) fn new(context: Context, inner: T) -> Self {
        Self { enter: EnterOnDrop::new(context), inner, leave: LeaveOnDrop }
    }

    pub(super) fn get(&self) -> &T {
        &self.inner
    }

    /// Uses the value in the context.
    pub(super) fn run<R>(self: Pin<&mut Self>, run: impl FnOnce(Pin<&mut T>) -> R) -> R {
        let this = self.project();
        this.enter.scope(|| run(this.inner))
    }
}

pin_project! {
    /// The body of a response that passes.
    pub(super) struct Streamed<T> {
        #[pin]
        body: Scoped<T>,
        asked: Asked,
    }
}

impl<T> Streamed<T> {
    pub(super) fn new(asked: Asked, body: T) -> Self {
        Self { body: Scoped::new(asked.context.clone(), body), asked }
    }

    pub(super) fn get(&self) -> &T {
        self.body.get()
    }

    /// Polls the body in the context of its request.
    ///
    /// The response has begun, so a panic cannot be answered. It is logged as the application's error, and then ends the
    /// connection, so that the client learns that the body is not complete.
    pub(super) fn poll<R>(self: Pin<&mut Self>, poll: impl FnOnce(Pin<&mut T>) -> R) -> R {
        let this = self.project();
        match caught(|| this.body.run(poll)) {
            Ok(polled) => polled,
            Err(panic) => {
                // Rendered for the event alone.
                drop(this.asked.answer_panic(&panic.said()));
                panic.resume()
            }
        }
    }
}
