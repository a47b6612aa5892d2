//! Makes errors responses of the frameworks whose features are on. The derive does not know the frameworks: it calls one
//! hidden macro, which expands to the impls of the enabled ones.

#[cfg(feature = "__service")]
mod failure;
#[cfg(any(feature = "actix-web", feature = "poem", feature = "rocket"))]
mod mapping;
#[cfg(any(feature = "garde", feature = "validator"))]
mod pointer;
#[cfg(feature = "__service")]
pub mod request_id;
#[cfg(feature = "__service")]
mod service;

#[cfg(feature = "actix-web")]
pub mod actix_web;
#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "garde")]
pub mod garde;
#[cfg(feature = "poem")]
pub mod poem;
#[cfg(feature = "rocket")]
pub mod rocket;
#[cfg(feature = "tower")]
pub mod tower;
#[cfg(feature = "tracing")]
pub mod tracing;
#[cfg(feature = "utoipa")]
pub mod utoipa;
#[cfg(feature = "validator")]
pub mod validator;

#[cfg(feature = "__service")]
pub use self::failure::{Failure, FailureKind};
#[cfg(feature = "__service")]
pub use self::service::Rendered;

use bytes::Bytes;
use http::Response;

use crate::envelope::Report;

/// Marks and logs a rendered response, as the enabled features need.
///
/// `cause` is the framework's own text, if the response replaces one of the framework.
pub(crate) fn rendered(report: &Report<'_>, cause: Option<&str>, response: &mut Response<Bytes>) {
    #[cfg(feature = "tracing")]
    tracing::event(report, cause);
    #[cfg(feature = "__service")]
    response.extensions_mut().insert(Rendered);
    // Without the features, they are unused.
    let _ = (report, cause, response);
}

/// Expands to the framework impls of one error type:
/// `frameworks! { [] impl [<T>] for [UserError<T>] where [T: Display] }`.
///
/// Each framework has a macro, which is empty when its feature is off. The features are tested here because in the
/// expansion they would be those of the user's crate. The item's `allow` attributes apply to all of the impls.
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks {
    ([$($allowances:tt)+] $($impl:tt)*) => {
        $($allowances)+
        const _: () = {
            $crate::__frameworks! { [] $($impl)* }
        };
    };
    ([] $($impl:tt)*) => {
        $crate::__axum! { $($impl)* }
        $crate::__actix_web! { $($impl)* }
        $crate::__poem! { $($impl)* }
        $crate::__rocket! { $($impl)* }
        $crate::__utoipa! { $($impl)* }
    };
}

#[cfg(not(feature = "axum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    ($($impl:tt)*) => {};
}

#[cfg(not(feature = "actix-web"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __actix_web {
    ($($impl:tt)*) => {};
}

#[cfg(not(feature = "poem"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __poem {
    ($($impl:tt)*) => {};
}

#[cfg(not(feature = "rocket"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __rocket {
    ($($impl:tt)*) => {};
}

#[cfg(not(feature = "utoipa"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa {
    ($($impl:tt)*) => {};
}
