//! Converts the failures that [`validator`](https://docs.rs/validator) reports into errors of the application, one for each
//! field and rule.
//!
//! # From an empty project to field errors
//!
//! The enum has one variant for each kind of mistake that clients distinguish, and one that leads. [`FromFailure`] is the
//! one place where a rule becomes a variant; the parameters of the rule become its fields.
//!
//! ```toml
//! [dependencies]
//! error-catalog = { version = "0.1", features = ["validator"] }
//! validator = { version = "0.21", features = ["derive"] }
//! ```
//!
//! ```
//! use std::borrow::Cow;
//!
//! use error_catalog::validator::{FieldFailure, FromFailure, camel_case};
//! use error_catalog::{ApiError, Errors, envelope::Problem};
//! use serde::Deserialize;
//! use validator::Validate;
//!
//! #[derive(Debug, ApiError)]
//! #[api(status = 422, envelope = Problem)]
//! enum InputError {
//!     #[api(message = "The request is not valid")]
//!     Invalid,
//!     #[api(message = "Not an e-mail address")]
//!     Email { #[api(pointer)] pointer: String },
//!     #[api(message = "Too short or too long", meta(min, max))]
//!     Length { #[api(pointer)] pointer: String, min: Option<u64>, max: Option<u64> },
//!     #[api(message = "Not allowed")]
//!     Refused { #[api(pointer)] pointer: String },
//! }
//!
//! impl FromFailure for InputError {
//!     fn from_failure(failure: FieldFailure<'_>) -> Self {
//!         let pointer = failure.pointer().to_owned();
//!         match failure.rule() {
//!             "email" => Self::Email { pointer },
//!             "length" => Self::Length { pointer, min: failure.param_as("min"), max: failure.param_as("max") },
//!             _ => Self::Refused { pointer },
//!         }
//!     }
//!
//!     fn under() -> Option<Self> {
//!         Some(Self::Invalid)
//!     }
//!
//!     // `validator` knows the names of the fields, clients know those of serde.
//!     fn name(field: &str) -> Cow<'_, str> {
//!         camel_case(field)
//!     }
//! }
//!
//! #[derive(Deserialize, Validate)]
//! #[serde(rename_all = "camelCase")]
//! struct SignUp {
//!     #[validate(length(min = 1))]
//!     full_name: String,
//!     #[validate(nested)]
//!     contacts: Vec<Contact>,
//! }
//!
//! #[derive(Deserialize, Validate)]
//! struct Contact {
//!     #[validate(email)]
//!     email: String,
//! }
//!
//! fn check(request: &SignUp) -> Result<(), Errors<InputError>> {
//!     Ok(request.validate()?)
//! }
//!
//! let request = SignUp { full_name: String::new(), contacts: vec![Contact { email: "ada".to_owned() }] };
//! assert_eq!(
//!     check(&request).unwrap_err().to_json(),
//!     r##"{"title":"Unprocessable Entity","status":422,"detail":"The request is not valid","code":"invalid","errors":[{"detail":"Not an e-mail address","pointer":"#/contacts/0/email","code":"email"},{"detail":"Too short or too long","pointer":"#/fullName","code":"length","meta":{"min":1}}]}"##,
//! );
//! ```
//!
//! With the feature `axum`, [`Valid`] is an extractor that checks what another one extracts.
//!
//! # The names of members
//!
//! `validator` reports the names of fields, and does not know those that serde gives them. [`FromFailure::name`] turns one
//! into the other: [`camel_case`] for `rename_all = "camelCase"`, `field.replace('_', "-").into()` for `"kebab-case"`, and
//! a `match` for single fields that are renamed.
//!
//! # The rejected value
//!
//! `validator` puts the rejected value into its parameters and its `Display`. A mapping that shows it reveals what the
//! client sent, which may be a password. Therefore [`FieldFailure::params`] omits it; [`FieldFailure::error`] has it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::Value;
#[cfg(feature = "axum")]
use validator::Validate;
use validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

