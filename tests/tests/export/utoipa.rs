//! Errors in utoipa's documents: an operation that names the type has all its responses.

#![allow(dead_code, reason = "operations and errors are documented, and never run")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::error::Error;
use std::time::Duration;

use error_catalog::envelope::{ErrorObject, Problem};
use error_catalog::utoipa::Components;
use error_catalog::{ApiError, Context, Errors, Raised, responses};
use serde_json::{Value, json};
use utoipa::{OpenApi, ToResponse, ToSchema};

#[derive(Debug, ApiError)]
enum UserError {
    /// No user exists with the given id.
    #[api(status = 404, code = "user_not_found", message = "not found", long = "No user has the id <user_id>")]
    #[api(meta(user_id, kind = "user", age))]
    NotFound { user_id: u64, age: Option<u8> },
    #[api(status = 404, message = "deleted")]
    Deleted,
    #[api(status = 429, message = "slow down", retry_after = wait)]
    TooMany { wait: Duration },
    #[api(status = 500, hidden)]
    Secret,
    #[api(transparent)]
    Store(StoreError),
}

#[derive(Debug, ApiError)]
enum StoreError {
    #[api(status = 503, message = "The store is down", headers(x_store = "down"), docs = "https://example.com/store")]
    StoreDown,
}

#[derive(Debug, ApiError)]
#[api(envelope = Problem)]
enum GenericError<T: Error + 'static>
where
    T: Send,
{
    #[api(status = 422, message = "<value> is wrong")]
    Wrong { value: String, source: T },
}

#[derive(Debug, ApiError)]
#[api(status = 410, envelope = ErrorObject)]
struct GoneError;

#[utoipa::path(get, path = "/users/{id}", params(("id" = u64, Path)), responses((status = 200, body = String), UserError))]
fn user() {}

#[utoipa::path(post, path = "/users", responses((status = 201, body = String), Errors<UserError>))]
fn create() {}

#[utoipa::path(get, path = "/generic", responses(GenericError<std::io::Error>))]
fn generic() {}

#[utoipa::path(get, path = "/gone", responses((status = 410, body = GoneError), (status = "default", response = GoneError)))]
fn gone() {}

#[derive(OpenApi)]
#[openapi(
    paths(user, create, generic, gone, bodies, twins, proxy),
    components(responses(GoneError)),
    modifiers(&Components)
)]
struct Api;

#[derive(Debug, ApiError)]
#[api(status = 404)]
enum LookupError<K> {
    #[api(message = "no <0>")]
    Missing(K),
}

// Types with parameters, in bodies.
#[utoipa::path(get, path = "/bodies", responses((status = 422, body = Errors<UserError>), (status = 404, body = LookupError<u32>)))]
fn bodies() {}

mod twin {
    #[derive(Debug, error_catalog::ApiError)]
    #[api(status = 417)]
    pub(super) struct GoneError;
}

/// A type of the same name as another.
#[utoipa::path(get, path = "/twins", responses(GoneError, twin::GoneError))]
fn twins() {}

fn document() -> Value {
    serde_json::to_value(Api::openapi()).expect("a document serializes")
}

fn responses(path: &str, method: &str) -> Value {
    document()["paths"][path][method]["responses"].clone()
}

fn keys(map: &Value) -> Vec<&str> {
    map.as_object().expect("an object").keys().map(String::as_str).collect()
}

/// The schema of the response with this status, in the document.
fn schema(responses: &Value, status: u16) -> Value {
    let content = &responses[status.to_string()]["content"];
    let (_, content) = content.as_object().and_then(|content| content.iter().next()).expect("one content type");
    let mut schema = content["schema"].clone();
    schema["components"] = document()["components"].clone();
    schema
}

/// Whether a body matches the schema of the response with this status.
fn is_documented(responses: &Value, status: u16, body: &str) -> bool {
    let schema = jsonschema::draft202012::new(&schema(responses, status)).expect("it is a schema");
    schema.is_valid(&serde_json::from_str(body).expect("a body is JSON"))
}

/// Whether one of the errors that the response with this status names has the body, rather than the open alternative.
fn is_known(responses: &Value, status: u16, body: &str) -> bool {
    let mut closed = schema(responses, status);
    let schemas = closed["components"]["schemas"].as_object_mut().expect("schemas");
    for (_, schema) in schemas.iter_mut().filter(|(name, _)| name.ends_with("ErrorOther")) {
        *schema = json!(false);
    }
    let schema = jsonschema::draft202012::new(&closed).expect("it is a schema");
    schema.is_valid(&serde_json::from_str(body).expect("a body is JSON"))
}

