//! Converts the failures that [`garde`](https://docs.rs/garde) reports into errors of the application, one for each.
//!
//! # From an empty project to field errors
//!
//! `garde` reports a path and a text, but not the name of the rule. Most mappings therefore have one variant, which shows
//! the text. The text describes the rule, not the value.
//!
//! ```toml
//! [dependencies]
//! error-catalog = { version = "0.1", features = ["garde"] }
//! garde = { version = "0.23", default-features = false, features = ["derive"] }
//! ```
//!
//! ```
//! use error_catalog::garde::{FieldFailure, errors_from};
//! use error_catalog::{ApiError, envelope::JsonApi};
//! use garde::Validate;
//!
//! #[derive(Debug, ApiError)]
//! #[api(status = 422, envelope = JsonApi)]
//! #[api(allow(pointer_value))]
//! enum InputError {
//!     #[api(message = "Invalid value", long = "<reason>")]
//!     Field { #[api(pointer)] pointer: String, reason: String },
//! }
//!
//! impl InputError {
//!     fn of(failure: FieldFailure<'_>) -> Self {
//!         Self::Field { pointer: failure.pointer().to_owned(), reason: failure.message().to_owned() }
//!     }
//! }
//!
//! #[derive(Validate)]
//! struct SignUp {
//!     #[garde(length(min = 1))]
//!     name: String,
//!     #[garde(dive)]
//!     contacts: Vec<Contact>,
//! }
//!
//! #[derive(Validate)]
//! struct Contact {
//!     #[garde(ascii)]
//!     email: String,
//! }
//!
//! let request = SignUp { name: "Ada".to_owned(), contacts: vec![Contact { email: "ädä".to_owned() }] };
//! let report = request.validate().unwrap_err();
//! let errors = errors_from(&report, InputError::of);
//! assert_eq!(errors.status(), 422);
//! assert_eq!(
//!     errors.to_json(),
//!     r#"{"errors":[{"status":"422","code":"field","title":"Invalid value","detail":"not ascii","source":{"pointer":"/contacts/0/email"}}]}"#,
//! );
//! ```
//!
//! `errors` is a response like any other: a handler returns it, or uses `?` after
//! [`into_result`](crate::Errors::into_result). [`under`](crate::Errors::under) sets the error that leads.
//!
//! A mapping like this one sends the texts of your custom rules as they are.

use garde::{Path, Report};
use serde_json::Value;

use crate::answer::Errors;
use crate::frameworks::pointer;

/// One failure of one field.
#[derive(Clone, Copy, Debug)]
pub struct FieldFailure<'a> {
    pointer: &'a str,
    message: &'a str,
}

impl<'a> FieldFailure<'a> {
    /// The field as a JSON Pointer (`/contacts/0/email`), empty for the input as a whole.
    ///
    /// Members have the names that `garde` gives them: those of the struct's fields, unless `#[garde(rename = "…")]`
    /// changes them.
    pub const fn pointer(&self) -> &'a str {
        self.pointer
    }

    /// The text of the rule.
    pub const fn message(&self) -> &'a str {
        self.message
    }
}

/// Calls the mapping for each failure, in the order of the report, and collects the errors.
///
/// ```
/// use error_catalog::ApiError;
/// use error_catalog::garde::errors_from;
/// use garde::Validate;
///
/// #[derive(Debug, ApiError)]
/// #[api(allow(pointer_value))]
/// enum InputError {
///     #[api(status = 422, message = "<field> is invalid")]
///     Invalid { #[api(pointer)] field: String },
/// }
///
/// #[derive(Validate)]
/// struct User {
///     #[garde(length(min = 3))]
///     name: String,
/// }
///
/// let report = User { name: "X".to_owned() }.validate().unwrap_err();
/// let errors = errors_from(&report, |failure| InputError::Invalid { field: failure.pointer().to_owned() });
/// assert_eq!(errors.to_string(), "/name is invalid");
/// ```
pub fn errors_from<E>(report: &Report, mut map: impl FnMut(FieldFailure<'_>) -> E) -> Errors<E> {
    let failures = report.iter();
    failures.map(|(path, error)| map(FieldFailure { pointer: &pointer_to(path), message: error.message() })).collect()
}

/// Converts the path into a pointer. Only its `Serialize` separates the segments and tells names from positions.
fn pointer_to(path: &Path) -> String {
    let mut pointer = String::new();
    let steps = serde_json::to_value(path).unwrap_or_default();
    for step in steps.as_array().into_iter().flatten() {
        if let Some([Value::String(kind), Value::String(name)]) = step.as_array().map(Vec::as_slice)
            && kind != "none"
        {
            pointer::push(&mut pointer, name);
        }
    }
    pointer
}
