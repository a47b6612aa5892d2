//! Emits an event for every rendered error.
//!
//! An event is emitted wherever a response is made: by [`ApiError::to_response`](crate::ApiError::to_response), by the
//! impls for frameworks and by their layers. A response is one event. [`Errors`](crate::Errors) are one event each,
//! preceded by one for the error given to [`under`](crate::Errors::under), whose code clients report:
//!
//! | field | value |
//! | --- | --- |
//! | target | `error_catalog` |
//! | level | `ERROR` for a status of 500 or more; else `WARN`, or the [configured level](crate::Context::client_errors) |
//! | message | `request failed` |
//! | `error.code` | the machine code |
//! | `http.status` | the status of the response |
//! | `request_id` | the id of the request, if its context has one |
//! | `error` | the `Display` of the error |
//! | `sources` | the `Display` of its sources, outermost first, joined by `: `, at most 64; omitted when there are none |
//! | `failure` | if the response replaces one of a framework: the framework's own text, or the message of a panic |
//!
//! Events say more than clients may read, and are never sent to clients. They never contain a field marked `secret`,
//! because the generated `Display` cannot show it.
//!
//! ```
//! use error_catalog::{ApiError, Context};
//!
//! #[derive(Debug, ApiError)]
//! enum SearchError {
//!     #[api(status = 503, message = "Search is unavailable")]
//!     SearchDown(#[api(source)] std::io::Error),
//! }
//!
//! let error = SearchError::SearchDown(std::io::Error::other("connection refused"));
//! // ERROR error_catalog: request failed error.code=search_down http.status=503 request_id="req_1"
//! //     error=Search is unavailable sources=connection refused
//! let response = Context::new().request_id("req_1").scope(|| error.to_response());
//! # assert_eq!(response.status(), 503);
//! ```

use std::fmt;

use ::tracing::{Level, event};

use super::chain::{AND_MORE, Details};
use super::context::Context;
use super::envelope::Report;
use crate::json::Lenient;

/// The target of all events.
pub const TARGET: &str = "error_catalog";

impl Context {
    /// Sets the level of events about statuses below 500. The default is `WARN`.
    ///
    /// ```
    /// use error_catalog::Context;
    ///
    /// let context = Context::new().client_errors(tracing::Level::DEBUG);
    /// ```
    #[must_use]
    pub fn client_errors(mut self, level: Level) -> Self {
        self.client_errors = Some(level);
        self
    }
}

/// Emits the events of a response that is being rendered.
pub(crate) fn event(report: &Report<'_>, cause: Option<&str>) {
    /// Picks an event by its level, because `tracing` needs the level as a constant.
    macro_rules! at {
        ($level:expr, $error:ident) => {
            event!(
                target: TARGET,
                $level,
                error.code = %$error.code(),
                http.status = report.status().as_u16(),
                request_id = report.request_id(),
                error = %Lenient(&$error),
                sources = Details::of($error).map(Chain).map(::tracing::field::display),
                failure = cause,
                "request failed"
            )
        };
    }
    let level = if report.status().is_server_error() {
        Level::ERROR
    } else {
        report.context().client_errors.unwrap_or(Level::WARN)
    };
    for error in report.under().into_iter().chain(report.errors()) {
        match level {
            Level::ERROR => at!(Level::ERROR, error),
            Level::WARN => at!(Level::WARN, error),
            Level::INFO => at!(Level::INFO, error),
            Level::DEBUG => at!(Level::DEBUG, error),
            Level::TRACE => at!(Level::TRACE, error),
        }
    }
}

/// Sources joined by `: `.
struct Chain<'a>(Details<'a>);

impl fmt::Display for Chain<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for source in self.0.iter() {
            write!(formatter, "{separator}{}", Lenient(&source))?;
            separator = ": ";
        }
        if self.0.is_cut() { write!(formatter, "{separator}{AND_MORE}") } else { Ok(()) }
    }
}
