//! The texts of an error, borrowed from it.

use std::fmt;

use serde::ser::{Serialize, Serializer};

use super::filled::{Filled, Occurrence, TextForm};
use crate::json::Watched;

/// A text of an error. It implements `Display` and `Serialize`, and is formatted only when it is written.
///
/// It borrows from the error and allocates nothing. If the `Display` of a field fails, the text written so far is kept, and
/// the rest of the text follows.
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
/// assert_eq!(error.text().to_string(), "No user was found with id u_1");
/// ```
#[derive(Clone, Copy)]
pub struct Text<'a> {
    occurrence: Occurrence<'a>,
    content: &'static str,
    form: Form,
}

/// How a row holds a text.
#[derive(Clone, Copy)]
enum Form {
    Text(TextForm),
    /// The value of a header.
    Header,
}

impl<'a> Text<'a> {
    /// A text that the row holds escaped, as the content of a JSON string.
    pub(crate) fn escaped(occurrence: Occurrence<'a>, content: &'static str) -> Self {
        Self { occurrence, content, form: Form::Text(TextForm::Escaped) }
    }

    /// A text that the row holds unescaped.
    pub(crate) fn raw(occurrence: Occurrence<'a>, content: &'static str) -> Self {
        Self { occurrence, content, form: Form::Text(TextForm::Raw) }
    }

    /// A pointer or parameter.
    pub(crate) fn of_fault(occurrence: Occurrence<'a>, content: &'static str) -> Self {
        Self { occurrence, content, form: Form::Text(TextForm::of_fault(content)) }
    }

    /// The value of a header.
    pub(crate) fn header(occurrence: Occurrence<'a>, content: &'static str) -> Self {
        Self { occurrence, content, form: Form::Header }
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let filled = Filled::of(self.occurrence);
        match self.form {
            Form::Text(form) => filled.write_text(self.content, form, formatter),
            Form::Header => {
                let mut out = Watched::new(formatter);
                // A value that is incomplete does not fail the text.
                _ = filled.write_header(self.content, &mut out);
                out.finish()
            }
        }
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
