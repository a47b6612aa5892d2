//! The responses of a service on each framework: to its errors, and to failures of the framework.

mod actix_web;
mod axum;
mod axum_impls;
mod own;
mod poem;
mod raised;
mod rocket;
mod unshowable;
