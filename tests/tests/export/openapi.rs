//! The OpenAPI export: validates what a service sends against the schema that it publishes, in every shape.
//! `tests/web/openapi.test.mjs` runs linters and generators on the document.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::time::Duration;
use std::{env, fs};

use error_catalog::export::{self, Document, OpenApi, OpenApiVersion};
use error_catalog::{ApiError, Catalog, Code, Context, Envelope, Errors, JsonObject, JsonWriter, Meta, Report, Text};
use error_catalog_examples::{PUBLISHED, axumkit};
use error_catalog_tests::everything::EVERYTHING;
use jsonschema::Validator;
use serde_json::{Value, json};

fn openapi(catalog: &Catalog) -> Value {
    serde_json::from_str(&export::openapi(catalog)).expect("an export is JSON")
}

/// A validator of bodies, made from a document.
fn validator(document: &Value) -> Validator {
    let schema = json!({ "$ref": "#/components/schemas/ErrorResponse", "components": document["components"] });
    jsonschema::draft202012::new(&schema).expect("the schemas are valid, and all references lead to one")
}

/// The same without the alternative for codes that the document does not know.
fn validator_of_known(document: &Value) -> Validator {
    let mut document = document.clone();
    document["components"]["schemas"]["ErrorOther"] = json!(false);
    validator(&document)
}

fn assert_valid(validator: &Validator, body: &str) {
    let body: Value = serde_json::from_str(body).expect("a body is JSON");
    if let Err(error) = validator.validate(&body) {
        panic!("{error}\nin {body:#}");
    }
}

/// The responses with a status.
fn responses(document: &Value) -> impl Iterator<Item = &Value> {
    let responses = document["components"]["responses"].as_object().expect("responses");
    responses.iter().filter(|(name, _)| *name != "Default").map(|(_, response)| response)
}

fn names(map: &Value) -> Vec<&str> {
    map.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn real_bodies_are_as_the_four_catalogs_publish_them() {
    for published in &PUBLISHED {
        let validator = validator(&openapi(published.catalog));
        for sample in (published.samples)() {
            assert_valid(&validator, &sample.json);
        }
        for entry in Document::from(published.catalog).entries() {
            assert_valid(&validator, entry.sample.body.as_str());
        }
    }
}

#[test]
fn each_example_is_valid_and_has_a_name_of_its_own() {
    for catalog in PUBLISHED.iter().map(|published| published.catalog).chain([&EVERYTHING]) {
        let document = openapi(catalog);
        let validator = validator(&document);
        let mut count = 0;
        for response in responses(&document) {
            let content = response["content"].as_object().expect("content").values().next().expect("one type");
            for example in content["examples"].as_object().expect("examples").values() {
                assert_valid(&validator, &example["value"].to_string());
                count += 1;
            }
        }
        // A duplicate name would have replaced another example.
        let examples = Document::from(catalog).entries().map(|entry| entry.statuses.len().max(1)).sum::<usize>();
        assert_eq!(count, examples);
    }
}

/// The same catalog in each built-in shape, with the expected bodies of its errors.
macro_rules! in_shape {
    ($name:ident, $envelope:path) => {
        mod $name {
            use super::*;

            #[derive(Debug, ApiError)]
            #[api(envelope = $envelope, domain = "users.example.com")]
            pub(super) enum UserError {
                /// No user exists with the given id.
                #[api(
                    status = 404,
                    code = "user_not_found",
                    message = "not found",
                    long = "No user has the id <user_id>"
                )]
                #[api(meta(user_id, kind = "user", age), docs = "https://example.com/errors#<code>")]
                NotFound { user_id: u32, age: Option<u8> },
                #[api(status = 422, message = "<field> is wrong", meta(tags))]
                Wrong {
                    field: &'static str,
                    tags: Vec<String>,
                    #[api(pointer)]
                    path: Option<String>,
                },
                #[api(status = 429, message = "slow down", retry_after = wait)]
                TooMany {
                    wait: Duration,
                    #[api(meta = "*")]
                    limits: BTreeMap<&'static str, u64>,
                },
                #[api(status = 409, meta(status = "busy", title = true))]
                Taken,
                #[api(status = 416, message = "<first?> to <last?>", meta(first, last, detail = first, whole = first.zip(*last)))]
                Outside { first: Option<u64>, last: Option<u64> },
                #[api(status = 503, message = "<since?> to <until?>")]
                Closed {
                    since: Option<u64>,
                    until: Option<u64>,
                    #[api(meta = "*")]
                    notes: BTreeMap<&'static str, u64>,
                },
                #[api(status = 500, hidden)]
                Secret,
            }

            static API: Catalog = error_catalog::catalog!("Users API", [UserError]);

            fn errors() -> Vec<UserError> {
                vec![
                    UserError::NotFound { user_id: 7, age: Some(30) },
                    UserError::NotFound { user_id: 7, age: None },
                    UserError::Wrong {
                        field: "email",
                        tags: vec!["a".to_owned()],
                        path: Some("user.email".to_owned()),
                    },
                    UserError::Wrong { field: "email", tags: Vec::new(), path: None },
                    UserError::TooMany { wait: Duration::from_secs(3), limits: BTreeMap::from([("second", 10)]) },
                    UserError::TooMany { wait: Duration::ZERO, limits: BTreeMap::new() },
                    UserError::Outside { first: Some(1), last: None },
                    UserError::Outside { first: None, last: Some(9) },
                    UserError::Closed { since: Some(1), until: None, notes: BTreeMap::new() },
                    UserError::Closed { since: None, until: None, notes: BTreeMap::from([("hours", 2)]) },
                    UserError::Taken,
                ]
            }

            #[test]
            fn bodies_are_valid() {
                let validator = validator(&openapi(&API));
                for context in [Context::new(), Context::new().request_id("req_1")] {
                    for error in errors() {
                        assert_valid(&validator, &error.to_json_in(&context));
                    }
                    assert_valid(&validator, &errors().into_iter().collect::<Errors<_>>().to_json_in(&context));
                    // The leading error has another status than the response.
                    let taken = [UserError::Taken, UserError::NotFound { user_id: 7, age: None }];
                    assert_valid(&validator, &Errors::from_iter(taken).to_json_in(&context));
                    let under = errors().into_iter().collect::<Errors<_>>().under(UserError::Taken);
                    assert_valid(&validator, &under.to_json_in(&context));
                }
            }

            #[test]
            fn bodies_that_break_the_contract_are_not() {
                let known = validator_of_known(&openapi(&API));
                let validator = validator(&openapi(&API));
                for error in [UserError::NotFound { user_id: 7, age: None }, UserError::Secret] {
                    let body = error.to_json_in(&Context::new());
                    let code = body.replace("user_not_found", "unheard_of").replace("USER_NOT_FOUND", "UNHEARD_OF");
                    let code: Value = serde_json::from_str(&code).expect("it is still JSON");
                    assert!(!known.is_valid(&code), "{code:#}");
                    assert!(validator.is_valid(&code), "a newer service may send it: {code:#}");
                }
            }

            #[test]
            fn types_of_meta_are_part_of_the_contract() {
                let validator = validator_of_known(&openapi(&API));
                let body = UserError::NotFound { user_id: 7, age: None }.to_json_in(&Context::new());
                let Some((_, meta)) = body.split_once(r#""user_id":"#) else {
                    return assert!(["flat", "error_object"].contains(&stringify!($name)), "the others show `meta`");
                };
                let other = if meta.starts_with('"') { r#""user_id":7,"was":"# } else { r#""user_id":"7","was":"# };
                let body = body.replace(r#""user_id":"#, other);
                assert!(!validator.is_valid(&serde_json::from_str(&body).expect("it is still JSON")), "{body}");
            }
        }
    };
}

in_shape!(error_list, error_catalog::envelope::ErrorList);
in_shape!(error_object, error_catalog::envelope::ErrorObject);
in_shape!(flat, error_catalog::envelope::Flat);
in_shape!(problem, error_catalog::envelope::Problem);
in_shape!(google_status, error_catalog::envelope::GoogleStatus);
in_shape!(json_api, error_catalog::envelope::JsonApi);
in_shape!(house, House);
in_shape!(either, Either);
in_shape!(codes_of_several, CodesOfSeveral);
in_shape!(objects_of_several, ObjectsOfSeveral);

/// A house shape: the error at the top contains those that it leads, and some members can be `null`.
enum House {}

#[derive(serde::Serialize)]
struct Fault<'a> {
    #[serde(rename = "errorCode")]
    code: Code,
    text: Text<'a>,
    target: Option<Text<'a>>,
    #[serde(flatten)]
    meta: Option<Meta<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    causes: Vec<Fault<'a>>,
}

