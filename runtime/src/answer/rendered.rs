//! The mark of a rendered response.

use std::sync::Arc;

use http::StatusCode;

use crate::entry::Entry;

/// Marks a response that layers keep: a rendered error, or one that must pass as it is.
///
/// It is an extension of the response. That of a rendered error says what was answered, so that any middleware can count
/// by code:
///
/// ```
/// use error_catalog::{ApiError, Rendered};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404, code = "user_not_found")]
///     NotFound,
/// }
///
/// let response = UserError::NotFound.to_response();
/// let rendered = response.extensions().get::<Rendered>().unwrap();
/// assert_eq!(rendered.entry().unwrap().code(), "user_not_found");
/// assert_eq!(rendered.status().unwrap(), 404);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered(Option<Answered>);

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Answered {
    entry: &'static Entry,
    status: StatusCode,
    request_id: Option<Arc<str>>,
}

impl Rendered {
    pub(crate) const fn of(entry: &'static Entry, status: StatusCode, request_id: Option<Arc<str>>) -> Self {
        Self(Some(Answered { entry, status, request_id }))
    }

    /// The mark of a response with a status of 400 or more that is no error of the catalog, but must be sent unchanged,
    /// such as one that a proxy forwards.
    ///
    /// ```
    /// use error_catalog::Rendered;
    ///
    /// let mut response = http::Response::new("as the other server sent it");
    /// response.extensions_mut().insert(Rendered::foreign());
    /// ```
    pub const fn foreign() -> Self {
        Self(None)
    }

    /// The entry that was answered; of several errors, that of the one that leads. `None` for a foreign response.
    pub fn entry(&self) -> Option<&'static Entry> {
        self.0.as_ref().map(|answered| answered.entry)
    }

    /// The status that was answered, also where the shape has a table of statuses of its own. `None` for a foreign
    /// response.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.as_ref().map(|answered| answered.status)
    }

    /// The id that the body shows.
    pub(crate) fn request_id(&self) -> Option<&str> {
        self.0.as_ref()?.request_id.as_deref()
    }

    /// Whether it marks a response that is no error of the catalog.
    pub(crate) fn is_foreign(&self) -> bool {
        self.0.is_none()
    }
}
