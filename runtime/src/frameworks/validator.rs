//! What [`validator`](https://docs.rs/validator) finds wrong, as errors of the application: one per field and rule.
//!
//! # From an empty project to field errors
//!
//! The enum gets one variant per kind of mistake that clients can tell apart, and one that stands for the whole.
//! [`errors_from`] asks a mapping for each failure, which is the one place where a rule becomes a variant.
//!
//! ```toml
//! [dependencies]
//! error-catalog = { version = "0.1", features = ["validator"] }
//! validator = { version = "0.21", features = ["derive"] }
//! ```
//!
//! ```
//! use error_catalog::validator::{FieldFailure, errors_from};
//! use error_catalog::{ApiError, envelope::Problem};
//! use validator::Validate;
//!
//! #[derive(Debug, ApiError)]
//! #[api(status = 422, envelope = Problem)]
//! enum InputError {
//!     #[api(message = "The request is not valid")]
//!     Invalid,
//!     #[api(message = "Not an e-mail address")]
//!     Email { #[api(pointer)] pointer: String },
//!     #[api(message = "Too short or too long")]
//!     Length { #[api(pointer)] pointer: String },
//!     #[api(message = "Not allowed")]
//!     Refused { #[api(pointer)] pointer: String },
//! }
//!
//! impl InputError {
//!     fn of(failure: FieldFailure<'_>) -> Self {
//!         let pointer = failure.pointer().to_owned();
//!         match failure.rule() {
//!             "email" => Self::Email { pointer },
//!             "length" => Self::Length { pointer },
//!             _ => Self::Refused { pointer },
//!         }
//!     }
//! }
//!
//! #[derive(Validate)]
//! struct SignUp {
//!     #[validate(length(min = 1))]
//!     name: String,
//!     #[validate(nested)]
//!     contacts: Vec<Contact>,
//! }
//!
//! #[derive(Validate)]
//! struct Contact {
//!     #[validate(email)]
//!     email: String,
//! }
//!
//! let request = SignUp { name: String::new(), contacts: vec![Contact { email: "ada".to_owned() }] };
//! let failed = request.validate().unwrap_err();
//! let errors = errors_from(&failed, InputError::of).under(InputError::Invalid);
//! assert_eq!(
//!     errors.to_json(),
//!     r##"{"title":"Unprocessable Entity","status":422,"detail":"The request is not valid","code":"invalid","errors":[{"detail":"Not an e-mail address","pointer":"#/contacts/0/email","code":"email"},{"detail":"Too short or too long","pointer":"#/name","code":"length"}]}"##,
//! );
//! ```
//!
//! `errors` is a response like any other: a handler returns it, or sends it on with `?` after
//! [`into_result`](crate::Errors::into_result).
//!
//! # What is kept back
//!
//! `validator` puts the refused value into its parameters, and into its `Display`. A mapping that shows it shows what the
//! client sent, which may be a password. So [`FieldFailure::params`] leaves it out; [`FieldFailure::error`] has it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;
use validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

use crate::errors::Errors;
use crate::frameworks::pointer;

/// Where `validator` keeps the failures of a whole struct.
const WHOLE: &str = "__all__";

/// Where `validator` keeps the failures of a collection that is no field of a struct.
const ITEMS: &str = "_tmp_validator";

/// The parameters that are what the client sent: the refused value, and the one that it should have matched.
const SENT: [&str; 2] = ["value", "other"];

/// One rule that one field breaks.
#[derive(Clone, Copy)]
pub struct FieldFailure<'a> {
    pointer: &'a str,
    error: &'a ValidationError,
}

