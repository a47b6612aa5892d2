//! The catalog as documents.

mod carried;
mod connect;
mod document;
mod html;
mod json;
mod markdown;
mod openapi;
mod typescript;
mod utoipa;
