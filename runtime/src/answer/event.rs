//! Emits an event for every rendered error.
//!
//! An event is emitted wherever a response is made: by [`ApiError::to_response`](crate::ApiError::to_response), by the
//! impls for frameworks and by their layers; and by the conversions into the errors of other protocols. A response is one
//! event. [`Errors`](crate::Errors) are one event each, preceded by one for the error given to [`under`](crate::Errors::under), whose code clients report:
//!
//! | field | value |
//! | --- | --- |
//! | target | `error_catalog` |
//! | level | as the error [declares](crate::EventLevel) it; else `ERROR` for a status of 500 or more; else `WARN`, or the [configured level](crate::Context::client_errors) |
//! | message | `request failed`; `failed` for [`log`] |
//! | `error.type` | the machine code |
//! | `http.response.status_code` | the status of the response, if there is one |
//! | `rpc.response.status_code` | the code of gRPC, such as `NOT_FOUND`, if a call returns the error (feature `tonic`) |
//! | `http.request.method`, `url.path` | the request, in a layer |
//! | `request_id` | the id of the request, if its context has one |
//! | `error` | the `Display` of the error and of its sources, as an [`Error`], whose `Debug` begins with the machine code |
//! | `sources` | the `Display` of its sources, outermost first, joined by `: `, at most 64; omitted when there are none |
//! | `labels` | the labels of the error: `team=identity number=1004`; omitted when there are none |
//! | `pointer` | the member of the request that is at fault, if there is one |
//! | `notes` | of a [`Raised`](crate::Raised): its notes, joined by `; ` |
//! | `location`, `backtrace` | of a [`Raised`](crate::Raised): where it was made |
//! | `failure` | if the response replaces one of a framework: the framework's own text, or the message of a panic |
//!
//! The names are those of OpenTelemetry's semantic conventions, where there are any. The `Debug` of `error` begins with the
//! machine code, because layers that report exceptions read the type of an exception there. Each text is one line:
//! characters that would end it, or change how it is read, are escaped.
//!
//! Events are emitted inside the span of the request if its layer is outside that of this crate.
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
//! // ERROR error_catalog: request failed error.type=search_down http.response.status_code=503 request_id="req_1"
//! //     error=Search is unavailable error.sources=[connection refused] sources=connection refused
//! let response = Context::new().request_id("req_1").scope(|| error.to_response());
//! # assert_eq!(response.status(), 503);
//! ```

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use ::tracing::{Level, event};
use http::StatusCode;

use super::chain::{AND_MORE, Details};
use super::context::Context;
use super::envelope::Report;
use super::error::ApiError;
pub use super::reported::Reported;
use super::trail::Trail;
use crate::entry::{EventLevel, GrpcCode, Labels};
use crate::json::{OneLine, leaves_the_line};

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

/// Emits the event of an error that no response carries, such as that of a job in the background, or of a stream that has
/// begun. The ambient [`Context`] adds the request id.
///
/// ```
/// use error_catalog::{ApiError, tracing::log};
///
/// #[derive(Debug, ApiError)]
/// enum JobError {
///     #[api(status = 500, message = "The report was not sent")]
///     NotSent(#[api(from)] std::io::Error),
/// }
///
/// fn send_report() -> Result<(), JobError> {
///     Ok(())
/// }
///
/// if let Err(error) = send_report() {
///     log(&error);
/// }
/// ```
/// What a [`Raised`](crate::Raised) has gathered is in the event.
pub fn log<E: Reported + ?Sized>(error: &E) {
    error.__report(&Context::current(), &mut |report, _| emit(report, None, None, None, "failed"));
}

/// Emits the events of an answer that is being rendered; `status` is that of a response, and `grpc` the code of a call.
pub(crate) fn event(report: &Report<'_>, status: Option<StatusCode>, grpc: Option<GrpcCode>, cause: Option<&str>) {
    emit(report, status, grpc, cause, "request failed");
}