use crate::answer::{ApiError, Errors};
use crate::frameworks::pointer;
pub use crate::frameworks::valid::camel_case;
use crate::frameworks::valid::unchanged;

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
    /// Members have the names that [`FromFailure::name`] gives them; in [`errors_from`], those of the struct's fields. An
    /// entry of a map has its position, because `validator` does not report the key.
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

    /// The same, if it deserializes as `T`.
    pub fn param_as<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        T::deserialize(self.param(name)?).ok()
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
///     match failure.param_as("min") {
///         Some(min) => InputError::TooShort { field, min },
///         None => InputError::Invalid { field },
///     }
/// });
/// assert_eq!(errors.to_string(), "at least 3 characters");
/// ```
pub fn errors_from<E>(errors: &ValidationErrors, mut map: impl FnMut(FieldFailure<'_>) -> E) -> Errors<E> {
    let mut found = Errors::new();
    visit(errors, &Names(unchanged), &mut String::new(), &mut |failure| found.push(map(failure)));
    found
}

/// How an error type stands for the failures that `validator` reports: which variant stands for which rule.
///
/// See the [module](self) for an example. With it, [`Errors`] of the type are made by `?` from [`ValidationErrors`].
pub trait FromFailure: ApiError + Sized {
    /// The error for one rule that one field breaks.
    fn from_failure(failure: FieldFailure<'_>) -> Self;

    /// The error that leads the others; by default none. See [`Errors::under`].
    fn under() -> Option<Self> {
        None
    }

    /// The name that clients know a field by; by default its own. This is the place for what serde renames.
    fn name(field: &str) -> Cow<'_, str> {
        unchanged(field)
    }
}

impl<E: FromFailure> From<ValidationErrors> for Errors<E> {
    fn from(failed: ValidationErrors) -> Self {
        let mut errors = Errors::new();
        visit(&failed, &Names(E::name), &mut String::new(), &mut |failure| errors.push(E::from_failure(failure)));
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
    ///
    /// ```
    /// use axum::{Json, Router, routing::post};
    /// use error_catalog::ApiError;
    /// use error_catalog::validator::{FieldFailure, FromFailure, Valid};
    /// use serde::Deserialize;
    /// use validator::Validate;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api(status = 422)]
    /// enum InputError {
    ///     #[api(message = "The rule `<rule>` is broken")]
    ///     Refused { #[api(pointer)] pointer: String, rule: String },
    /// }
    ///
    /// impl FromFailure for InputError {
    ///     fn from_failure(failure: FieldFailure<'_>) -> Self {
    ///         Self::Refused { pointer: failure.pointer().to_owned(), rule: failure.rule().to_owned() }
    ///     }
    /// }
    ///
    /// #[derive(Deserialize, Validate)]
    /// struct NewUser {
    ///     #[validate(email)]
    ///     email: String,
    /// }
    ///
    /// async fn create(Valid(Json(new), _): Valid<Json<NewUser>, InputError>) -> String {
    ///     new.email
    /// }
    ///
    /// let app: Router = Router::new().route("/users", post(create));
    /// ```
    [Validate]
}

/// The names that clients know fields by.
struct Names(fn(&str) -> Cow<'_, str>);

/// Passes each failure of a struct to the closure. `path` is extended meanwhile, and restored at the end.
fn visit(errors: &ValidationErrors, names: &Names, path: &mut String, each: &mut dyn FnMut(FieldFailure<'_>)) {
    let mut members: Vec<(&Cow<'static, str>, &ValidationErrorsKind)> = errors.0.iter().collect();
    members.sort_unstable_by_key(|(name, _)| *name);
    for (name, kind) in members {
        let outer = path.len();
        if !matches!(&**name, WHOLE | ITEMS) {
            pointer::push(path, &(names.0)(name));
        }
        match kind {
            ValidationErrorsKind::Field(errors) => {
                for error in errors {
                    each(FieldFailure { pointer: path, error });
                }
            }
            ValidationErrorsKind::Struct(errors) => visit(errors, names, path, each),
            ValidationErrorsKind::List(items) => visit_items(items, names, path, each),
        }
        path.truncate(outer);
    }
}

fn visit_items(
    items: &BTreeMap<usize, Box<ValidationErrors>>,
    names: &Names,
    path: &mut String,
    each: &mut dyn FnMut(FieldFailure<'_>),
) {
    let list = path.len();
    for (position, errors) in items {
        pointer::push(path, &position.to_string());
        visit(errors, names, path, each);
        path.truncate(list);
    }
}