impl<'a> Fault<'a> {
    fn new(error: &'a dyn ApiError) -> Self {
        let (code, text, target, meta) = (error.code(), error.text(), error.pointer(), error.meta());
        Self { code, text, target, meta, causes: Vec::new() }
    }
}

impl Envelope for House {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let mut fault = Fault::new(report.lead());
        if report.is_several() {
            fault.causes = report.errors().map(Fault::new).collect();
        }
        json.object(|body| {
            body.serialize("fault", &fault);
            body.text("request", &format!("/requests/{}", report.request_id().unwrap_or("none")));
        });
    }
}

/// House shapes in which several errors are written differently from one.
enum Either {}
enum CodesOfSeveral {}
enum ObjectsOfSeveral {}

fn write_members(error: &dyn ApiError, key: &str, object: &mut JsonObject<'_>) {
    object.serialize(key, &error.code());
    object.display("text", error.text());
    if let Some(meta) = error.meta() {
        object.serialize("meta", &meta);
    }
}

fn write_items(report: &Report<'_>, body: &mut JsonObject<'_>) {
    body.array("errors", |errors| {
        report.errors().for_each(|error| errors.object(|item| write_members(error, "code", item)));
    });
}

impl Envelope for Either {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.object(|body| {
            if report.is_several() {
                write_items(report, body);
            } else {
                body.object("error", |error| write_members(report.lead(), "code", error));
            }
        });
    }
}

impl Envelope for CodesOfSeveral {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.object(|body| {
            if report.is_several() {
                body.serialize("errors", &report.errors().map(ApiError::code).collect::<Vec<_>>());
            } else {
                write_members(report.lead(), "error", body);
            }
        });
    }
}

impl Envelope for ObjectsOfSeveral {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.object(|body| {
            if report.is_several() { write_items(report, body) } else { write_members(report.lead(), "code", body) }
        });
    }
}

#[test]
fn codes_of_either_kind_are_as_they_are_sent() {
    #[derive(Debug, ApiError)]
    #[api(envelope = error_catalog::envelope::JsonApi)]
    enum OrderError {
        #[api(status = 404)]
        NotFound,
    }

    #[derive(Debug, ApiError)]
    #[api(envelope = error_catalog::envelope::JsonApi, code_style = "numeric")]
    enum StockError {
        #[api(code = 409_001, message = "Taken")]
        Taken,
    }

    static API: Catalog = error_catalog::catalog!("Orders API", [OrderError, StockError]);
    let document = openapi(&API);
    assert_eq!(document["components"]["schemas"]["ErrorCode"]["enum"], json!(["not_found", "409001"]));
    let validator = validator(&document);
    assert_valid(&validator, &OrderError::NotFound.to_json());
    assert_valid(&validator, &StockError::Taken.to_json());
}

