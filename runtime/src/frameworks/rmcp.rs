//! Converts errors into those of JSON-RPC, for servers of the Model Context Protocol that are written with
//! [`rmcp`](https://docs.rs/rmcp).
//!
//! # 1. The project
//!
//! ```toml
//! [dependencies]
//! error-catalog = { version = "0.1", features = ["rmcp"] }
//! rmcp = "3"
//! ```
//!
//! # 2. Errors are errors of the protocol
//!
//! With the feature on, [`ErrorData`] is `From` every derived error, from [`Errors`](crate::Errors) and from
//! [`Raised`](crate::Raised). So a tool returns them with `?`:
//!
//! ```
//! use error_catalog::{ApiError, Raised};
//! use rmcp::ErrorData;
//!
//! #[derive(Debug, ApiError)]
//! pub enum NoteError {
//!     /// No note has the given name.
//!     #[api(status = 404, code = "note_not_found", message = "There is no note <name>", hint = "list the notes first", meta(name))]
//!     NotFound { name: String },
//!
//!     #[api(status = 500, message = "Something went wrong", fallback)]
//!     Internal,
//! }
//!
//! /// The body of a tool, or of any other method of a `ServerHandler`.
//! fn read(name: &str) -> Result<String, ErrorData> {
//!     if name == "todo" {
//!         return Ok(load("/notes/todo")?);
//!     }
//!     Err(NoteError::NotFound { name: name.to_owned() })?
//! }
//!
//! fn load(path: &str) -> Result<String, Raised<NoteError>> {
//!     Ok(std::fs::read_to_string(path)?)
//! }
//!
//! let error = read("shopping").unwrap_err();
//! assert_eq!(error.code.0, -32002);
//! assert_eq!(error.message, "There is no note shopping");
//! assert_eq!(
//!     error.data.unwrap(),
//!     serde_json::json!({
//!         "code": "note_not_found",
//!         "status": 404,
//!         "hint": "list the notes first",
//!         "meta": { "name": "shopping" },
//!     }),
//! );
//!
//! // The cause is for operators; a client does not see it.
//! assert_eq!(read("todo").unwrap_err().message, "Something went wrong");
//! ```
//!
//! A host shows an error of the protocol to its user, if at all. What the model itself should read, so that it can try
//! again, is the content of a result: `CallToolResult::error`, made of [`text`](crate::ApiError::text) and
//! [`hint`](crate::ApiError::hint).
//!
//! # 3. The code
//!
//! | code of the entry | code of JSON-RPC |
//! | --- | --- |
//! | a number that is an `i32` | the number |
//! | any other number | -32603, internal error |
//! | a text, status 404 | -32002, resource not found; newer versions of the protocol have no such code, and `rmcp` then sends -32602 |
//! | a text, any other 4xx status | -32602, invalid params |
//! | a text, a 5xx status | -32603, internal error |
//!
//! Servers may use -32099 to -32000 for codes of their own; the derive refuses those that the protocol reserves:
//!
//! ```
//! use error_catalog::ApiError;
//! use rmcp::ErrorData;
//!
//! #[derive(Debug, ApiError)]
//! #[api(code_style = "numeric")]
//! enum BuildError {
//!     #[api(code = -32050, status = 409, message = "A build is running already")]
//!     Busy,
//! }
//!
//! assert_eq!(ErrorData::from(BuildError::Busy).code.0, -32050);
//! ```
//!
//! # 4. The data
//!
//! `message` is the long text, else the short one. `data` has the other members that [`Flat`](crate::envelope::Flat) has:
//! `code`, `status`, and, where they are there, `pointer` or `parameter`, `hint`, `meta`, the `errors` of a list, and the
//! `requestId` of the ambient [`Context`]. Under [`Exposure::Development`](crate::Exposure::Development), `details` has the
//! sources; otherwise nothing shows them.
//!
//! The conversion answers the error, so it counts as a response does: the features `tracing` and `metrics` log and count it
//! there, and the causes and notes of a `Raised` are in the event.

use ::rmcp::ErrorData;
use ::rmcp::model::ErrorCode;

use crate::answer::{ApiError, Context, Errors, Raised, Report};
use crate::entry::json_rpc_code;
use crate::frameworks::parts::answered;

/// Called by expansions of the derive.
#[doc(hidden)]
pub mod __private {
    pub use ::rmcp::ErrorData;

    use crate::answer::{ApiError, Context, Report};

    /// The error in JSON-RPC, in the ambient context.
    pub fn error_data(error: &dyn ApiError) -> ErrorData {
        super::error_data(&Report::of(error, &Context::current()))
    }
}

/// Expands to the impls of one error type, and of a box of it:
///
/// ```text
/// impl<T> From<UserError<T>> for ErrorData where T: Display {
///     fn from(error: UserError<T>) -> Self {
///         __private::rmcp::error_data(&error)
///     }
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __rmcp {
    (impl [$($generics:tt)*] for [$($error:tt)*] where [$($predicates:tt)*]) => {
        $crate::__rmcp! { @ [$($generics)*] [] [$($error)*] [$($predicates)*] }
        $crate::__rmcp! { @ [$($generics)*] [*] [$crate::__private::Box<$($error)*>] [$($predicates)*] }
    };
    (@ [$($generics:tt)*] [$($deref:tt)?] [$($error:tt)*] [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* ::core::convert::From<$($error)*> for $crate::__private::rmcp::ErrorData
        where
            $($predicates)*
        {
            fn from(error: $($error)*) -> Self {
                $crate::__private::rmcp::error_data(&$($deref)? error)
            }
        }
    };
}

impl<E: ApiError> From<Errors<E>> for ErrorData {
    fn from(errors: Errors<E>) -> Self {
        error_data(&Report::of(&errors, &Context::current()))
    }
}

impl<E: ApiError + 'static> From<Raised<E>> for ErrorData {
    fn from(raised: Raised<E>) -> Self {
        error_data(&raised.report(&Context::current()))
    }
}

fn error_data(report: &Report<'_>) -> ErrorData {
    let (text, members) = answered(report);
    let code = json_rpc_code(report.lead().code().as_number(), report.status().as_u16());
    ErrorData::new(ErrorCode(code), text, Some(members.into()))
}
