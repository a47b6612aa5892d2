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
//! use error_catalog::garde::{FieldFailure, FromFailure};
//! use error_catalog::{ApiError, Errors, envelope::JsonApi};
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
//! impl FromFailure for InputError {
//!     fn from_failure(failure: FieldFailure<'_>) -> Self {
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
//! let errors = Errors::<InputError>::from(request.validate().unwrap_err());
//! assert_eq!(errors.status(), 422);
//! assert_eq!(
//!     errors.to_json(),
//!     r#"{"errors":[{"status":"422","code":"field","title":"Invalid value","detail":"not ascii","source":{"pointer":"/contacts/0/email"}}]}"#,
//! );
//! ```
//!
//! `errors` is a response like any other: a handler returns it, or uses `?` on a [`Report`]. With the feature `axum`,
//! [`Valid`] is an extractor that checks what another one extracts.
//!
//! # Names and parameters
//!
//! Members have the names of the fields, or those of `#[garde(rename = "…")]`. [`FromFailure::name`] turns them into those
//! that serde gives: [`camel_case`] for `rename_all = "camelCase"`, and a `match` for single fields that are renamed.
//!
//! `garde` has the parameters of a rule, such as `min`, only in the text of its failure. A variant that carries them as
//! `meta` needs a custom rule with a text that the mapping recognizes, or the feature `validator`.
//!
//! A mapping like this one sends the texts of your custom rules as they are.

use std::borrow::Cow;

#[cfg(feature = "axum")]
use garde::Validate;
use garde::{Path, Report};
use serde_json::Value;

use crate::answer::{ApiError, Errors};
use crate::frameworks::pointer;
pub use crate::frameworks::valid::camel_case;
use crate::frameworks::valid::unchanged;

/// One failure of one field.
#[derive(Clone, Copy, Debug)]
pub struct FieldFailure<'a> {
    pointer: &'a str,
    message: &'a str,
}

impl<'a> FieldFailure<'a> {
    /// The field as a JSON Pointer (`/contacts/0/email`), empty for the input as a whole.
    ///
    /// Members have the names that [`FromFailure::name`] gives them; in [`errors_from`], those of the struct's fields,
    /// unless `#[garde(rename = "…")]` changes them.
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
pub fn errors_from<E>(report: &Report, map: impl FnMut(FieldFailure<'_>) -> E) -> Errors<E> {
    errors_named(report, unchanged, map)
}

/// How an error type stands for the failures that `garde` reports.
///
/// See the [module](self) for an example. With it, [`Errors`] of the type are made by `?` from a [`Report`].
pub trait FromFailure: ApiError + Sized {
    /// The error for one failure of one field.
    fn from_failure(failure: FieldFailure<'_>) -> Self;

    /// The error that leads the others; by default none. See [`Errors::under`].
    fn under() -> Option<Self> {
        None
    }

    /// The name that clients know a field by; by default its own. This is the place for what serde renames.
    ///
    /// It is called for the keys of maps too, because `garde` reports them like fields.
    fn name(field: &str) -> Cow<'_, str> {
        unchanged(field)
    }
}

impl<E: FromFailure> From<Report> for Errors<E> {
    fn from(report: Report) -> Self {
        let errors = errors_named(&report, E::name, E::from_failure);
        match E::under() {
            Some(under) => errors.under(under),
            None => errors,
        }
    }
}

#[cfg(feature = "axum")]
crate::frameworks::valid::extractor! {
    /// An extractor of axum that checks what another extractor extracts, such as `Json` or `Query`.
    ///
    /// A request that breaks rules is answered with [`Errors`] of `E`. If the other extractor rejects the request, for
    /// example because its JSON is broken, [`ErrorLayer`](crate::ErrorLayer) answers with an error of the application.
    /// Rules that need a context get its default; for another one, call `validate_with` in the handler, and use `?`.
    ///
    /// ```
    /// use axum::{Json, Router, routing::post};
    /// use error_catalog::ApiError;
    /// use error_catalog::garde::{FieldFailure, FromFailure, Valid};
    /// use garde::Validate;
    /// use serde::Deserialize;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api(status = 422)]
    /// enum InputError {
    ///     #[api(message = "<reason>")]
    ///     Refused { #[api(pointer)] pointer: String, reason: String },
    /// }
    ///
    /// impl FromFailure for InputError {
    ///     fn from_failure(failure: FieldFailure<'_>) -> Self {
    ///         Self::Refused { pointer: failure.pointer().to_owned(), reason: failure.message().to_owned() }
    ///     }
    /// }
    ///
    /// #[derive(Deserialize, Validate)]
    /// struct NewUser {
    ///     #[garde(ascii)]
    ///     name: String,
    /// }
    ///
    /// async fn create(Valid(Json(new), _): Valid<Json<NewUser>, InputError>) -> String {
    ///     new.name
    /// }
    ///
    /// let app: Router = Router::new().route("/users", post(create));
    /// ```
    [Validate<Context: Default>]
}

fn errors_named<E>(
    report: &Report,
    name: fn(&str) -> Cow<'_, str>,
    mut map: impl FnMut(FieldFailure<'_>) -> E,
) -> Errors<E> {
    let failures = report.iter();
    failures
        .map(|(path, error)| map(FieldFailure { pointer: &pointer_to(path, name), message: error.message() }))
        .collect()
}

/// Converts the path into a pointer. Only its `Serialize` separates the segments and tells names from positions.
fn pointer_to(path: &Path, name: fn(&str) -> Cow<'_, str>) -> String {
    let mut pointer = String::new();
    let steps = serde_json::to_value(path).unwrap_or_default();
    for step in steps.as_array().into_iter().flatten() {
        if let Some([Value::String(kind), Value::String(step)]) = step.as_array().map(Vec::as_slice)
            && kind != "none"
        {
            pointer::push(&mut pointer, &if kind == "index" { unchanged(step) } else { name(step) });
        }
    }
    pointer
}
