//! Errors as a status and a `&'static str`: the minimum that axum supports.

use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use error_catalog_users::errors::AuthError;
use validator::ValidationErrors;

use super::Failed;

pub(crate) struct Text(StatusCode, &'static str);

impl Failed for Text {
    fn no_token(_: &AuthError) -> Self {
        Self(StatusCode::UNAUTHORIZED, "token missing")
    }

    fn no_user(_: i64) -> Self {
        Self(StatusCode::NOT_FOUND, "user not found")
    }

    fn no_route(_: &str) -> Self {
        Self(StatusCode::NOT_FOUND, "no such route")
    }

    fn unreadable(rejection: &JsonRejection) -> Self {
        Self(rejection.status(), "malformed request")
    }

    fn invalid(_: &ValidationErrors) -> Self {
        Self(StatusCode::UNPROCESSABLE_ENTITY, "invalid input")
    }

    fn other() -> Self {
        Self(StatusCode::INTERNAL_SERVER_ERROR, "internal error")
    }
}

impl IntoResponse for Text {
    fn into_response(self) -> Response {
        (self.0, self.1).into_response()
    }
}
