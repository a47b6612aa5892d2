//! Converts the failures that [`validator`](https://docs.rs/validator) reports into errors of the application, one for each
//! field and rule.
//!
//! # From an empty project to field errors
//!
//! The enum has one variant for each kind of mistake that clients distinguish, and one that leads. [`errors_from`] calls
//! your mapping for each failure; it is the one place where a rule becomes a variant.
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
//! `errors` is a response like any other: a handler returns it, or uses `?` after
//! [`into_result`](crate::Errors::into_result).
//!
//! # The rejected value
//!
//! `validator` puts the rejected value into its parameters and its `Display`. A mapping that shows it reveals what the
//! client sent, which may be a password. Therefore [`FieldFailure::params`] omits it; [`FieldFailure::error`] has it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;
use validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

use crate::answer::Errors;
use crate::frameworks::pointer;

/// The key under which `validator` keeps the failures of a whole struct.
const WHOLE: &str = "__all__";

/// The key under which `validator` keeps the failures of a collection that is not a field of a struct.
const ITEMS: &str = "_tmp_validator";

/// The parameters that hold what the client sent: the rejected value, and the value that it should have matched.
const SENT: [&str; 2] = ["value", "other"];

/// One rule that one field breaks.
#[derive(Clone, Copy)]
pub struct FieldFailure<'a> {
    pointer: &'a str,
    error: &'a ValidationError,
}

impl<'a> FieldFailure<'a> {
    /// The field as a JSON Pointer (`/contacts/0/email`), empty for the input as a whole.
    ///
    /// Members have the names that `validator` gives them: those of the struct's fields, not those that `serde` may rename
    /// them to. An entry of a map has its position, because `validator` does not report the key.
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

    /// A parameter of the rule, such as `min`. Parameters that hold what the client sent are omitted.
    pub fn param(&self, name: &str) -> Option<&'a Value> {
        self.error.params.get(name).filter(|_| !SENT.contains(&name))
    }

    /// The parameters of the rule, in the order of their names, without those that hold what the client sent.
    pub fn params(&self) -> impl Iterator<Item = (&'a str, &'a Value)> + use<'a> {
        let params = self.error.params.iter().map(|(name, value)| (&**name, value));
        let params: BTreeMap<_, _> = params.filter(|(name, _)| !SENT.contains(name)).collect();
        params.into_iter()
    }

    /// The failure as `validator` reports it. It contains what the client sent, so it may be unsafe to show.
    pub const fn error(&self) -> &'a ValidationError {
        self.error
    }
}

/// Omits what the client sent.
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

/// Calls the mapping for each failure and collects the errors: fields by name, items by position, the rules of a field in
/// the order of their declaration.
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

/// Passes each failure of a struct to the closure. `path` is extended meanwhile, and restored at the end.
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
