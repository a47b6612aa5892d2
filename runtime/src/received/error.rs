//! One error of a response.

use http::StatusCode;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// One error of a [`Received`](crate::Received) response.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReceivedError {
    pub(super) status: Option<StatusCode>,
    pub(super) code: Option<ReceivedCode>,
    /// The shape sends every code in upper snake case, whatever its style in the catalog.
    pub(super) is_upper: bool,
    pub(super) message: Option<String>,
    pub(super) long_message: Option<String>,
    pub(super) meta: Map<String, Value>,
    pub(super) pointer: Option<String>,
    pub(super) parameter: Option<String>,
    pub(super) hint: Option<String>,
    pub(super) docs: Option<String>,
}

impl ReceivedError {
    /// The status, in shapes with a status for each error.
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// The code, whether the catalog has it or not.
    pub fn code(&self) -> Option<&ReceivedCode> {
        self.code.as_ref()
    }

    /// The short text, or the only text of a shape with one.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The long text, if it differs from the short one.
    pub fn long_message(&self) -> Option<&str> {
        self.long_message.as_deref()
    }

    /// The long text, else the short one.
    pub fn text(&self) -> Option<&str> {
        self.long_message().or(self.message())
    }

    /// The structured data: the members of `meta`, or, in shapes without it, the members that are not standard.
    pub fn meta(&self) -> &Map<String, Value> {
        &self.meta
    }

    /// A member of [`meta`](Self::meta), if it is present and deserializes as `T`.
    ///
    /// If a shape sends every value as a string, the string is parsed as JSON where `T` requires it:
    ///
    /// ```
    /// use error_catalog::{ApiError, Received};
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api(envelope = error_catalog::envelope::GoogleStatus)]
    /// enum LampError {
    ///     #[api(status = 409, message = "the lamp is broken", meta(tries))]
    ///     Broken { tries: u8 },
    /// }
    ///
    /// let received = Received::parse(LampError::Broken { tries: 3 }.to_json());
    /// assert_eq!(received.get("tries"), Some(3));
    /// assert_eq!(received.get("tries"), Some("3".to_owned()));
    /// assert_eq!(received.get::<bool>("tries"), None);
    /// ```
    pub fn get<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let value = self.meta.get(key)?;
        T::deserialize(value).ok().or_else(|| serde_json::from_str(value.as_str()?).ok())
    }

    /// The request member at fault, as a JSON Pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)), whatever the
    /// form in which it was sent.
    pub fn pointer(&self) -> Option<&str> {
        self.pointer.as_deref()
    }

    /// The query parameter at fault.
    ///
    /// [`GoogleStatus`](crate::envelope::GoogleStatus) sends it as it sends the path of a member, so that it is read as a
    /// [`pointer`](Self::pointer).
    pub fn parameter(&self) -> Option<&str> {
        self.parameter.as_deref()
    }

    /// What the caller can do about the error.
    ///
    /// In [`GoogleStatus`](crate::envelope::GoogleStatus), it is known only if the error has no link to its documentation:
    /// the text that describes the link may be the hint or the short text.
    ///
    /// ```
    /// use error_catalog::{ApiError, Received};
    ///
    /// #[derive(Debug, ApiError)]
    /// enum TokenError {
    ///     #[api(status = 401, message = "Token expired", hint = "obtain a new token first")]
    ///     Expired,
    /// }
    ///
    /// let received = Received::parse(TokenError::Expired.to_json());
    /// assert_eq!(received.lead().unwrap().hint(), Some("obtain a new token first"));
    /// ```
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// The link to the documentation, in shapes with a link for each error.
    pub fn docs(&self) -> Option<&str> {
        self.docs.as_deref()
    }
}

/// A code as it was sent: a string, or a number.
///
/// ```
/// use error_catalog::Received;
///
/// let received = Received::parse(r#"{"error":{"code":404001,"message":"not found"}}"#);
/// let code = received.code().unwrap();
/// assert_eq!(code.as_number(), Some(404001));
/// assert_eq!(code, "404001");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReceivedCode {
    /// A string.
    Text(String),
    /// A number.
    Number(i64),
}

impl ReceivedCode {
    /// The number, when the code is one.
    pub fn as_number(&self) -> Option<i64> {
        match self {
            Self::Text(_) => None,
            Self::Number(number) => Some(*number),
        }
    }

    /// The string, when the code is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(_) => None,
        }
    }
}

/// How much of a body could be read.
///
/// The values are ordered: `understood() >= Understood::Partly` means that there are errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Understood {
    /// There is no body.
    Empty,
    /// The body is not JSON: a page of a proxy, or the plain text of a framework.
    NotJson,
    /// The body is JSON, but no error was found in it.
    NoError,
    /// There are errors, but one has no code, or the JSON is broken.
    Partly,
    /// Every error has a code.
    Fully,
}