impl<'a> FieldFailure<'a> {
    /// The field as a JSON Pointer (`/contacts/0/email`), empty for the whole of the input.
    ///
    /// Members are named as `validator` names them: like the fields of the struct, not as `serde` may rename them. An entry
    /// of a map has its number, because `validator` does not say the key.
    pub const fn pointer(&self) -> &'a str {
        self.pointer
    }

    /// The rule, such as `email`, `length`, `range`: the `code` of the failure.
    pub fn rule(&self) -> &'a str {
        &self.error.code
    }

    /// The `message` of the attribute or of the custom validation, if there is one.
    pub fn message(&self) -> Option<&'a str> {
        self.error.message.as_deref()
    }

    /// A parameter of the rule, such as `min`; not what the client sent.
    pub fn param(&self, name: &str) -> Option<&'a Value> {
        self.error.params.get(name).filter(|_| !SENT.contains(&name))
    }

    /// The parameters of the rule, in the order of their names and without what the client sent.
    pub fn params(&self) -> impl Iterator<Item = (&'a str, &'a Value)> + use<'a> {
        let params = self.error.params.iter().map(|(name, value)| (&**name, value));
        let params: BTreeMap<_, _> = params.filter(|(name, _)| !SENT.contains(name)).collect();
        params.into_iter()
    }

    /// The failure as `validator` has it, with what the client sent: it need not be fit to be shown.
    pub const fn error(&self) -> &'a ValidationError {
        self.error
    }
}

/// Without what the client sent.
impl fmt::Debug for FieldFailure<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("FieldFailure")
            .field("pointer", &self.pointer())
            .field("rule", &self.rule())
            .field("message", &self.message())
            .finish_non_exhaustive()
    }
}

/// Asks for an error for each failure: fields by name, items by position, the rules of a field as they are declared.
///
/// ```
/// use error_catalog::ApiError;
/// use error_catalog::validator::errors_from;
/// use validator::Validate;
///
/// #[derive(Debug, ApiError)]
/// #[api(status = 422)]
/// enum InputError {
///     #[api(message = "at least <min> characters", meta(min))]
///     TooShort { #[api(pointer)] field: String, min: u64 },
///     Invalid { #[api(pointer)] field: String },
/// }
///
/// #[derive(Validate)]
/// struct User {
///     #[validate(length(min = 3))]
///     name: String,
/// }
///
/// let failed = User { name: "X".to_owned() }.validate().unwrap_err();
/// let errors = errors_from(&failed, |failure| {
///     let field = failure.pointer().to_owned();
///     match failure.param("min").and_then(|min| min.as_u64()) {
///         Some(min) => InputError::TooShort { field, min },
///         None => InputError::Invalid { field },
///     }
/// });
/// assert_eq!(errors.to_string(), "at least 3 characters");
/// ```
pub fn errors_from<E>(errors: &ValidationErrors, mut map: impl FnMut(FieldFailure<'_>) -> E) -> Errors<E> {
    let mut found = Errors::new();
    visit(errors, &mut String::new(), &mut |failure| found.push(map(failure)));
    found
}

/// Hands out what failed in a struct; the path of the struct is the same before and after.
fn visit(errors: &ValidationErrors, path: &mut String, each: &mut dyn FnMut(FieldFailure<'_>)) {
    let mut members: Vec<(&Cow<'static, str>, &ValidationErrorsKind)> = errors.0.iter().collect();
    members.sort_unstable_by_key(|(name, _)| *name);
    for (name, kind) in members {
        let outer = path.len();
        if !matches!(&**name, WHOLE | ITEMS) {
            pointer::push(path, name);
        }
        match kind {
            ValidationErrorsKind::Field(errors) => {
                for error in errors {
                    each(FieldFailure { pointer: path, error });
                }
            }
            ValidationErrorsKind::Struct(errors) => visit(errors, path, each),
            ValidationErrorsKind::List(items) => visit_items(items, path, each),
        }
        path.truncate(outer);
    }
}

fn visit_items(
    items: &BTreeMap<usize, Box<ValidationErrors>>,
    path: &mut String,
    each: &mut dyn FnMut(FieldFailure<'_>),
) {
    let list = path.len();
    for (position, errors) in items {
        pointer::push(path, &position.to_string());
        visit(errors, path, each);
        path.truncate(list);
    }
}
