//! The catalog as components of an OpenAPI document.

mod document;
mod headers;
mod model;
mod names;
mod print;
mod schema;
#[cfg(feature = "utoipa")]
pub mod utoipa;

pub use self::document::{OpenApi, openapi};
pub use self::print::OpenApiVersion;