#[test]
fn members_of_several_are_optional_as_those_of_one() {
    #[derive(Debug, ApiError)]
    #[api(envelope = Either)]
    enum OrderError {
        #[api(status = 404, meta(id, more))]
        NotFound { id: u64, more: Option<String> },
    }

    static API: Catalog = error_catalog::catalog!("Orders API", [OrderError]);
    let document = openapi(&API);
    let schemas = &document["components"]["schemas"];
    let meta = &schemas["ErrorItem"]["properties"]["meta"];
    assert_eq!(meta["properties"], json!({"id": {"type": "integer"}, "more": {"type": "string"}}));
    assert_eq!(meta["required"], json!(["id"]));
    assert_eq!(schemas["NotFoundError"]["allOf"][1]["properties"]["meta"], *meta);

    let error = |more: Option<&str>| OrderError::NotFound { id: 7, more: more.map(str::to_owned) };
    let errors: Errors<_> = [error(None), error(Some("x"))].into_iter().collect();
    assert_valid(&validator(&document), &errors.to_json());
}

#[test]
fn several_errors_can_be_mere_codes() {
    #[derive(Debug, ApiError)]
    #[api(envelope = CodesOfSeveral)]
    enum OrderError {
        #[api(status = 404)]
        NotFound,
        #[api(status = 409)]
        Taken,
    }

    static API: Catalog = error_catalog::catalog!("Orders API", [OrderError]);
    let document = openapi(&API);
    let schemas = &document["components"]["schemas"];
    assert_eq!(
        names(schemas),
        [
            "ConflictErrors",
            "ConflictResponse",
            "Error",
            "ErrorBase",
            "ErrorCode",
            "ErrorOther",
            "ErrorResponse",
            "NotFoundError",
            "NotFoundErrors",
            "NotFoundResponse",
            "TakenError",
        ],
        "each of them is referred to",
    );
    let validator = validator(&document);
    let errors: Errors<_> = [OrderError::NotFound, OrderError::Taken].into_iter().collect();
    assert_eq!(errors.to_json(), r#"{"errors":["not_found","taken"]}"#);
    assert_valid(&validator, &errors.to_json());
    assert_valid(&validator, &OrderError::Taken.to_json());
    assert!(validator.is_valid(&json!({"errors": ["unheard_of"]})), "a newer service may send it");
    for body in [json!({}), json!({"errors": [7]}), json!({"errors": "not_found"})] {
        assert!(!validator.is_valid(&body), "{body}");
    }
}

#[derive(Debug, ApiError)]
#[api(section = "Users", docs = "https://example.com/errors#<code>")]
#[expect(dead_code, reason = "only its rows are looked at")]
enum UserError {
    /// No user exists with the given id.
    #[api(status = 404, code = "user_not_found", message = "not found", long = "No user has the id <user_id>")]
    #[api(meta(user_id, kind = "user", age, tags, raw), hint = "look at the list", retry = "never")]
    NotFound { user_id: u32, age: Option<u8>, tags: Vec<String>, raw: serde_json::Value },
    #[api(status = 429, message = "slow down", retry_after = 30, headers(x_limit = "<limit>"))]
    #[deprecated = "the limits are gone"]
    TooMany { limit: u32 },
    #[api(status = 429, message = "busy", retry_after = wait)]
    Busy { wait: Duration },
    #[api(status = 401, challenge = "Bearer")]
    Unauthorized,
    #[api(status = 500, hidden)]
    Secret,
}

#[derive(Debug, ApiError)]
#[expect(dead_code, reason = "only its rows are looked at")]
enum FileError {
    /// No file has the name.
    #[api(status = 404, code = "user_not_found", message = "no file", meta(name, kind = "file"))]
    NotFound { name: String },
}

#[allow(deprecated, reason = "the derive names its own variants")]
static SMALL: Catalog = error_catalog::catalog!("Users API", [UserError, FileError], allow(duplicate_code));

#[test]
fn a_small_catalog_is_the_golden_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/openapi.json");
    let text = export::openapi(&SMALL);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &text).expect("the folder of golden files is there");
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert!(golden == text, "{} is not what is exported; UPDATE_GOLDEN=1 rewrites it", path.display());
}

#[derive(Debug, ApiError)]
#[api(envelope = error_catalog::envelope::Flat, challenge = "Bearer")]
#[expect(dead_code, reason = "only its rows are looked at")]
enum ProxyError {
    #[api(status = 502, status_from(upstream, 401, 503))]
    Listed { upstream: u16 },
    #[api(status = 500, status_from(_0))]
    Any(u16),
    #[api(status = 404)]
    Fixed,
}

static PROXY: Catalog = error_catalog::catalog!("Proxy", [ProxyError]);

#[derive(Debug, ApiError)]
#[api(status = 400, code_style = "numeric", labels(team = "rpc"))]
#[allow(dead_code, reason = "most are only looked at as rows")]
enum RpcError {
    #[api(code = -32001, labels(number = 1, internal = true), grpc = ABORTED)]
    Refused,
    #[api(code = 32001)]
    Other,
    #[api(code = -5)]
    First,
    #[api(code = -5, labels(team = "core"), allow(duplicate_code))]
    Second,
}

static RPC: Catalog = error_catalog::catalog!("RPC", [RpcError], allow(duplicate_code));

#[test]
fn negative_codes_and_labels_are_shown() {
    let document = openapi(&RPC);
    let schemas = &document["components"]["schemas"];
    assert_eq!(schemas["ErrorCode"]["enum"], json!([-32001, 32001, -5]));
    let refused = &schemas["ErrorMinus32001"];
    assert_eq!(refused["x-labels"], json!({"team": "rpc", "number": 1, "internal": true}));
    assert_eq!(refused["description"], "Refused\n\nCode in gRPC: `ABORTED`.");
    assert_eq!(schemas["Error32001"]["x-labels"], json!({"team": "rpc"}));
    assert_eq!(schemas["ErrorMinus5"]["x-labels"], json!([{"team": "rpc"}, {"team": "core"}]));
    let examples = &document["components"]["responses"]["BadRequest"]["content"]["application/json"]["examples"];
    assert_eq!(examples["-32001"]["value"]["errors"][0]["code"], -32001);
    assert_valid(&validator(&document), &RpcError::Refused.to_json());
}

