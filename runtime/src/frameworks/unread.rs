//! Reads on and discards what a handler left unread of a request's body.
//!
//! hyper closes a connection whose request body nobody read. A client that is still sending then reports a broken pipe in
//! place of the answer. So the answer waits for the rest of the body, within limits.
//!
//! This needs a body type that another body can be made into, and a timer, which come with the feature `axum`.

use std::any::Any;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{self, Poll};
use std::time::Duration;

use axum_core::body::Body;
use bytes::Bytes;
use http::header::EXPECT;
use http::{Request, Version};
use http_body::{Body as _, Frame, SizeHint};
use tokio::time::{Sleep, sleep};

use crate::frameworks::service::caught;

/// How much of a body is discarded, and for how long.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) bytes: u64,
    pub(crate) time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 1024 * 1024, time: Duration::from_secs(2) }
    }
}

/// The body of a request, which the services inside read.
pub(super) struct Unread {
    shared: Arc<Mutex<Shared>>,
    limits: Limits,
    awaits_continue: bool,
    is_http1: bool,
}

struct Shared {
    body: Body,
    is_polled: bool,
}

impl Unread {
    /// Shares the body with the services inside. `None` if it is empty, or not a body of axum.
    pub(super) fn of<B: 'static>(request: &mut Request<B>, limits: Limits) -> Option<Self> {
        let awaits_continue = request.headers().contains_key(EXPECT);
        let is_http1 = request.version() < Version::HTTP_2;
        let body = (request.body_mut() as &mut dyn Any).downcast_mut::<Body>()?;
        if limits.bytes == 0 || body.is_end_stream() {
            return None;
        }
        let shared = Arc::new(Mutex::new(Shared { body: std::mem::take(body), is_polled: false }));
        *body = Body::new(SharedBody(Arc::clone(&shared)));
        Some(Self { shared, limits, awaits_continue, is_http1 })
    }

    /// The rest of the body. `None` if there is none, or if it is still being read.
    pub(super) fn rest(self) -> Option<Discard> {
        let Self { limits, is_http1, .. } = self;
        let Shared { body, is_polled } =
            Arc::into_inner(self.shared)?.into_inner().unwrap_or_else(PoisonError::into_inner);
        if body.is_end_stream() {
            return None;
        }
        // The client sends nothing until it is asked to, which polling the body would do.
        let is_too_much = body.size_hint().lower() > limits.bytes || self.awaits_continue && !is_polled;
        // Without a timer, the wait could last forever.
        let time =
            || tokio::runtime::Handle::try_current().is_ok().then(|| caught(|| Box::pin(sleep(limits.time))).ok());
        let time = if is_too_much { None } else { time().flatten() };
        Some(Discard { body, left: limits.bytes, time, is_http1 })
    }
}

/// The rest of a body, on its way to nowhere.
pub(super) struct Discard {
    body: Body,
    left: u64,
    /// `None` if nothing is to be read.
    time: Option<Pin<Box<Sleep>>>,
    pub(super) is_http1: bool,
}

impl Discard {
    /// Reads on. The result is whether the whole body is read.
    pub(super) fn poll(&mut self, task: &mut task::Context<'_>) -> Poll<bool> {
        let Some(time) = &mut self.time else { return Poll::Ready(false) };
        loop {
            // A body that panics is as one that fails.
            match caught(|| Pin::new(&mut self.body).poll_frame(task)) {
                Ok(Poll::Ready(None)) => return Poll::Ready(true),
                Ok(Poll::Ready(Some(Ok(frame)))) => {
                    let len = frame.data_ref().map_or(0, |data| u64::try_from(data.len()).unwrap_or(u64::MAX));
                    match self.left.checked_sub(len) {
                        Some(left) => self.left = left,
                        None => return Poll::Ready(false),
                    }
                }
                Ok(Poll::Pending) => return time.as_mut().poll(task).map(|()| false),
                Ok(Poll::Ready(Some(Err(_)))) | Err(_) => return Poll::Ready(false),
            }
        }
    }
}

/// What the services inside get in place of the body.
struct SharedBody(Arc<Mutex<Shared>>);

impl SharedBody {
    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl http_body::Body for SharedBody {
    type Data = Bytes;
    type Error = axum_core::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        task: &mut task::Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum_core::Error>>> {
        let mut shared = self.lock();
        shared.is_polled = true;
        Pin::new(&mut shared.body).poll_frame(task)
    }

    fn is_end_stream(&self) -> bool {
        self.lock().body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.lock().body.size_hint()
    }
}
