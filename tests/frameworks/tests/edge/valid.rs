//! `Valid` of both validation libraries, as extractors of axum in one service.

use std::borrow::Cow;
use std::net::SocketAddr;
use std::sync::LazyLock;

use ::validator::Validate as _;
use axum::extract::Query;
use axum::routing::{get, post};
use axum::{Json, Router};
use error_catalog::{ApiError, ErrorLayer, Failure, envelope::Flat, garde, validator};
use serde::Deserialize;

use crate::{client, services};

#[derive(Debug, ApiError)]
#[api(status = 422, envelope = Flat)]
enum InputError {
    #[api(message = "Invalid input")]
    Invalid,
    #[api(message = "Wrong length", meta(min, max))]
    Length {
        #[api(pointer)]
        pointer: String,
        min: Option<u64>,
        max: Option<u64>,
    },
    #[api(message = "Out of range", meta(max))]
    Range {
        #[api(parameter)]
        name: String,
        max: Option<u64>,
    },
    #[api(message = "<reason>")]
    Refused {
        #[api(pointer)]
        pointer: String,
        reason: String,
    },
}

impl validator::FromFailure for InputError {
    fn from_failure(failure: validator::FieldFailure<'_>) -> Self {
        let pointer = failure.pointer();
        match failure.rule() {
            "length" => {
                Self::Length { pointer: pointer.to_owned(), min: failure.param_as("min"), max: failure.param_as("max") }
            }
            "range" => Self::Range { name: pointer.replace('/', ""), max: failure.param_as("max") },
            rule => Self::Refused { pointer: pointer.to_owned(), reason: rule.to_owned() },
        }
    }

    fn under() -> Option<Self> {
        Some(Self::Invalid)
    }

    fn name(field: &str) -> Cow<'_, str> {
        match field {
            "mail" => "e-mail".into(),
            field => validator::camel_case(field),
        }
    }
}

impl garde::FromFailure for InputError {
    fn from_failure(failure: garde::FieldFailure<'_>) -> Self {
        Self::Refused { pointer: failure.pointer().to_owned(), reason: failure.message().to_owned() }
    }

    fn name(field: &str) -> Cow<'_, str> {
        match field {
            "answers" => "re".into(),
            field => garde::camel_case(field),
        }
    }
}

#[derive(Debug, ApiError)]
#[api(envelope = Flat)]
enum RequestError {
    #[api(status = 400, message = "The request cannot be read")]
    Unreadable,
}

fn own(_: &Failure<'_>) -> RequestError {
    RequestError::Unreadable
}

#[derive(Deserialize, ::validator::Validate)]
#[serde(rename_all = "camelCase")]
struct NewUser {
    #[validate(length(min = 2, max = 9))]
    full_name: String,
    #[serde(rename = "e-mail")]
    #[validate(email)]
    mail: String,
    #[validate(nested)]
    home_addresses: Vec<Address>,
}

#[derive(Deserialize, ::validator::Validate)]
#[serde(rename_all = "camelCase")]
struct Address {
    #[validate(length(min = 1))]
    zip_code: String,
}

#[derive(Deserialize, ::validator::Validate)]
struct Page {
    #[validate(range(max = 100))]
    limit: u32,
}

#[derive(Deserialize, ::garde::Validate)]
#[serde(rename_all = "camelCase")]
struct Note {
    #[garde(ascii)]
    short_text: String,
    #[garde(dive)]
    #[serde(rename = "re")]
    answers: Vec<Answer>,
}

#[derive(Deserialize, ::garde::Validate)]
struct Answer {
    #[garde(length(max = 3))]
    text: String,
}

async fn user(validator::Valid(Json(new), _): validator::Valid<Json<NewUser>, InputError>) -> String {
    format!("{} {} {}", new.full_name, new.mail, new.home_addresses.iter().map(|at| &*at.zip_code).collect::<String>())
}

