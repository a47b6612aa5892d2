//! The catalog as documents.

mod carried;
mod connect;
mod document;
mod html;
mod json;
mod markdown;
mod openapi;
mod status;
mod typescript;
mod utoipa;
