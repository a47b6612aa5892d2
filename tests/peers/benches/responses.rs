//! An error as a response of axum, from what a handler has at hand to the response: by this crate, by hand, through structs
//! of Strings, and as users of other crates write it.
//!
//! Others send less, or cannot send a list; the length of each body is shown.

use std::future::Future;
use std::hint::black_box;
use std::pin::pin;
use std::task::{self, Poll, Waker};

use api_error::ApiError;
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use error_catalog::{Context, Errors};
use http_api_problem::HttpApiProblem;
use masterror::{AppCode, AppErrorKind, Masterror};
use problem_details::ProblemDetails;
use serde::Serialize;

use crate::support::cases::{Failure, ListError, ProblemError, REQUEST_ID, State, failures, twenty};
use crate::support::{Case, Contender, limit, structs};

/// All cases, this crate's response first, except where it is compared with the one by hand alone.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, failure) in failures() {
        let of = |name, respond: fn(Failure) -> Response| {
            let failure = failure.clone();
            contender(name, move || respond(failure.clone()))
        };
        let list = vec![
            of("error-catalog", |failure| ListError::from(failure).into_response()),
            of("by hand", |failure| by_hand(status(&failure), JSON, limit::list(&[failure], None))),
            of("Json of structs", |failure| (status(&failure), Json(structs::list(&[failure], None))).into_response()),
            of("api-error", |failure| MessageError::from(failure).into_response()),
        ];
        let problem = vec![
            of("error-catalog", |failure| ProblemError::from(failure).into_response()),
            of("by hand", |failure| by_hand(status(&failure), PROBLEM, limit::problem(&failure, None))),
            of("Json of structs", |failure| (status(&failure), Json(structs::problem(&failure, None))).into_response()),
            of("problem_details", details),
            of("http-api-problem", |failure| api_problem(failure).into_response()),
            of("masterror", |failure| masterror::Error::from(MasterError::from(failure)).into_response()),
        ];
        let context = Context::new().request_id(REQUEST_ID);
        let identified = vec![
            of("by hand", |failure| {
                // The id of a request is not known when the program is compiled.
                let id = black_box(REQUEST_ID);
                let mut response = by_hand(status(&failure), JSON, limit::list(&[failure], Some(id)));
                if let Ok(id) = HeaderValue::from_str(id) {
                    response.headers_mut().insert("x-request-id", id);
                }
                response
            }),
            contender("error-catalog", {
                let failure = failure.clone();
                move || context.scope(|| ListError::from(failure.clone()).into_response())
            }),
        ];
        cases.push(Case { name: format!("list, {name}"), contenders: list });
        cases.push(Case { name: format!("list with a request id, {name}"), contenders: identified });
        cases.push(Case { name: format!("problem, {name}"), contenders: problem });
    }
    let list = vec![
        contender("error-catalog", || twenty().into_iter().map(ListError::from).collect::<Errors<_>>().into_response()),
        contender("by hand", || by_hand(StatusCode::BAD_REQUEST, JSON, limit::list(&twenty(), None))),
        contender("Json of structs", || {
            (StatusCode::BAD_REQUEST, Json(structs::list(&twenty(), None))).into_response()
        }),
    ];
    let problem = vec![
        contender("error-catalog", || {
            twenty().into_iter().map(ProblemError::from).collect::<Errors<_>>().into_response()
        }),
        contender("by hand", || by_hand(StatusCode::BAD_REQUEST, PROBLEM, limit::problem_of_several(&twenty(), None))),
        contender("Json of structs", || {
            (StatusCode::BAD_REQUEST, Json(structs::problem_of_several(&twenty(), None))).into_response()
        }),
        contender("problem_details", details_of_several),
        contender("http-api-problem", || api_problem_of_several().into_response()),
    ];
    cases.push(Case { name: "list, 20 errors".to_owned(), contenders: list });
    cases.push(Case { name: "problem, 20 errors".to_owned(), contenders: problem });
    cases
}

fn status(failure: &Failure) -> StatusCode {
    match failure {
        Failure::Unit | Failure::OneField { .. } => StatusCode::NOT_FOUND,
        Failure::ThreeFields { .. } => StatusCode::CONFLICT,
    }
}

const JSON: &str = "application/json";
const PROBLEM: &str = "application/problem+json";

fn by_hand(status: StatusCode, media_type: &'static str, body: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}

fn contender(name: &'static str, respond: impl Fn() -> Response + 'static) -> Contender {
    let body = body(respond());
    Contender::of(name, body, move || drop(black_box(respond())))
}

/// The bytes of a body that is there already: nothing is waited for.
fn body(response: Response) -> Vec<u8> {
    let bytes = pin!(to_bytes(response.into_body(), usize::MAX));
    match bytes.poll(&mut task::Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(bytes)) => bytes.to_vec(),
        _ => Vec::new(),
    }
}