#[test]
fn a_status_at_run_time_is_an_example_of_each_response() {
    let document = openapi(&PROXY);
    let responses = &document["components"]["responses"];
    assert_eq!(
        names(responses),
        [
            "BadGateway",
            "ClientError",
            "Default",
            "InternalServerError",
            "NotFound",
            "ServerError",
            "ServiceUnavailable",
            "Unauthorized"
        ],
    );
    // Clients look for a response with the very status first, so each has all errors that may be answered with it.
    let content = |name: &str| &responses[name]["content"]["application/json"];
    let examples = |name: &str| names(&content(name)["examples"]);
    assert_eq!(examples("Unauthorized"), ["any", "listed"]);
    assert_eq!(examples("NotFound"), ["any", "fixed"]);
    assert_eq!(examples("ClientError"), ["any"]);
    assert_eq!(examples("ServerError"), ["any"]);
    let status = |name: &str, code: &str| content(name)["examples"][code]["value"]["status"].as_u64();
    assert_eq!([status("ServiceUnavailable", "listed"), status("BadGateway", "listed")], [Some(503), Some(502)]);
    assert_eq!([status("ClientError", "any"), status("ServerError", "any")], [Some(400), Some(500)]);
    let challenge = |name: &str| &responses[name]["headers"]["WWW-Authenticate"];
    assert_eq!(challenge("Unauthorized")["required"], true);
    assert!(challenge("BadGateway").is_null() && challenge("ServerError").is_null());
    let validator = validator(&document);
    for status in [400, 401, 503, 599] {
        assert_valid(&validator, &ProxyError::Any(status).to_json());
    }
}

#[test]
fn a_shared_code_has_the_members_of_all_its_errors() {
    let document = openapi(&SMALL);
    let schema = &document["components"]["schemas"]["UserNotFoundError"]["allOf"][1]["properties"]["meta"];
    assert_eq!(
        schema["properties"],
        json!({
            "user_id": {"type": "integer"},
            "kind": {"type": "string", "enum": ["user", "file"]},
            "age": {"type": "integer"},
            "tags": {"type": "array", "items": {"type": "string"}},
            "raw": {},
            "name": {"type": "string"},
        }),
    );
    assert_eq!(schema["required"], json!(["kind"]), "the others are of one of the errors only");
    let examples = &document["components"]["responses"]["NotFound"]["content"]["application/json"]["examples"];
    assert_eq!(names(examples), ["FileError.NotFound", "UserError.NotFound"]);
}

#[test]
fn headers_are_required_that_all_errors_of_the_status_have() {
    let document = openapi(&SMALL);
    let required = |status: &str| -> Vec<(String, bool)> {
        let headers = document["components"]["responses"][status]["headers"].as_object().expect("headers");
        headers.iter().map(|(name, header)| (name.clone(), header["required"] == true)).collect()
    };
    let told = |headers: &[(&str, bool)]| -> Vec<_> {
        headers.iter().map(|&(name, required)| (name.to_owned(), required)).collect()
    };
    assert_eq!(
        required("TooManyRequests"),
        told(&[("Link", true), ("Retry-After", false), ("X-Limit", false), ("X-Request-Id", false)]),
    );
    assert_eq!(required("Unauthorized"), told(&[("Link", true), ("WWW-Authenticate", true), ("X-Request-Id", false)]),);
    assert_eq!(required("NotFound"), told(&[("Link", false), ("X-Request-Id", false)]));
}

#[test]
fn headers_with_the_value_of_a_field_are_not_required() {
    #[derive(Debug, ApiError)]
    #[expect(dead_code, reason = "only its rows are looked at")]
    enum HeaderError {
        #[api(status = 423, retry_after = wait, headers(x_only = only, x_count = count, x_fixed = "a"))]
        Optional { wait: Option<u64>, only: Option<u32>, count: u32 },
        #[api(status = 429, retry_after = 30)]
        Constant,
        #[api(status = 409, headers(x_one = "1"))]
        With,
        #[api(status = 409)]
        Without,
    }

    static API: Catalog = error_catalog::catalog!("Headers", [HeaderError]);
    let document = openapi(&API);
    let header = |status: &str, name: &str| document["components"]["responses"][status]["headers"][name].clone();
    for (status, name, required) in [
        ("Locked", "Retry-After", false),
        ("Locked", "X-Only", false),
        ("Locked", "X-Count", false),
        ("Locked", "X-Fixed", true),
        ("TooManyRequests", "Retry-After", true),
        ("Conflict", "X-One", false),
    ] {
        let header = header(status, name);
        assert!(header.is_object(), "{name}");
        assert_eq!(header["required"] == true, required, "{name}: {header:#}");
    }
    assert_eq!(header("Locked", "X-Fixed")["description"], "Sent with each of the errors.");
    assert_eq!(header("Locked", "X-Only")["description"], "Sent with some of the errors.");
    assert_eq!(header("Conflict", "X-One")["description"], "Sent with some of the errors.");
}

#[test]
fn headers_of_integers_are_integers() {
    #[derive(Debug, ApiError)]
    #[expect(dead_code, reason = "only its rows are looked at")]
    enum HeaderError {
        #[api(status = 429, headers(x_limit = limit, x_fixed = "100", x_padded = "007", x_mixed = "1", x_text = text))]
        Limited { limit: u32, text: String },
        #[api(status = 429, headers(x_mixed = "one"))]
        Mixed,
    }

    static API: Catalog = error_catalog::catalog!("Headers", [HeaderError]);
    let document = openapi(&API);
    let schema = |name: &str| document["components"]["responses"]["TooManyRequests"]["headers"][name]["schema"].clone();
    for (name, data_type) in [
        ("X-Limit", "integer"),
        ("X-Fixed", "integer"),
        ("X-Padded", "string"),
        ("X-Mixed", "string"),
        ("X-Text", "string"),
    ] {
        assert_eq!(schema(name)["type"], data_type, "{name}: {}", schema(name));
    }
}

