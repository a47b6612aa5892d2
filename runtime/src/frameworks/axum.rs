//! Errors as responses of axum.

use axum_core::body::Body;
use axum_core::response::{IntoResponse, Response};

use crate::error::ApiError;
use crate::errors::Errors;

/// What expansions of the derive call.
#[doc(hidden)]
pub mod __private {
    use axum_core::body::Body;
    pub use axum_core::response::{IntoResponse, Response};

    use crate::error::ApiError;

    /// The response of an error, in the ambient context.
    pub fn response<E: ApiError>(error: &E) -> Response {
        error.to_response().map(Body::from)
    }
}

/// Expands to the impl of one error type:
///
/// ```text
/// impl<T> IntoResponse for UserError<T> where T: Display {
///     fn into_response(self) -> Response { __private::axum::response(&self) }
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    (impl [$($generics:tt)*] for [$($error:tt)*] where [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::axum::IntoResponse for $($error)* where $($predicates)* {
            fn into_response(self) -> $crate::__private::axum::Response {
                $crate::__private::axum::response(&self)
            }
        }
    };
}

impl<E: ApiError> IntoResponse for Errors<E> {
    fn into_response(self) -> Response {
        self.to_response().map(Body::from)
    }
}
