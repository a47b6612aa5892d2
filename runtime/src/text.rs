//! The texts of an error, borrowed from it.

use std::fmt::{self, Write};

use serde::ser::{Serialize, Serializer};

use crate::error::ApiError;
use crate::occurrence::Occurrence;

/// A text of an error: `Display` and `Serialize`, made only when it is written.
///
/// It borrows from the error and allocates nothing; compared with a string, it is not made either. What a failing `Display` of a field wrote before it failed stays, and
/// the text goes on after it.
///
/// ```
/// use error_catalog::ApiError;
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404, message = "not found", long = "No user was found with id <user_id>")]
///     NotFound { user_id: String },
/// }
///
/// let error = UserError::NotFound { user_id: "u_1".to_owned() };
/// assert_eq!(error.text(), "No user was found with id u_1");
/// ```
#[derive(Clone, Copy)]
pub struct Text<'a> {
    error: &'a dyn ApiError,
    content: &'static str,
    escaped: bool,
}

impl<'a> Text<'a> {
    /// A text that stands in the row as in a JSON string.
    pub(crate) fn escaped(error: &'a dyn ApiError, content: &'static str) -> Self {
        Self { error, content, escaped: true }
    }

    /// A text that stands in the row as it reads.
    pub(crate) fn raw(error: &'a dyn ApiError, content: &'static str) -> Self {
        Self { error, content, escaped: false }
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Occurrence::of(self.error).write_text(self.content, self.escaped, formatter)
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string(), formatter)
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl PartialEq<str> for Text<'_> {
    fn eq(&self, other: &str) -> bool {
        let mut rest = Rest(Some(other));
        // The rest knows more than the result: whether anything is missing.
        let _ = write!(rest, "{self}");
        rest.0 == Some("")
    }
}

impl PartialEq<&str> for Text<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

/// What is yet to come of the text that is expected; nothing once something else has come.
struct Rest<'t>(Option<&'t str>);

impl fmt::Write for Rest<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.and_then(|rest| rest.strip_prefix(text));
        self.0.map(|_| ()).ok_or(fmt::Error)
    }
}
