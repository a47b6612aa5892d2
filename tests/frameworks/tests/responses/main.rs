//! What a service on each framework answers: errors, and its own failures.

mod actix_web;
mod axum;
mod axum_impls;
mod own;
mod poem;
mod rocket;
mod unshowable;
