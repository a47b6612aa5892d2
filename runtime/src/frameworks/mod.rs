//! Makes errors responses of the frameworks whose features are on. Each of them has a hidden macro, which expands to the
//! impls of one error type.

#[cfg(feature = "__service")]
mod failure;
#[cfg(feature = "__service")]
mod head;
#[cfg(any(feature = "actix-web", feature = "poem", feature = "rocket"))]
mod mapping;
#[cfg(any(feature = "garde", feature = "validator"))]
mod pointer;
#[cfg(feature = "__service")]
pub mod request_id;
#[cfg(feature = "__service")]
mod service;
#[cfg(feature = "__service")]
mod settings;

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
#[cfg(feature = "validator")]
pub mod validator;

#[cfg(feature = "__service")]
pub use self::failure::{Failure, FailureKind};
#[cfg(feature = "__service")]
pub use self::head::RequestHead;