#[test]
fn what_leads_errors_of_several_statuses_may_lack_a_header() {
    #[derive(Debug, ApiError)]
    #[expect(dead_code, reason = "only its rows are looked at")]
    enum LeadError {
        #[api(status = 400, docs = "https://example.com/bad")]
        Bad,
        #[api(status = 409)]
        Taken,
    }

    static API: Catalog = error_catalog::catalog!("Leads", [LeadError]);
    let document = openapi(&API);
    let link = &document["components"]["responses"]["BadRequest"]["headers"]["Link"];
    assert!(link.is_object() && link.get("required").is_none(), "{link}");
}

#[test]
fn what_leads_errors_of_a_class_may_lack_a_header() {
    #[derive(Debug, ApiError)]
    #[api(docs = "https://example.com/<code>")]
    #[expect(dead_code, reason = "only its rows are looked at")]
    enum ProxyError {
        #[api(status = 502, status_from(status))]
        Upstream { status: u16 },
    }

    #[derive(Debug, ApiError)]
    #[expect(dead_code, reason = "only its rows are looked at")]
    enum FieldError {
        #[api(status = 422)]
        Wrong,
        #[api(status = 409)]
        Taken,
    }

    static PROXY: Catalog = error_catalog::catalog!("Proxy", [ProxyError, FieldError]);
    let document = openapi(&PROXY);
    let responses = &document["components"]["responses"];
    let link = |name: &str| &responses[name]["headers"]["Link"];
    let (client, server) = (link("ClientError"), link("ServerError"));
    assert!(client.is_object() && client.get("required").is_none(), "no other response has status 400: {responses:#}");
    assert_eq!(server["required"], true);
}

/// The response of any error has the headers of all, and requires those that each response has.
#[test]
fn the_response_of_any_error_has_headers() {
    #[derive(Debug, ApiError)]
    #[api(docs = "https://example.com/<code>")]
    #[expect(dead_code, reason = "only its rows are looked at")]
    enum BusyError {
        #[api(status = 429, retry_after = 30)]
        TooMany,
        #[api(status = 503, retry_after = 30)]
        Closed,
        #[api(status = 503, retry_after = 30, challenge = "Bearer")]
        LoggedOut,
    }

    static API: Catalog = error_catalog::catalog!("Busy", [BusyError]);
    let document = openapi(&API);
    let headers = &document["components"]["responses"]["Default"]["headers"];
    assert_eq!(names(headers), ["Link", "Retry-After", "WWW-Authenticate", "X-Request-Id"]);
    assert_eq!(headers["Link"]["required"], true);
    assert!(headers["WWW-Authenticate"].get("required").is_none());
    assert!(headers["Retry-After"].get("required").is_none(), "several errors with different statuses have none");
}

#[test]
fn what_is_hidden_is_left_out() {
    let text = export::openapi(&SMALL);
    assert!(!text.to_lowercase().contains("secret"));
    assert!(!text.contains("InternalServerError"));
}