async fn users(page: validator::Valid<Query<Page>, InputError>) -> String {
    page.limit.to_string()
}

async fn note(note: garde::Valid<Json<Note>, InputError>) -> String {
    let Json(note) = note.into_inner();
    note.short_text + &note.answers.iter().map(|answer| &*answer.text).collect::<String>()
}

static SERVICE: LazyLock<SocketAddr> = LazyLock::new(|| {
    let routes = Router::new().route("/users", post(user).get(users)).route("/notes", post(note));
    services::axum(routes.route("/", get("up")).layer(ErrorLayer::new(own)))
});

fn answer(method: &str, path: &str, json: &str) -> (u16, String) {
    let answer = client::send(*SERVICE, method, path, json);
    (answer.status, answer.body)
}

#[test]
fn what_keeps_the_rules_arrives() {
    let user = r#"{"fullName":"Ada","e-mail":"ada@example.com","homeAddresses":[{"zipCode":"1"}]}"#;
    assert_eq!(answer("POST", "/users", user), (200, "Ada ada@example.com 1".to_owned()));
    assert_eq!(answer("GET", "/users?limit=100", ""), (200, "100".to_owned()));
    assert_eq!(answer("POST", "/notes", r#"{"shortText":"a","re":[{"text":"b"}]}"#), (200, "ab".to_owned()));
}

#[test]
fn rules_have_parameters_and_the_names_of_serde() {
    let user = r#"{"fullName":"A","e-mail":"ada","homeAddresses":[{"zipCode":"1"},{"zipCode":""}]}"#;
    let (status, body) = answer("POST", "/users", user);
    assert_eq!(status, 422);
    let errors = concat!(
        r#"{"status":422,"code":"invalid","message":"Invalid input","errors":["#,
        r#"{"code":"length","message":"Wrong length","pointer":"/fullName","meta":{"min":2,"max":9}},"#,
        r#"{"code":"length","message":"Wrong length","pointer":"/homeAddresses/1/zipCode","meta":{"min":1}},"#,
        r#"{"code":"refused","message":"email","pointer":"/e-mail"}],"requestId":"req_1"}"#,
    );
    assert_eq!(body, errors);
}

#[test]
fn query_parameters_are_checked() {
    let errors = concat!(
        r#"{"status":422,"code":"invalid","message":"Invalid input","errors":["#,
        r#"{"code":"range","message":"Out of range","parameter":"limit","meta":{"max":100}}],"requestId":"req_1"}"#,
    );
    assert_eq!(answer("GET", "/users?limit=101", ""), (422, errors.to_owned()));
}

#[test]
fn garde_names_what_is_wrong() {
    let (status, body) = answer("POST", "/notes", r#"{"shortText":"ä","re":[{"text":"long"}]}"#);
    assert_eq!(status, 422);
    assert!(body.contains(r#"{"code":"refused","message":"not ascii","pointer":"/shortText"}"#), "{body}");
    assert!(
        body.contains(r#"{"code":"refused","message":"length is greater than 3","pointer":"/re/0/text"}"#),
        "{body}"
    );
    let one = answer("POST", "/notes", r#"{"shortText":"ä","re":[]}"#);
    let error = r#"{"status":422,"code":"refused","message":"not ascii","pointer":"/shortText","requestId":"req_1"}"#;
    assert_eq!(one, (422, error.to_owned()), "one error without another above it is that error alone");
}

#[test]
fn rejections_of_the_inner_extractor_are_those_of_the_layer() {
    let unreadable =
        r#"{"status":400,"code":"unreadable","message":"The request cannot be read","requestId":"req_1"}"#.to_owned();
    for path in ["/users", "/notes"] {
        for json in ["{", "{}", "[]"] {
            assert_eq!(answer("POST", path, json), (400, unreadable.clone()), "{path} {json}");
        }
    }
    assert_eq!(answer("GET", "/users?limit=many", ""), (400, unreadable));
}