#[derive(Debug, thiserror::Error, ApiError)]
enum MessageError {
    #[error("not found")]
    #[api_error(status_code = 404, message = "The resource was not found")]
    Unit,
    #[error("not found")]
    #[api_error(status_code = 404, message = "No user was found with id {user_id}")]
    OneField { user_id: String },
    #[error("conflict")]
    #[api_error(status_code = 409, message = "Order {id} of {name} is {state}")]
    ThreeFields { id: u64, name: String, state: State },
}

#[derive(Debug, Masterror)]
enum MasterError {
    #[error("The resource was not found")]
    #[masterror(code = AppCode::NotFound, category = AppErrorKind::NotFound, message)]
    Unit,
    #[error("No user was found with id {user_id}")]
    #[masterror(
        code = AppCode::NotFound,
        category = AppErrorKind::NotFound,
        message,
        telemetry(Some(masterror::field::str("param_name", "user_id")))
    )]
    OneField { user_id: String },
    #[error("Order {id} of {name} is {state}")]
    #[masterror(
        code = AppCode::Conflict,
        category = AppErrorKind::Conflict,
        message,
        telemetry(Some(masterror::field::u64("id", id)), Some(masterror::field::str("name", name.clone())))
    )]
    ThreeFields { id: u64, name: String, state: State },
}

macro_rules! from_failure {
    ($($name:ident)*) => {$(
        impl From<Failure> for $name {
            fn from(failure: Failure) -> Self {
                match failure {
                    Failure::Unit => Self::Unit,
                    Failure::OneField { user_id } => Self::OneField { user_id },
                    Failure::ThreeFields { id, name, state } => Self::ThreeFields { id, name, state },
                }
            }
        }
    )*};
}

from_failure!(MessageError MasterError);

/// The further members of a problem.
#[derive(Default, Serialize)]
struct Extensions {
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    param_name: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    detail: String,
    code: &'static str,
}

impl From<&Failure> for Item {
    fn from(failure: &Failure) -> Self {
        let (detail, code) = match failure {
            Failure::Unit => ("The resource was not found".to_owned(), "resource_gone"),
            Failure::OneField { user_id } => (format!("No user was found with id {user_id}"), "resource_not_found"),
            Failure::ThreeFields { id, name, state } => (format!("Order {id} of {name} is {state}"), "conflict"),
        };
        Self { detail, code }
    }
}

fn details(failure: Failure) -> Response {
    let problem = ProblemDetails::from_status_code(status(&failure));
    match failure {
        Failure::Unit => (problem.with_detail("The resource was not found"))
            .with_extensions(Extensions { code: "resource_gone", ..Extensions::default() }),
        Failure::OneField { user_id } => (problem.with_detail(format!("No user was found with id {user_id}")))
            .with_extensions(Extensions {
                code: "resource_not_found",
                param_name: Some("user_id"),
                ..Extensions::default()
            }),
        Failure::ThreeFields { id, name, state } => (problem.with_detail(format!("Order {id} of {name} is {state}")))
            .with_extensions(Extensions { code: "conflict", id: Some(id), name: Some(name), ..Extensions::default() }),
    }
    .into_response()
}

fn details_of_several() -> Response {
    let errors = twenty().iter().map(Item::from).collect();
    ProblemDetails::from_status_code(StatusCode::BAD_REQUEST)
        .with_detail("The resource was not found")
        .with_extensions(Extensions { code: "resource_gone", errors, ..Extensions::default() })
        .into_response()
}

fn api_problem(failure: Failure) -> HttpApiProblem {
    let problem = HttpApiProblem::with_title(status(&failure));
    match failure {
        Failure::Unit => problem.detail("The resource was not found").value("code", &"resource_gone"),
        Failure::OneField { user_id } => problem
            .detail(format!("No user was found with id {user_id}"))
            .value("code", &"resource_not_found")
            .value("param_name", &"user_id"),
        Failure::ThreeFields { id, name, state } => problem
            .detail(format!("Order {id} of {name} is {state}"))
            .value("code", &"conflict")
            .value("id", &id)
            .value("name", &name),
    }
}

fn api_problem_of_several() -> HttpApiProblem {
    let errors: Vec<Item> = twenty().iter().map(Item::from).collect();
    HttpApiProblem::with_title(StatusCode::BAD_REQUEST)
        .detail("The resource was not found")
        .value("code", &"resource_gone")
        .value("errors", &errors)
}
