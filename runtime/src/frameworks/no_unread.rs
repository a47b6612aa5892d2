//! What takes the place of `unread.rs` without the feature `axum`: every body is left as it is.

use std::convert::Infallible;
use std::task::{self, Poll};

use http::Request;

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Limits;

pub(super) struct Unread(Infallible);

impl Unread {
    pub(super) fn of<B: 'static>(_: &mut Request<B>, _: Limits) -> Option<Self> {
        None
    }

    pub(super) fn rest(self) -> Option<Discard> {
        match self.0 {}
    }
}

pub(super) struct Discard {
    pub(super) is_http1: bool,
}

impl Discard {
    #[allow(clippy::unused_self, reason = "the one that reads has a state")]
    pub(super) fn poll(&mut self, _: &mut task::Context<'_>) -> Poll<bool> {
        Poll::Ready(true)
    }
}