#[test]
fn the_version_is_that_of_the_package() {
    assert_eq!(openapi(&SMALL)["info"]["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(SMALL.version(), Some(env!("CARGO_PKG_VERSION")));
}

#[derive(Debug, ApiError)]
#[api(allow(code_style), status = 400)]
#[expect(dead_code, reason = "only its rows are looked at")]
enum OddError {
    #[api(code = "user:not_found")]
    Colon,
    #[api(code = "user_not_found")]
    Same,
    #[api(code = "USER-NOT-FOUND")]
    Upper,
    #[api(code = "2fa_required")]
    Digit,
    #[api(code = "ñ")]
    Letter,
    #[api(code = "…")]
    Nothing,
    #[api(code = "error")]
    Error,
    #[api(code = "code")]
    Code,
    #[api(code = "response")]
    Response,
    #[api(code = "~/%20\"", status = 499, allow(unregistered_status))]
    Pointer,
}

static ODD: Catalog = error_catalog::catalog!("Odd", [OddError]);

#[test]
fn names_of_components_are_legal_and_differ() {
    for catalog in PUBLISHED.iter().map(|published| published.catalog).chain([&ODD, &EVERYTHING]) {
        let document = openapi(catalog);
        for kind in ["schemas", "responses"] {
            let names = names(&document["components"][kind]);
            let is_legal = |name: &&str| {
                !name.is_empty() && name.chars().all(|char| char.is_ascii_alphanumeric() || "._-".contains(char))
            };
            assert!(names.iter().all(is_legal), "{names:?}");
            let files: HashSet<_> = names.iter().map(|name| name.to_lowercase()).collect();
            assert_eq!(files.len(), names.len(), "{names:?}");
        }
    }
    let document = openapi(&ODD);
    let schemas = &document["components"]["schemas"];
    let all = schemas["Error"]["anyOf"].as_array().expect("alternatives");
    assert_eq!(all.len(), 10 + 1, "{all:#?}");
    assert_eq!(all[10], json!({"$ref": "#/components/schemas/ErrorOther"}), "any other code");
    let code_of = |name: &str| schemas[name]["allOf"][1]["properties"]["code"]["const"].clone();
    assert_eq!(code_of("UserNotFoundError"), "user:not_found");
    assert_eq!(code_of("Error2faRequired"), "2fa_required");
    assert_eq!(names(&document["components"]["responses"]), ["BadRequest", "Default", "Status499"]);
}

/// The schema of the response with this status.
fn of_status(document: &Value, name: &str) -> Validator {
    let schema = json!({
        "$ref": format!("#/components/schemas/{name}"),
        "components": document["components"],
    });
    jsonschema::draft202012::new(&schema).expect("it is a schema")
}

#[test]
fn each_status_has_the_schemas_of_its_own_errors() {
    let document = openapi(&EVERYTHING);
    let schemas = &document["components"]["schemas"];
    for response in responses(&document) {
        let content = response["content"].as_object().expect("content").values().next().expect("one type");
        let body = content["schema"]["$ref"].as_str().expect("a reference").rsplit('/').next().expect("a name");
        let status = response["description"].as_str().expect("a text");
        // In this shape, bodies are errors.
        let alternatives = schemas[body]["anyOf"].as_array().expect("alternatives");
        let (other, own) = alternatives.split_last().expect("alternatives");
        assert_eq!(other["$ref"], "#/components/schemas/ErrorOther");
        let examples = content["examples"].as_object().expect("examples");
        assert_eq!(own.len(), examples.len(), "{status}: {own:?}");
        let validator = of_status(&document, body);
        assert!(examples.values().all(|example| validator.is_valid(&example["value"])));
    }
}

#[test]
fn codes_statuses_and_links_are_constants() {
    use error_catalog::envelope::Problem;

    #[derive(Debug, ApiError)]
    #[api(envelope = Problem, docs = "https://example.com/<code>")]
    #[expect(dead_code, reason = "only its rows are looked at")]
    enum LimitError {
        #[api(status = 429, meta(kind = "limit", count), retry_after = 1)]
        TooMany { count: u8 },
        #[api(status = 404)]
        Gone,
    }
    static LIMITS: Catalog = error_catalog::catalog!("Limits API", [LimitError]);
    let document = openapi(&LIMITS);
    let schemas = &document["components"]["schemas"];
    let own = &schemas["TooManyError"]["allOf"][1]["properties"];
    for (key, value) in [
        ("code", json!("too_many")),
        ("status", json!(429)),
        ("type", json!("https://example.com/too_many")),
        ("kind", json!("limit")),
    ] {
        assert_eq!(own[key]["const"], value, "{key}");
    }
    assert_eq!(own["count"], json!({"type": "integer"}));
    assert!(schemas["ErrorBase"]["properties"].get("code").is_none(), "a constant, and no enumeration beside it");
    assert_eq!(
        schemas["ErrorOther"]["allOf"][1]["properties"]["code"]["anyOf"][0]["$ref"],
        "#/components/schemas/ErrorCode"
    );
    assert!(schemas["TooManyError"]["description"].as_str().expect("a text").contains("after 1 second."));
}

#[test]
fn version_3_0_has_nothing_of_3_1() {
    for catalog in PUBLISHED.iter().map(|published| published.catalog).chain([&ODD, &EVERYTHING, &SMALL]) {
        let text = OpenApi::new().version(OpenApiVersion::V3_0).export(catalog);
        let document: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(document["openapi"], "3.0.3");
        check_3_0(&document["components"]["schemas"]);
        for response in document["components"]["responses"].as_object().expect("responses").values() {
            for header in response["headers"].as_object().into_iter().flat_map(|headers| headers.values()) {
                assert!(header["schema"].get("examples").is_none());
            }
        }
    }
}

fn check_3_0(schema: &Value) {
    match schema {
        Value::Object(members) => {
            assert!(!members.contains_key("const") || members["const"].is_object(), "{schema}");
            assert!(!members.get("type").is_some_and(|types| types.is_array() || types == "null"), "{schema}");
            assert!(!members.get("$ref").is_some_and(Value::is_string) || members.len() == 1, "{schema}");
            members.iter().filter(|(key, _)| *key != "enum").for_each(|(_, member)| check_3_0(member));
        }
        Value::Array(items) => items.iter().for_each(check_3_0),
        _ => {}
    }
}

#[test]
fn a_prefix_and_one_schema() {
    let text = OpenApi::new().prefix("Users").one_schema().export(&SMALL);
    let document: Value = serde_json::from_str(&text).expect("JSON");
    assert!(names(&document["components"]["schemas"]).iter().all(|name| name.starts_with("Users")));
    for response in document["components"]["responses"].as_object().expect("responses").values() {
        let content = response["content"].as_object().expect("content").values().next().expect("one type");
        assert_eq!(content["schema"]["$ref"], "#/components/schemas/UsersErrorResponse");
    }
}

#[test]
fn the_alternatives_of_one_schema_exclude_each_other() {
    for published in &PUBLISHED {
        let text = OpenApi::new().one_schema().export(published.catalog);
        let document: Value = serde_json::from_str(&text).expect("JSON");
        let validator = validator(&document);
        for sample in (published.samples)() {
            assert_valid(&validator, &sample.json);
        }
        let alternatives = |name: &str| document["components"]["schemas"][name]["oneOf"].is_array();
        assert!(alternatives("ErrorResponse") || alternatives("Error"), "{}", published.name);
        let except = &document["components"]["schemas"]["ErrorOther"]["allOf"][1]["properties"]["code"]["not"]["enum"];
        assert_eq!(except, &document["components"]["schemas"]["ErrorCode"]["enum"], "{}", published.name);
    }

    let document = OpenApi::new().one_schema().export(&axumkit::AXUMKIT);
    let validator = validator(&serde_json::from_str(&document).expect("JSON"));
    assert!(validator.is_valid(&json!({"status": 404, "code": "user:newer"})), "a newer service may send it");
    assert!(!validator.is_valid(&json!({"status": 418, "code": "user:not_found"})), "it is no newer error");
}

/// All forms of the document of a catalog in OpenAPI 3.1.
fn documents(catalog: &Catalog) -> [Value; 2] {
    let texts = [OpenApi::new().export(catalog), OpenApi::new().one_schema().export(catalog)];
    texts.map(|text| serde_json::from_str(&text).expect("JSON"))
}

fn assert_all_valid(catalog: &Catalog, bodies: &[String]) {
    for document in documents(catalog) {
        let validator = validator(&document);
        for body in bodies {
            assert_valid(&validator, body);
        }
        for entry in Document::from(catalog).entries() {
            assert_valid(&validator, entry.sample.body.as_str());
        }
    }
}

/// An envelope that always writes `meta` and the id of the request, if only as `null`.
enum Nullable {}

impl Envelope for Nullable {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.object(|body| {
            body.serialize("code", &report.lead().code());
            body.serialize("meta", &report.lead().meta());
            body.serialize("requestId", &report.request_id());
        });
    }
}

/// What an error has in the place of `meta`, such as a hint or `null`, is not asked of others.
#[test]
fn errors_with_and_without_data_are_told_apart() {
    macro_rules! in_envelope {
        ($envelope:path) => {{
            #[derive(Debug, ApiError)]
            #[api(envelope = $envelope)]
            enum LoginError {
                #[api(status = 401, hint = "log in")]
                LoggedOut,
                #[api(status = 404, meta(id))]
                NotFound { id: u64 },
            }

            static API: Catalog = error_catalog::catalog!("Logins", [LoginError]);
            let errors = [LoginError::LoggedOut, LoginError::NotFound { id: 7 }];
            assert_all_valid(&API, &errors.map(|error| error.to_json_in(&Context::new())));
        }};
    }
    in_envelope!(error_catalog::envelope::JsonApi);
    in_envelope!(error_catalog::envelope::ErrorList);
    in_envelope!(error_catalog::envelope::Problem);
    in_envelope!(Nullable);
}

#[test]
fn a_member_that_can_be_null_is_nullable_in_version_3_0() {
    #[derive(Debug, ApiError)]
    #[api(envelope = Nullable)]
    #[expect(dead_code, reason = "only its rows are looked at")]
    enum NullError {
        #[api(status = 404)]
        NotFound,
    }

    static API: Catalog = error_catalog::catalog!("Nulls", [NullError]);
    let text = OpenApi::new().version(OpenApiVersion::V3_0).export(&API);
    let document: Value = serde_json::from_str(&text).expect("JSON");
    let base = &document["components"]["schemas"]["ErrorBase"];
    let id = &base["properties"]["requestId"];
    assert_eq!((&id["type"], &id["nullable"]), (&json!("string"), &json!(true)), "{id}");
}

/// A hidden error, like one of a newer service, may lack what all published ones have.
#[test]
fn an_unknown_error_needs_no_optional_part() {
    macro_rules! in_envelope {
        ($envelope:path) => {{
            #[derive(Debug, ApiError)]
            #[api(envelope = $envelope)]
            enum FieldError {
                #[api(status = 422, pointer = "/email", hint = "see the form", docs = "https://example.com/a")]
                Wrong,
                #[api(status = 422, pointer = "/name", hint = "see the form", docs = "https://example.com/b")]
                Missing,
                #[api(status = 422, hidden)]
                Secret,
            }

            static API: Catalog = error_catalog::catalog!("Fields", [FieldError]);
            let several: Errors<_> = [FieldError::Wrong, FieldError::Missing, FieldError::Secret].into_iter().collect();
            let context = Context::new();
            assert_all_valid(&API, &[FieldError::Secret.to_json_in(&context), several.to_json_in(&context)]);
            let known = validator_of_known(&openapi(&API));
            let wrong = FieldError::Wrong.to_json_in(&context);
            assert_valid(&known, &wrong);
            if wrong.contains("pointer") {
                let without = wrong.replace("pointer", "pointers");
                assert!(!known.is_valid(&serde_json::from_str(&without).expect("JSON")), "{without}");
            }
        }};
    }
    in_envelope!(error_catalog::envelope::ErrorList);
    in_envelope!(error_catalog::envelope::ErrorObject);
    in_envelope!(error_catalog::envelope::Flat);
    in_envelope!(error_catalog::envelope::Problem);
    in_envelope!(error_catalog::envelope::JsonApi);
    in_envelope!(error_catalog::envelope::GoogleStatus);
}

/// An envelope that writes what an error lacks as `null`.
enum WithNulls {}

impl Envelope for WithNulls {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let error = report.lead();
        json.object(|body| {
            body.serialize("code", &error.code());
            body.serialize("docs", &report.docs(error));
            body.serialize("hint", &error.hint());
        });
    }
}

