//! Errors as JSON that is identical to the catalog's byte by byte, made from structs of texts with serde.

use std::borrow::Cow;

use axum::extract::Request;
use axum::extract::rejection::JsonRejection;
use axum::http::header::{CONTENT_TYPE, LINK, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use error_catalog::request_id;
use error_catalog_users::errors::AuthError;
use serde::Serialize;
use tokio::task_local;
use validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

use super::Failed;

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

task_local! {
    /// The id of the current request.
    static ID: String;
}

pub(crate) enum Own {
    NoToken,
    NoUser { id: i64 },
    NoRoute { path: String },
    Malformed { reason: String },
    Unexpected { reason: String },
    Invalid { items: Vec<Item> },
    Other,
}

#[derive(Serialize)]
struct Problem<'a> {
    r#type: String,
    title: &'static str,
    status: u16,
    detail: Cow<'static, str>,
    instance: String,
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [Item],
}

/// One broken rule.
#[derive(Serialize)]
pub(crate) struct Item {
    detail: Cow<'static, str>,
    pointer: String,
    code: &'static str,
}

impl Failed for Own {
    fn no_token(_: &AuthError) -> Self {
        Self::NoToken
    }

    fn no_user(id: i64) -> Self {
        Self::NoUser { id }
    }

    fn no_route(path: &str) -> Self {
        Self::NoRoute { path: path.to_owned() }
    }

    fn unreadable(rejection: &JsonRejection) -> Self {
        let reason = rejection.body_text();
        match rejection {
            JsonRejection::JsonDataError(_) => Self::Unexpected { reason },
            _ => Self::Malformed { reason },
        }
    }

    fn invalid(errors: &ValidationErrors) -> Self {
        let mut items = Vec::new();
        collect(errors, "#", &mut items);
        Self::Invalid { items }
    }

    fn other() -> Self {
        Self::Other
    }
}

/// One item for each failure, in the order of names and positions.
fn collect(errors: &ValidationErrors, path: &str, items: &mut Vec<Item>) {
    let mut members: Vec<_> = errors.0.iter().collect();
    members.sort_unstable_by_key(|(name, _)| *name);
    for (name, kind) in members {
        let path = format!("{path}/{name}");
        match kind {
            ValidationErrorsKind::Field(errors) => items.extend(errors.iter().map(|error| item(error, path.clone()))),
            ValidationErrorsKind::Struct(errors) => collect(errors, &path, items),
            ValidationErrorsKind::List(list) => {
                for (position, errors) in list {
                    collect(errors, &format!("{path}/{position}"), items);
                }
            }
        }
    }
}

fn item(error: &ValidationError, pointer: String) -> Item {
    let bound = |name| error.params.get(name).and_then(serde_json::Value::as_u64).unwrap_or_default();
    let (code, detail) = match &*error.code {
        "length" => ("wrong_length", format!("The length must be from {} to {}", bound("min"), bound("max")).into()),
        "email" => ("not_an_email", "Not an e-mail address".into()),
        "url" => ("not_a_url", "Not a URL".into()),
        rule => ("not_acceptable", format!("The rule `{rule}` is broken").into()),
    };
    Item { detail, pointer, code }
}

impl IntoResponse for Own {
    fn into_response(self) -> Response {
        let (status, code, title): (_, _, &'static str) = match self {
            Self::NoToken => (StatusCode::UNAUTHORIZED, "token_missing", "Token missing"),
            Self::NoUser { .. } => (StatusCode::NOT_FOUND, "user_not_found", "User not found"),
            Self::NoRoute { .. } => (StatusCode::NOT_FOUND, "route_not_found", "No such route"),
            Self::Malformed { .. } => (StatusCode::BAD_REQUEST, "malformed", "Malformed request"),
            Self::Unexpected { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "unexpected_body", "Unexpected body"),
            Self::Invalid { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "invalid_input", "Invalid input"),
            Self::Other => (StatusCode::INTERNAL_SERVER_ERROR, "internal", "Internal error"),
        };
        let is_anonymous = matches!(self, Self::NoToken);
        let (mut id, mut errors) = (None, Vec::new());
        let detail = match self {
            Self::NoToken => "Send a token as `Authorization: Bearer <token>`".into(),
            Self::NoUser { id: asked } => {
                id = Some(asked);
                format!("There is no user {asked}").into()
            }
            Self::NoRoute { path } => format!("There is nothing at {path}").into(),
            Self::Malformed { reason } | Self::Unexpected { reason } => reason.into(),
            Self::Invalid { items } => {
                errors = items;
                "The request breaks rules, which `errors` lists".into()
            }
            Self::Other => "Something went wrong that is not the request's fault".into(),
        };
        let docs = format!("https://users.example/errors#{code}");
        let link = HeaderValue::try_from(format!("<{docs}>; rel=\"help\""));
        let instance = ID.with(|id| format!("urn:request:{id}"));
        let status_code = status.as_u16();
        let problem = Problem { r#type: docs, title, status: status_code, detail, instance, code, id, errors: &errors };
        let mut response = (status, Json(problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Ok(link) = link {
            headers.insert(LINK, link);
        }
        if is_anonymous {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"users\""));
        }
        response
    }
}

/// The layer that gives each request its id.
pub(crate) fn with_ids(routes: Router) -> Router {
    routes.layer(middleware::from_fn(with_id))
}

async fn with_id(request: Request, next: Next) -> Response {
    let sent = request.headers().get(X_REQUEST_ID).and_then(|id| id.to_str().ok()).and_then(request_id::accept);
    let id = sent.map_or_else(request_id::generate, str::to_owned);
    let header = HeaderValue::from_str(&id);
    let mut response = ID.scope(id, next.run(request)).await;
    if let Ok(id) = header {
        response.headers_mut().insert(X_REQUEST_ID, id);
    }
    response
}
