//! Documents state the status of the response, which the envelope decides.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "the errors are only declared")]

use error_catalog::compat::Lock;
use error_catalog::envelope::{Connect, Envelope, Report};
use error_catalog::export::{self, Document, Format};
use error_catalog::{ApiError, Catalog, JsonWriter};
use http::StatusCode;
use serde_json::{Value, json};

/// Client errors are 400, and server errors are as they are declared.
struct Coarse;

impl Envelope for Coarse {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.object(|body| body.text("reason", report.lead().code().as_str()));
    }

    fn status(report: &Report<'_>) -> StatusCode {
        if report.status().is_client_error() { StatusCode::BAD_REQUEST } else { report.status() }
    }
}

#[derive(Debug, ApiError)]
#[api(envelope = Coarse)]
enum ProxyError {
    #[api(status = 404)]
    NoRoute,
    #[api(status = 503)]
    Closed,
    #[api(status = 409, status_from(status, 422, 502))]
    Some { status: u16 },
    #[api(status = 500, status_from(status))]
    Any { status: u16 },
}

static PROXY: Catalog = error_catalog::catalog!("Proxy", [ProxyError]);

#[derive(Debug, ApiError)]
#[api(envelope = Connect)]
enum UserError {
    #[api(status = 422)]
    Malformed,
    #[api(status = 404)]
    NotFound,
}

static USERS: Catalog = error_catalog::catalog!("Users", [UserError]);

/// The status, what is declared instead, and the statuses of each error.
fn statuses(catalog: &Catalog) -> Vec<(u16, Option<u16>, Vec<String>)> {
    let document = Document::from(catalog);
    let shown = |entry: &export::Entry| {
        (entry.status, entry.declared, entry.statuses.iter().map(ToString::to_string).collect())
    };
    document.entries().map(shown).collect()
}

#[test]
fn the_json_has_both_where_they_differ() {
    let shown = |statuses: &[&str]| statuses.iter().map(|&status| status.to_owned()).collect::<Vec<_>>();
    assert_eq!(
        statuses(&PROXY),
        [
            (400, Some(404), shown(&[])),
            (503, None, shown(&[])),
            (400, Some(409), shown(&["400", "502"])),
            (500, None, shown(&["400", "5XX"])),
        ]
    );
    assert_eq!(statuses(&USERS), [(400, Some(422), shown(&[])), (404, None, shown(&[]))]);
    for catalog in [&PROXY, &USERS] {
        let schema: Value = serde_json::from_str(export::JSON_SCHEMA).expect("it is JSON");
        let document: Value = serde_json::from_str(&export::json(catalog)).expect("it is JSON");
        let errors: Vec<_> = jsonschema::validator_for(&schema)
            .expect("it is a schema")
            .iter_errors(&document)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, [""; 0]);
    }
}

#[test]
fn openapi_has_a_response_for_each_status_that_is_sent() {
    let document: Value = serde_json::from_str(&Format::OpenApi.export(&PROXY)).expect("it is JSON");
    let responses = document["components"]["responses"].as_object().expect("it has responses");
    assert_eq!(
        responses.keys().map(String::as_str).collect::<Vec<_>>(),
        ["BadGateway", "BadRequest", "Default", "InternalServerError", "ServerError", "ServiceUnavailable"]
    );
    let examples = |name: &str| {
        let content = &responses[name]["content"]["application/json"]["examples"];
        content.as_object().expect("it has examples").keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(examples("BadRequest"), ["any", "no_route", "some"]);
    assert_eq!(examples("BadGateway"), ["any", "some"]);
}

#[test]
fn other_documents_have_what_is_sent() {
    for (format, text) in [
        (Format::Markdown, "400 Bad Request"),
        (Format::Html, "HTTP/1.1 <strong>400 Bad Request</strong>"),
        (Format::Csv, "malformed,400,"),
        (Format::TypeScript, "400"),
    ] {
        let document = format.export(&USERS);
        assert!(document.contains(text) && !document.contains("422"), "{format}: {document}");
    }
    let lock: Value = serde_json::from_str(&Lock::of(&USERS).to_string()).expect("it is JSON");
    assert_eq!(lock["errors"][0]["status"], json!(400), "{lock}");
}
