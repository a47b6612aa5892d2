//! Makes errors responses of the frameworks whose features are on. Each of them has a hidden macro, which expands to the
//! impls of one error type.

#[cfg(feature = "__service")]
#[cfg_attr(
    not(all(feature = "actix-web", feature = "poem", feature = "rocket", feature = "tower")),
    allow(dead_code, unused_imports, unused_macros, reason = "each framework uses a part of it")
)]
mod asked;
#[cfg(feature = "__service")]
mod failure;
#[cfg(any(feature = "actix-web", feature = "poem", feature = "rocket"))]
mod guarded;
#[cfg(feature = "__service")]
mod head;
#[cfg(feature = "__service")]
#[cfg_attr(
    not(any(feature = "actix-web", feature = "poem", feature = "rocket", feature = "tower")),
    allow(dead_code, reason = "tonic answers no failures")
)]
mod mapping;
#[cfg(any(feature = "poem", feature = "rocket"))]
mod marks;
#[cfg(any(feature = "async-graphql", feature = "rmcp"))]
mod parts;
#[cfg(any(feature = "garde", feature = "validator"))]
mod pointer;
#[cfg(feature = "__service")]
pub mod request_id;
#[cfg(feature = "__service")]
#[cfg_attr(
    not(all(feature = "actix-web", feature = "poem", feature = "rocket", feature = "tower")),
    allow(dead_code, reason = "each framework uses a part of it")
)]
mod scoped;
#[cfg(feature = "__service")]
#[cfg_attr(
    not(any(feature = "actix-web", feature = "poem", feature = "rocket", feature = "tower")),
    allow(dead_code, reason = "tonic answers no failures")
)]
mod service;
#[cfg(feature = "__service")]
#[cfg_attr(
    not(all(feature = "actix-web", feature = "poem", feature = "rocket", feature = "tower")),
    allow(dead_code, unused_imports, unused_macros, reason = "each framework uses a part of it")
)]
mod settings;
#[cfg(any(feature = "garde", feature = "validator"))]
mod valid;

#[cfg(feature = "actix-web")]
pub mod actix_web;
#[cfg(feature = "async-graphql")]
pub mod async_graphql;
#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "garde")]
pub mod garde;
#[cfg(feature = "poem")]
pub mod poem;
#[cfg(feature = "rmcp")]
pub mod rmcp;
#[cfg(feature = "rocket")]
pub mod rocket;
#[cfg(feature = "tonic")]
pub mod tonic;
#[cfg(feature = "tower")]
pub mod tower;
#[cfg(all(feature = "__service", feature = "axum"))]
mod unread;
#[cfg(all(feature = "__service", not(feature = "axum")))]
#[cfg_attr(not(feature = "tower"), allow(dead_code, reason = "the layer for tower uses it"))]
#[path = "no_unread.rs"]
mod unread;
#[cfg(feature = "validator")]
pub mod validator;

#[cfg(feature = "__service")]
pub use self::failure::{Failure, FailureKind};
#[cfg(feature = "__service")]
pub use self::head::RequestHead;