#[test]
fn an_operation_has_a_response_for_each_status() {
    let responses = responses("/users/{id}", "get");
    assert_eq!(
        keys(&responses),
        ["200", "404", "429", "503"],
        "with those of the transparent variant, without the hidden one"
    );
    assert_eq!(responses["404"]["description"], "404 Not Found");
    assert_eq!(keys(&responses["404"]["content"]), ["application/json"]);
    assert_eq!(keys(&responses["429"]["headers"]), ["Retry-After", "X-Request-Id"]);
}

#[test]
fn errors_of_one_status_are_examples_of_one_response() {
    let responses = responses("/users/{id}", "get");
    let examples = &responses["404"]["content"]["application/json"]["examples"];
    assert_eq!(keys(examples), ["deleted", "user_not_found"]);
    assert_eq!(examples["user_not_found"]["summary"], "not found");
    assert_eq!(examples["user_not_found"]["description"], "No user exists with the given id.");
    assert_eq!(
        examples["user_not_found"]["value"]["errors"][0],
        json!({
            "message": "not found",
            "long_message": "No user has the id <user_id>",
            "code": "user_not_found",
            "meta": {"user_id": 1, "kind": "user", "age": 1},
        }),
    );
}

#[test]
fn bodies_are_as_documented() {
    let responses = responses("/users/{id}", "get");
    for context in [Context::new(), Context::new().request_id("req_1")] {
        let errors = [
            UserError::NotFound { user_id: 7, age: None },
            UserError::Deleted,
            UserError::TooMany { wait: Duration::ZERO },
            UserError::Store(StoreError::StoreDown),
        ];
        for error in errors {
            assert!(is_known(&responses, error.status().as_u16(), &error.to_json_in(&context)), "{error:?}");
        }
    }
    let body = UserError::Deleted.to_json_in(&Context::new());
    assert!(!is_known(&responses, 429, &body), "a code of another status");
    let newer = body.replace("deleted", "newer");
    assert!(is_documented(&responses, 404, &newer) && !is_known(&responses, 404, &newer), "a code of a newer service");
    assert!(!is_documented(&responses, 404, &body.replace("code", "kode")), "no code");
    let body = UserError::NotFound { user_id: 7, age: None }.to_json_in(&Context::new());
    assert!(!is_known(&responses, 404, &body.replace(r#""user_id":7"#, r#""user_id":"7""#)), "a type of meta");
}

#[test]
fn schemas_are_components_once() {
    let document = document();
    let responses = responses("/users/{id}", "get");
    assert_eq!(
        responses["404"]["content"]["application/json"]["schema"],
        json!({"$ref": "#/components/schemas/UserNotFoundResponse"}),
    );
    let text = document.to_string();
    let schemas = document["components"]["schemas"].as_object().expect("schemas");
    for part in text.split("\"#/components/schemas/").skip(1) {
        let name = part.split('"').next().expect("a name");
        assert!(schemas.contains_key(name), "{name} is not registered");
    }
    assert!(text.len() < 60_000, "{}", text.len());
    for code in ["user_not_found", "deleted", "too_many", "store_down"] {
        let constants = text.matches(&format!("\"enum\":[\"{code}\"]")).count();
        assert_eq!(constants, 1, "{code}");
    }
}

#[test]
fn types_of_one_name_have_components_of_their_own() {
    let responses = responses("/twins", "get");
    assert!(is_known(&responses, 410, &GoneError.to_json_in(&Context::new())));
    assert!(is_known(&responses, 417, &twin::GoneError.to_json_in(&Context::new())));
    assert!(!is_known(&responses, 417, &GoneError.to_json_in(&Context::new())));
    assert_ne!(GoneError::name(), twin::GoneError::name());
    assert_eq!([GoneError::response().0, twin::GoneError::response().0], [GoneError::name(), twin::GoneError::name()]);
}

#[test]
fn types_with_parameters_are_bodies() {
    let responses = responses("/bodies", "get");
    assert!(is_known(&responses, 404, &LookupError::Missing(7_u32).to_json_in(&Context::new())));
    let errors: Errors<_> = [UserError::Deleted, UserError::Deleted].into_iter().collect();
    assert!(is_known(&responses, 422, &errors.to_json_in(&Context::new())));
}

#[test]
fn several_errors_may_have_several_statuses() {
    let responses = responses("/users", "post");
    assert_eq!(keys(&responses), ["201", "400", "404", "429", "503"]);
    let errors: Errors<_> = [UserError::Deleted, UserError::TooMany { wait: Duration::ZERO }].into_iter().collect();
    assert_eq!(errors.status(), 400);
    assert!(is_documented(&responses, 400, &errors.to_json_in(&Context::new())));
    assert_eq!(
        keys(&responses["400"]["headers"]),
        ["Link", "X-Request-Id", "X-Store"],
        "of whichever error leads; the delay is of another status",
    );
    let body = errors.under(UserError::Store(StoreError::StoreDown)).to_json_in(&Context::new());
    assert!(is_documented(&responses, 503, &body));
}

#[utoipa::path(get, path = "/proxy", responses(ProxyError))]
fn proxy() {}

#[derive(Debug, ApiError)]
enum ProxyError {
    #[api(status = 502, status_from(upstream, 503))]
    Listed { upstream: u16 },
    #[api(status = 404, status_from(_0))]
    Any(u16),
}

#[test]
fn a_status_at_run_time_has_several_responses() {
    let responses = responses("/proxy", "get");
    assert_eq!(keys(&responses), ["404", "4XX", "502", "503", "5XX"]);
    assert_eq!(responses["4XX"]["description"], "Any other client error");
    for status in [502, 503] {
        let body = ProxyError::Listed { upstream: status }.to_json_in(&Context::new());
        assert!(is_known(&responses, status, &body));
        assert!(!is_known(&responses, 404, &body));
        assert!(is_known(&responses, status, &ProxyError::Any(status).to_json_in(&Context::new())));
    }
}

#[test]
fn generic_types_are_documented() {
    let responses = responses("/generic", "get");
    assert_eq!(keys(&responses), ["422"]);
    let error = GenericError::Wrong { value: "x".to_owned(), source: std::io::Error::other("y") };
    assert!(is_documented(&responses, 422, &error.to_json_in(&Context::new())));
    assert_eq!(keys(&responses["422"]["content"]), ["application/problem+json"]);
}

#[test]
fn a_type_is_a_schema_and_a_response() {
    let document = document();
    assert_eq!(UserError::name(), "UserError");
    assert!(document["components"]["schemas"]["UserError"].is_object());
    assert!(document["components"]["schemas"]["GoneError"].is_object(), "that a body refers to");
    let (name, _) = GoneError::response();
    assert_eq!(name, "GoneError");
    let gone = &document["components"]["responses"]["GoneError"]["content"]["application/json"];
    assert_eq!(keys(&gone["examples"]), ["gone_error"]);
    let responses = responses("/gone", "get");
    assert_eq!(responses["default"]["$ref"], "#/components/responses/GoneError");
    assert_eq!(responses["410"]["content"]["application/json"]["schema"]["$ref"], "#/components/schemas/GoneError");
}

#[test]
fn what_is_raised_is_documented_as_the_type_is() {
    use utoipa::IntoResponses;

    assert_eq!(json!(Raised::<UserError>::responses()), json!(UserError::responses()));
    assert_eq!(Raised::<UserError>::name(), UserError::name());
    assert_eq!(json!(Raised::<UserError>::response().1), json!(UserError::response().1));
}

/// What one operation answers.
type OwnErrors = responses![UserError::NotFound, LookupError<u32>, Others];

type Others = responses![StoreError::StoreDown, twin::GoneError];

#[utoipa::path(get, path = "/own", responses((status = 200, body = String), OwnErrors))]
fn own() {}

#[utoipa::path(get, path = "/own/type", responses(WholeType))]
fn own_type() {}

type WholeType = responses![Raised<UserError>];

/// An error whose code two variants have, one of which the operation names.
#[derive(Debug, ApiError)]
#[api(allow(duplicate_code))]
enum SharedError {
    #[api(status = 409, code = "shared", meta(first = 1))]
    First,
    #[api(status = 409, code = "shared", meta(second = 2))]
    Second,
}

#[utoipa::path(get, path = "/own/shared", responses(OneOfShared))]
fn own_shared() {}

type OneOfShared = responses![SharedError::Second];

/// Types whose components would have the same names: `OrderNotFoundError`, and `CartErrorCode`.
#[derive(Debug, ApiError)]
enum OrderError {
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, ApiError)]
#[api(status = 404)]
struct OrderNotFoundError;

#[derive(Debug, ApiError)]
enum Cart {
    #[api(status = 404, code = "empty")]
    Empty,
}

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum CartError {
    #[api(status = 404, code = 7)]
    Full,
}

#[utoipa::path(get, path = "/order", responses(OrderError))]
fn order() {}

#[utoipa::path(get, path = "/number", responses(OrderNotFoundError))]
fn number() {}

#[utoipa::path(get, path = "/cart", responses(Cart))]
fn cart() {}

#[utoipa::path(get, path = "/full", responses(CartError))]
fn full() {}

#[derive(OpenApi)]
#[openapi(paths(order, number, cart, full), modifiers(&Components))]
struct Alike;

#[test]
fn components_of_different_types_have_different_names() {
    let mut document = serde_json::to_value(Alike::openapi()).expect("a document serializes");
    let schemas = document["components"]["schemas"].as_object_mut().expect("schemas");
    for (_, schema) in schemas.iter_mut().filter(|(name, _)| name.ends_with("ErrorOther")) {
        *schema = json!(false);
    }
    for (path, body) in [
        ("/order", OrderError::NotFound.to_json()),
        ("/number", OrderNotFoundError.to_json()),
        ("/cart", Cart::Empty.to_json()),
        ("/full", CartError::Full.to_json()),
    ] {
        let content = &document["paths"][path]["get"]["responses"]["404"]["content"]["application/json"];
        let mut schema = content["schema"].clone();
        schema["components"] = document["components"].clone();
        let schema = jsonschema::draft202012::new(&schema).expect("it is a schema");
        let body = serde_json::from_str(&body).expect("a body is JSON");
        assert!(schema.is_valid(&body), "{path}: {body}\n{document:#}");
    }
}

/// An error that no document has.
#[derive(Debug, ApiError)]
#[api(status = 500, hidden)]
struct SecretError;

#[utoipa::path(get, path = "/own/secret", responses(BesideSecret))]
fn own_secret() {}

type BesideSecret = responses![SecretError, UserError::NotFound];

#[derive(OpenApi)]
#[openapi(paths(user, own, own_type, own_shared, own_secret), modifiers(&Components))]
struct Own;

#[test]
fn every_schema_that_is_referred_to_is_there() {
    let document = own_document();
    let text = document.to_string();
    let names = text.split(r##""#/components/schemas/"##).skip(1).filter_map(|rest| rest.split('"').next());
    let missing: Vec<_> = names.filter(|name| document["components"]["schemas"].get(name).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(keys(&document["paths"]["/own/secret"]["get"]["responses"]), ["404"]);
}

fn own_document() -> Value {
    serde_json::to_value(Own::openapi()).expect("a document serializes")
}

#[test]
fn errors_of_one_operation_merge() {
    let document = own_document();
    let responses = &document["paths"]["/own"]["get"]["responses"];
    assert_eq!(keys(responses), ["200", "404", "417", "503"]);
    let of_404 = &responses["404"]["content"]["application/json"];
    assert_eq!(keys(&of_404["examples"]), ["missing", "user_not_found"], "of two types, without another variant");
    let any_of = of_404["schema"]["properties"]["errors"]["items"]["anyOf"].as_array().expect("alternatives");
    assert_eq!(
        any_of.iter().map(|schema| schema["$ref"].as_str().expect("a component")).collect::<Vec<_>>(),
        ["UserUserNotFoundError", "LookupMissingError", "UserErrorOther"]
            .map(|name| format!("#/components/schemas/{name}")),
    );
    assert_eq!(
        document["components"]["schemas"]["UserUserNotFoundError"],
        self::document()["components"]["schemas"]["UserUserNotFoundError"],
        "the component of the whole type",
    );
}

#[test]
fn bodies_of_one_operation_are_as_documented() {
    let document = own_document();
    let is_known = |path: &str, status: u16, body: &str| {
        let response = &document["paths"][path]["get"]["responses"][status.to_string()];
        let mut schema = response["content"]["application/json"]["schema"].clone();
        schema["components"] = document["components"].clone();
        let schemas = schema["components"]["schemas"].as_object_mut().expect("schemas");
        for (_, schema) in schemas.iter_mut().filter(|(name, _)| name.ends_with("ErrorOther")) {
            *schema = json!(false);
        }
        let schema = jsonschema::draft202012::new(&schema).expect("it is a schema");
        schema.is_valid(&serde_json::from_str(body).expect("a body is JSON"))
    };
    let context = Context::new();
    let not_found = UserError::NotFound { user_id: 7, age: None }.to_json_in(&context);
    assert!(is_known("/own", 404, &not_found));
    assert!(is_known("/own/type", 404, &not_found));
    assert!(is_known("/own", 404, &LookupError::Missing(7_u32).to_json_in(&context)));
    assert!(is_known("/own", 503, &StoreError::StoreDown.to_json_in(&context)));
    assert!(is_known("/own", 417, &twin::GoneError.to_json_in(&context)));
    assert!(!is_known("/own", 404, &UserError::Deleted.to_json_in(&context)), "another variant");
    assert!(is_known("/own/type", 404, &UserError::Deleted.to_json_in(&context)));
    assert!(is_known("/own/shared", 409, &SharedError::Second.to_json_in(&context)));
    assert!(!is_known("/own/shared", 409, &SharedError::First.to_json_in(&context)));
}

#[test]
fn one_whole_type_has_its_components() {
    let responses = &own_document()["paths"]["/own/type"]["get"]["responses"];
    let whole = &own_document()["paths"]["/users/{id}"]["get"]["responses"];
    assert_eq!(keys(responses), ["404", "429", "503"]);
    assert_eq!(
        responses["404"]["content"]["application/json"]["examples"],
        whole["404"]["content"]["application/json"]["examples"]
    );
}
