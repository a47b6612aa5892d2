//! What a layer keeps of a request while it is served.

use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, Method, Response, StatusCode};

use crate::answer::{Context, Rendered};
use crate::frameworks::failure::{Failure, plain};
use crate::frameworks::mapping::Mapping;
use crate::frameworks::service::{Panic, caught};
use crate::frameworks::settings::Settings;

/// What a layer keeps of a request while it is served.
#[derive(Clone)]
pub(super) struct Asked {
    pub(super) context: Context,
    pub(super) mapping: Mapping,
    pub(super) settings: Arc<Settings>,
}

impl Asked {
    /// The method of the request.
    pub(super) fn method(&self) -> &Method {
        self.context.edge().and_then(|edge| edge.request()).map_or(&Method::GET, |request| &request.method)
    }

    fn path(&self) -> &str {
        self.context.edge().and_then(|edge| edge.request()).map_or("/", |request| &request.path)
    }

    /// The application's error, in place of a response of the framework. `detail` is the text of that response, and `cause`
    /// what the log says.
    pub(super) fn answer(
        &self,
        status: StatusCode,
        headers: &HeaderMap,
        detail: Option<&str>,
        cause: Option<&str>,
    ) -> Response<Bytes> {
        let failure = Failure::new(status, headers, self.method(), self.path()).with_detail(detail.and_then(plain));
        self.mapping.answer(&failure, &self.context, cause)
    }

    /// The application's error, in place of a panic.
    pub(super) fn answer_panic(&self, said: &str) -> Response<Bytes> {
        let headers = HeaderMap::new();
        let failure = Failure::panic(&headers, self.method(), self.path());
        self.mapping.answer(&failure, &self.context, Some(said))
    }

    /// Runs the closure in the context of the request.
    pub(super) fn guarded<R>(&self, run: impl FnOnce() -> R) -> Result<R, Panic> {
        caught(|| self.context.scope(run))
    }

    /// Drops what a response was replaced with, which may panic.
    pub(super) fn discard(&self, replaced: impl Sized) {
        // The response is answered, whatever becomes of the old one.
        let _ = self.guarded(|| drop(replaced));
    }

    /// The id for the header of a response, unless the response keeps its own: that of a rendered error is the one that its
    /// body shows, which differs if it was rendered outside the context.
    pub(super) fn id_for<'i>(&'i self, rendered: Option<&'i Rendered>, has_own: bool) -> Option<&'i str> {
        if has_own && rendered.is_some_and(Rendered::is_foreign) {
            return None;
        }
        rendered.and_then(Rendered::request_id).or(self.context.request_id.as_deref())
    }
}
