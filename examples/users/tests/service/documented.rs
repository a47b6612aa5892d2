//! Checks responses against the service's own OpenAPI document.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use error_catalog::{ApiError, Context};
use error_catalog_users::errors::AppError;
use error_catalog_users::errors::{RequestError, UserError};
use error_catalog_users::users::Document;
use jsonschema::Validator;
use serde_json::{Value, json};
use utoipa::OpenApi;

use crate::support::{Answer, Server, answer, config};

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| serde_json::to_value(Document::openapi()).unwrap());

/// The schemas that were needed so far, by the pointer to the response.
static SCHEMAS: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);

/// Whether the document has the response of an operation: its status, its media type, and the schema of its body, in which
/// each code is known.
pub(crate) fn check(method: &str, path: &str, answer: &Answer) {
    let Some(template) = template(path) else { return };
    let operations = &DOCUMENT["paths"][template];
    // axum answers HEAD as it does GET.
    let documented = if method == "head" { "get" } else { method };
    // A method that there is not, or a question about CORS.
    let Some(operation) = operations.get(documented) else { return };
    let response = &operation["responses"][answer.status.to_string()];
    assert!(response.is_object(), "{method} {template} has no {} in the document: {answer:?}", answer.status);
    let Some(content) = response.get("content") else {
        assert_eq!(answer.body, "", "{method} {template} has no body in the document");
        return;
    };
    let media_type = answer.header("content-type");
    assert!(content.get(media_type).is_some(), "{method} {template} has no {media_type} in the document: {answer:?}");
    if method != "head" {
        let body = serde_json::from_str(&answer.body).unwrap();
        let schema = schema(format!("{method} {template} {}", answer.status), &content[media_type]["schema"]);
        let mistakes: Vec<_> = schema.iter_errors(&body).map(|error| error.to_string()).collect();
        assert!(mistakes.is_empty(), "{method} {template}: {mistakes:?} in {answer:?}");
    }
}

/// The template that the path is of.
fn template(path: &str) -> Option<&'static str> {
    let parts: Vec<_> = path.split('/').collect();
    let is_of = |template: &&String| {
        let names: Vec<_> = template.split('/').collect();
        let fits = |(name, part): (&&str, &&str)| name == part || name.starts_with('{') && !part.is_empty();
        names.len() == parts.len() && names.iter().zip(&parts).all(fits)
    };
    DOCUMENT["paths"].as_object().unwrap().keys().find(is_of).map(String::as_str)
}

fn schema(name: String, schema: &Value) -> Arc<Validator> {
    let compile = || {
        let mut schema = schema.clone();
        schema["components"] = DOCUMENT["components"].clone();
        let schemas = schema["components"]["schemas"].as_object_mut().unwrap();
        // Each code is known: without the schemas for those of a newer service, no other one accepts it.
        schemas
            .iter_mut()
            .filter(|(name, _)| name.ends_with("ErrorOther"))
            .for_each(|(_, other)| *other = json!(false));
        Arc::new(jsonschema::draft202012::new(&schema).unwrap())
    };
    Arc::clone(SCHEMAS.lock().unwrap().entry(name).or_insert_with(compile))
}

#[tokio::test]
async fn the_service_publishes_its_document() {
    let server = Server::start(config()).await;
    let published = answer(server.ask("GET", "/openapi.json")).await;
    assert_eq!(serde_json::from_str::<Value>(&published.body).unwrap(), *DOCUMENT);
    let conflicts = &DOCUMENT["paths"]["/users/{id}"]["patch"]["responses"]["409"];
    let examples = &conflicts["content"]["application/problem+json"]["examples"];
    assert_eq!(examples.as_object().unwrap().keys().collect::<Vec<_>>(), ["user_changed"]);
}

#[test]
fn responses_that_are_not_documented_are_found() {
    let body = |error: AppError| serde_json::from_str::<Value>(&error.to_json_in(&Context::new())).unwrap();
    let not_found = || body(AppError::User(UserError::NotFound { id: 7 }));
    let is_documented = |status: u16, body: Value| {
        let headers = [("content-type".parse().unwrap(), "application/problem+json".parse().unwrap())];
        let answer = Answer { status, headers: headers.into_iter().collect(), body: body.to_string() };
        std::panic::catch_unwind(|| check("get", "/users/7", &answer)).is_ok()
    };
    assert!(is_documented(404, not_found()));
    let route_not_found = AppError::Request(RequestError::RouteNotFound { path: "/".to_owned() });
    assert!(!is_documented(404, body(route_not_found)), "another operation's");
    assert!(!is_documented(409, not_found()), "another status");
    let mut other = not_found();
    other["id"] = json!("7");
    assert!(!is_documented(404, other), "another type");
}