#[test]
fn what_an_unknown_error_lacks_may_be_null() {
    #[derive(Debug, ApiError)]
    #[api(envelope = WithNulls)]
    enum HintError {
        #[api(status = 404, docs = "https://example.com/a", hint = "a")]
        Explained,
        #[api(status = 404, hint = "b")]
        Unlinked,
        #[api(status = 404, hidden)]
        Secret,
    }

    static API: Catalog = error_catalog::catalog!("Hints", [HintError]);
    let [explained, unlinked, secret] =
        [HintError::Explained, HintError::Unlinked, HintError::Secret].map(|error| error.to_json_in(&Context::new()));
    let known = validator_of_known(&openapi(&API));
    for body in [&explained, &unlinked] {
        assert_valid(&known, body);
        let without = body.replace(r#""hint":"a""#, r#""hint":null"#).replace(r#""hint":"b""#, r#""hint":null"#);
        assert!(!known.is_valid(&serde_json::from_str(&without).expect("JSON")), "{without}");
    }
    assert_all_valid(&API, &[explained, unlinked, secret]);
}

/// Problem omits `detail` where a link takes its place.
#[test]
fn a_part_may_be_absent_beside_another_one() {
    #[derive(Debug, ApiError)]
    #[api(envelope = error_catalog::envelope::Problem)]
    enum DetailError {
        #[api(status = 404, long = "long", docs = "https://example.com/a")]
        Detailed,
        #[api(status = 404, docs = "https://example.com/b", hidden)]
        Secret,
    }

    static API: Catalog = error_catalog::catalog!("Details", [DetailError]);
    assert_all_valid(&API, &[DetailError::Detailed, DetailError::Secret].map(|error| error.to_json()));
}

/// Bodies with mere codes, in an array with or without an object around it.
#[test]
fn codes_in_an_array_need_no_error_objects() {
    struct Codes<const BARE: bool>;

    impl<const BARE: bool> Envelope for Codes<BARE> {
        fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
            let codes: Vec<_> = report.errors().map(ApiError::code).collect();
            if BARE { json.serialize(&codes) } else { json.object(|body| body.serialize("codes", &codes)) }
        }
    }

    macro_rules! in_envelope {
        ($envelope:path) => {{
            #[derive(Debug, ApiError)]
            #[api(envelope = $envelope)]
            enum CodeError {
                #[api(status = 404)]
                NotFound,
                #[api(status = 409)]
                Taken,
            }

            static API: Catalog = error_catalog::catalog!("Codes", [CodeError]);
            let several: Errors<_> = [CodeError::NotFound, CodeError::Taken].into_iter().collect();
            assert_all_valid(&API, &[several.to_json()]);
        }};
    }
    in_envelope!(Codes<true>);
    in_envelope!(Codes<false>);
}