fn emit(report: &Report<'_>, status: Option<StatusCode>, grpc: Option<GrpcCode>, cause: Option<&str>, message: &str) {
    #[cfg(feature = "__service")]
    let request = report.context().edge().and_then(|edge| edge.request());
    #[cfg(feature = "__service")]
    let (method, path) = (request.map(|request| request.method.as_str()), request.map(|request| &*request.path));
    #[cfg(not(feature = "__service"))]
    let (method, path) = (None::<&str>, None::<&str>);

    /// Picks an event by its level, because `tracing` needs the level as a constant.
    macro_rules! at {
        ($level:expr, $error:ident) => {
            event!(
                target: TARGET,
                $level,
                message,
                error.type = %OneLine($error.code()),
                http.response.status_code = status.map(|status| status.as_u16()),
                rpc.response.status_code = grpc.map(GrpcCode::as_str),
                http.request.method = method,
                url.path = path.map(OneLine).map(display),
                request_id = report.request_id().map(line).as_deref(),
                error = &Logged::of(report, $error) as &(dyn Error + 'static),
                sources = report.causes($error).map(Chain).map(display),
                pointer = $error.pointer().map(OneLine).map(display),
                labels = $error.entry().0.extra(|extra| extra.labels).map(Labels).map(OneLine).map(display),
                notes = report.trail().map(Notes).map(OneLine).map(display),
                location = report.trail().map(Trail::location).map(display),
                backtrace = report.trail().and_then(Trail::captured).map(OneLine).map(display),
                failure = cause.map(line).as_deref(),
            )
        };
    }
    let by_status = if status.unwrap_or_else(|| report.status()).is_server_error() {
        Level::ERROR
    } else {
        report.context().client_errors.unwrap_or(Level::WARN)
    };
    for error in report.under().into_iter().chain(report.errors()) {
        let level = match error.entry().level() {
            Some(EventLevel::OFF) => continue,
            Some(EventLevel::DEBUG) => Level::DEBUG,
            Some(EventLevel::INFO) => Level::INFO,
            Some(EventLevel::WARN) => Level::WARN,
            Some(EventLevel::ERROR) => Level::ERROR,
            _ => by_status,
        };
        match level {
            Level::ERROR => at!(Level::ERROR, error),
            Level::WARN => at!(Level::WARN, error),
            Level::INFO => at!(Level::INFO, error),
            Level::DEBUG => at!(Level::DEBUG, error),
            Level::TRACE => at!(Level::TRACE, error),
        }
    }
}

/// The text on one line.
fn line(text: &str) -> Cow<'_, str> {
    if text.contains(leaves_the_line) { OneLine(text).to_string().into() } else { text.into() }
}

/// An owned copy of an error or source, because subscribers want a `'static` one.
struct Logged {
    /// The machine code; for a source, the name of its type as far as its `Debug` tells.
    name: String,
    text: String,
    source: Option<Box<Logged>>,
}

impl Logged {
    fn of(report: &Report<'_>, error: &dyn ApiError) -> Self {
        let mut links = Vec::new();
        if let Some(details) = report.causes(error) {
            links.extend(details.iter().map(|source| (type_name(source), OneLine(source).to_string())));
            if details.is_cut() {
                links.push(("Error".to_owned(), AND_MORE.to_owned()));
            }
        }
        let innermost_first = links.into_iter().rev();
        let source = innermost_first.fold(None, |source, (name, text)| Some(Box::new(Self { name, text, source })));
        Self { name: OneLine(error.code()).to_string(), text: OneLine(error).to_string(), source }
    }
}

/// Begins with the name, as a derived `Debug` does: subscribers read the type of an exception there.
impl fmt::Debug for Logged {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple(&self.name).field(&self.text).finish()
    }
}

impl fmt::Display for Logged {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl Error for Logged {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn Error + 'static))
    }
}

/// The name that the `Debug` of an error begins with. The rest of it is not written: it may contain anything.
fn type_name(error: &dyn Error) -> String {
    struct Name(String);

    impl fmt::Write for Name {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            let end = text.find(|char: char| !char.is_ascii_alphanumeric() && char != '_' && char != ':');
            self.0.push_str(text.get(..end.unwrap_or(text.len())).unwrap_or_default());
            if end.is_some() || self.0.len() > 128 { Err(fmt::Error) } else { Ok(()) }
        }
    }

    let mut name = Name(String::new());
    // It fails at the end of the name.
    let _ = fmt::write(&mut name, format_args!("{error:?}"));
    if name.0.is_empty() { "Error".to_owned() } else { name.0 }
}

/// Notes joined by `; `.
struct Notes<'a>(&'a Trail);

impl fmt::Display for Notes<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for note in self.0.uncontained().into_iter().chain(self.0.notes()) {
            write!(formatter, "{separator}{note}")?;
            separator = "; ";
        }
        Ok(())
    }
}

/// Sources joined by `: `.
struct Chain<'a>(Details<'a>);

impl fmt::Display for Chain<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for source in self.0.iter() {
            write!(formatter, "{separator}{}", OneLine(source))?;
            separator = ": ";
        }
        if self.0.is_cut() { write!(formatter, "{separator}{AND_MORE}") } else { Ok(()) }
    }
}