/// An array of names and values has no fixed place for a value, and a map has none under a key that is a code.
#[test]
fn data_without_a_fixed_place_is_of_any_type() {
    struct Args;

    impl Envelope for Args {
        fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
            let error = report.lead();
            json.object(|body| {
                body.serialize("code", &error.code());
                body.array("args", |args| {
                    for (name, value) in error.meta().iter().flat_map(Meta::iter) {
                        args.object(|arg| {
                            arg.text("name", name);
                            arg.serialize("value", &value);
                        });
                    }
                });
                body.object("data", |data| data.serialize(error.code().as_str(), &error.meta()));
            });
        }
    }

    #[derive(Debug, ApiError)]
    #[api(envelope = Args)]
    enum ArgError {
        #[api(status = 404, meta(id, name, kind = "user"))]
        NotFound { id: u8, name: String },
        #[api(status = 409)]
        Taken {
            #[api(meta = "*")]
            more: BTreeMap<&'static str, u8>,
        },
    }

    static API: Catalog = error_catalog::catalog!("Args", [ArgError]);
    let errors =
        [ArgError::NotFound { id: 7, name: "a".to_owned() }, ArgError::Taken { more: BTreeMap::from([("left", 1)]) }];
    let bodies = errors.map(|error| error.to_json());
    assert_all_valid(&API, &bodies);
    let known = validator_of_known(&openapi(&API));
    for body in &bodies {
        assert_valid(&known, body);
    }
    let module = export::typescript(&API);
    assert!(module.contains(r#"readonly "not_found": NoMeta;"#), "{module}");
    assert!(module.contains("`meta.id`, `meta.kind`, `meta.name` of `not_found`; `meta.*` of `taken`"), "{module}");
}

/// Several errors with different statuses are answered with 400, which is then the status of the whole body.
#[test]
fn one_schema_has_the_status_of_several_errors() {
    macro_rules! in_envelope {
        ($envelope:path) => {{
            #[derive(Debug, ApiError)]
            #[api(envelope = $envelope)]
            enum FieldError {
                #[api(status = 422)]
                Wrong,
                #[api(status = 403)]
                Forbidden,
            }

            #[derive(Debug, ApiError)]
            #[api(envelope = $envelope)]
            enum ProxyError {
                #[api(status = 422)]
                Wrong,
                #[api(status = 422, status_from(status, 409))]
                Refused { status: u16 },
            }

            static API: Catalog = error_catalog::catalog!("Fields", [FieldError]);
            static PROXY: Catalog = error_catalog::catalog!("Proxy", [ProxyError]);
            let several: Errors<_> = [FieldError::Wrong, FieldError::Forbidden].into_iter().collect();
            assert_all_valid(&API, &[several.to_json_in(&Context::new())]);
            let several: Errors<_> = [ProxyError::Wrong, ProxyError::Refused { status: 409 }].into_iter().collect();
            assert_all_valid(&PROXY, &[several.to_json_in(&Context::new())]);
            for document in documents(&API) {
                assert!(document["components"]["responses"]["Default"].is_object(), "no other response has status 400");
            }
        }};
    }
    in_envelope!(error_catalog::envelope::ErrorList);
    in_envelope!(error_catalog::envelope::ErrorObject);
    in_envelope!(error_catalog::envelope::Flat);
    in_envelope!(error_catalog::envelope::Problem);
    in_envelope!(error_catalog::envelope::JsonApi);
    in_envelope!(error_catalog::envelope::GoogleStatus);
}

#[test]
fn a_shape_without_codes_is_described_as_well() {
    struct Mute;

    impl Envelope for Mute {
        fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
            json.object(|body| body.display("oops", report.lead().message()));
        }
    }

    #[derive(Debug, ApiError)]
    #[api(envelope = Mute)]
    #[expect(dead_code, reason = "only its rows are looked at")]
    enum MuteError {
        #[api(status = 404)]
        NotFound,
    }

    static API: Catalog = error_catalog::catalog!("Mute", [MuteError]);
    let document = openapi(&API);
    assert_eq!(names(&document["components"]["schemas"]), ["ErrorResponse"]);
    assert_valid(&validator(&document), r#"{"oops":"Not found"}"#);
    assert!(!validator(&document).is_valid(&json!({"oops": 1})));
}

#[test]
fn a_catalog_without_errors_is_a_document() {
    static EMPTY: Catalog = error_catalog::catalog!("Nothing", []);
    let document = openapi(&EMPTY);
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["components"]["responses"], json!({}));
}
