//! Errors behind trait objects and pointers, and the accessors of the catalog's data.

#![allow(clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::sync::Arc;
use std::time::Duration;

use error_catalog::{ApiError, Catalog, Context, Entry, Retry, Segment};
use error_catalog_tests::{body, headers};
use http::StatusCode;
use serde_json::json;

/// Of users.
#[derive(Debug, ApiError)]
#[api(section = "Users", domain = "users.example", docs = "https://docs.example.com/<code>", retired("old", "older"))]
#[api(allow(pointer_value))]
enum UserError {
    /// No user exists with the given id.
    ///
    /// It may have existed.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "not found",
        long = "No \"user\" was found with id <user_id>",
        hint = "list the users of <tenant?>",
        meta(user_id, kind = "user", tenants = tenant)
    )]
    NotFound {
        #[api(pointer)]
        user_id: &'static str,
        tenant: Option<&'static str>,
    },
    #[deprecated(note = "nobody is throttled any more")]
    #[api(
        status = 429,
        retry_after = wait,
        challenge = "Bearer",
        headers(x_limit = "5", x_wait = wait),
        hidden,
        docs = "https://docs.example.com/throttling"
    )]
    Throttled { wait: u8 },
    #[api(status = 500, retry = "never")]
    Broken(#[api(from)] std::fmt::Error),
    #[api(status = 503, retry_after = 30)]
    SearchDown,
}

#[derive(Debug, ApiError)]
#[api(code_style = "numeric", code = 409_001)]
struct Conflict;

static API: Catalog = error_catalog::catalog!("Users API", [UserError, Conflict]);

fn not_found() -> UserError {
    UserError::NotFound { user_id: "u_1", tenant: None }
}

/// Everything that is accessible without knowing the type.
fn read(error: &dyn ApiError) -> String {
    let optional = |text: Option<error_catalog::Text<'_>>| text.map(|text| text.to_string());
    format!(
        "{} {} {:?} {:?} {} {:?} {:?} {:?} {:?} {} {:?} {:?}",
        error.status().as_u16(),
        error.code(),
        error.message().to_string(),
        optional(error.long_message()),
        error.text(),
        optional(error.hint()),
        error.meta().map(|meta| json!(meta).to_string()),
        optional(error.pointer()),
        error.retry(),
        error.entry().name(),
        optional(error.docs()),
        error.source().map(ToString::to_string),
    )
}

const NOT_FOUND: &str = r#"404 resource_not_found "not found" Some("No \"user\" was found with id u_1") No "user" was found with id u_1 Some("list the users of ") Some("{\"kind\":\"user\",\"user_id\":\"u_1\"}") Some("u_1") Unspecified NotFound Some("https://docs.example.com/resource_not_found") None"#;

#[test]
fn trait_objects() {
    assert_eq!(read(&not_found()), NOT_FOUND);
    let boxed: Box<dyn ApiError> = Box::new(not_found());
    assert_eq!(read(&*boxed), NOT_FOUND);
    let shared: Arc<dyn ApiError> = Arc::new(not_found());
    assert_eq!(read(&*shared), NOT_FOUND);
    let sendable: Box<dyn ApiError + Send + Sync> = Box::new(not_found());
    assert_eq!(read(&*sendable), NOT_FOUND);
    assert_eq!(sendable.status(), StatusCode::NOT_FOUND);
    assert_eq!(boxed.to_json(), not_found().to_json());
    assert_eq!(sendable.to_response().headers(), not_found().to_response().headers());
    assert_eq!(boxed.to_string(), "No \"user\" was found with id u_1");
    assert_eq!(
        read(&UserError::from(std::fmt::Error)),
        r#"500 broken "Broken" None Broken None None None Never Broken Some("https://docs.example.com/broken") Some("an error occurred when formatting an argument")"#,
    );
}

#[test]
fn several_types_in_one_list() {
    let errors: [Box<dyn ApiError>; 3] = [Box::new(not_found()), Box::new(Conflict), Box::new(UserError::SearchDown)];
    let codes: Vec<_> = errors.iter().map(|error| error.code().to_string()).collect();
    assert_eq!(codes, ["resource_not_found", "409001", "search_down"]);
}

#[test]
fn pointers_delegate_everything() {
    fn rendered<E: ApiError>(error: E) -> (String, Vec<String>, String) {
        let response = error.to_response_in(&Context::new().request_id("r"));
        assert_eq!(error.to_json_in(&Context::new().request_id("r")), body(&response));
        (body(&response).to_owned(), headers(&response), E::section().name().to_owned())
    }
    let plain = rendered(not_found());
    assert_eq!(plain.2, "Users");
    assert_eq!(rendered(Box::new(not_found())), plain);
    assert_eq!(rendered(Arc::new(not_found())), plain);
    let borrowed = &not_found();
    assert_eq!(rendered(borrowed), plain);
    assert_eq!(rendered(Box::new(Arc::new(&not_found()))), plain);
    assert_eq!(read(&Box::new(not_found())), NOT_FOUND);
    assert_eq!(read(&Arc::new(not_found())), NOT_FOUND);
    assert_eq!(read(&&not_found()), NOT_FOUND);
}

#[test]
fn texts_and_codes_are_values() {
    let error = not_found();
    let text = error.text();
    assert_eq!(
        format!("[{text}] {:>10}", error.message().to_string()),
        "[No \"user\" was found with id u_1]  not found"
    );
    assert_eq!(json!(text), json!("No \"user\" was found with id u_1"));
    assert_eq!(json!(error.code()), json!("resource_not_found"));
    assert_eq!(json!(Conflict.code()), json!(409_001));
    assert_eq!(Conflict.code().as_number(), Some(409_001));
    assert_eq!(Conflict.code().as_str(), "409001");
    assert_eq!(Conflict.code(), "409001");
    assert_eq!(error.code().as_number(), None);
    assert_ne!(error.code(), Conflict.code());
}

#[test]
fn meta_is_an_iterator_and_a_value() {
    let error = UserError::NotFound { user_id: "u\"1", tenant: Some("t") };
    let Some(meta) = error.meta() else { panic!("there is meta") };
    assert_eq!(serde_json::to_string(&meta).ok().as_deref(), Some(r#"{"user_id":"u\"1","kind":"user","tenants":"t"}"#));
    let members: Vec<_> = meta.into_iter().map(|(key, value)| (key, json!(value))).collect();
    assert_eq!(members, [("user_id", json!("u\"1")), ("kind", json!("user")), ("tenants", json!("t"))]);
    assert!(UserError::SearchDown.meta().is_none());
}

#[test]
fn rows_are_plain_data() {
    let [not_found, throttled, broken, search_down] = UserError::section().entries() else { panic!("four entries") };

    assert_eq!((not_found.name(), not_found.status().as_u16()), ("NotFound", 404));
    assert_eq!(not_found.code(), "resource_not_found");
    assert_eq!(not_found.message().to_string(), "not found");
    assert_eq!(
        not_found.long_message().map(|text| text.segments().collect::<Vec<_>>()),
        Some(vec![Segment::Text("No \"user\" was found with id ".into()), Segment::Place("user_id")]),
    );
    assert_eq!(not_found.hint().map(|text| text.to_string()).as_deref(), Some("list the users of <tenant>"));
    assert_eq!(not_found.placeholders().collect::<Vec<_>>(), ["user_id", "tenant"]);
    assert_eq!(not_found.meta_keys().collect::<Vec<_>>(), ["user_id", "kind", "tenants"]);
    assert_eq!(not_found.pointer().map(|text| text.to_string()).as_deref(), Some("<user_id>"));
    assert_eq!(not_found.docs(), Some("https://docs.example.com/resource_not_found"));
    assert_eq!(not_found.description(), Some("No user exists with the given id.\n\nIt may have existed."));
    assert_eq!((not_found.deprecated(), not_found.is_hidden()), (None, false));
    assert_eq!((not_found.retry(), not_found.retry_after_place()), (Retry::Unspecified, None));
    assert_eq!((not_found.challenge().is_none(), not_found.headers().count()), (true, 0));

    assert_eq!(throttled.code(), "throttled");
    assert_eq!((throttled.deprecated(), throttled.is_hidden()), (Some("nobody is throttled any more"), true));
    assert_eq!((throttled.retry(), throttled.retry_after_place()), (Retry::Backoff, Some("wait")));
    assert_eq!(throttled.challenge().map(|text| text.to_string()).as_deref(), Some("Bearer"));
    let headers: Vec<_> = throttled.headers().map(|(name, value)| (name, value.to_string())).collect();
    assert_eq!(headers, [("x-limit", "5".to_owned()), ("x-wait", "<wait>".to_owned())]);
    assert_eq!(throttled.docs(), Some("https://docs.example.com/throttling"));
    assert_eq!((throttled.description(), throttled.long_message().map(|_| ())), (None, None));

    assert_eq!((broken.retry(), broken.name()), (Retry::Never, "Broken"));
    assert_eq!(search_down.retry(), Retry::After(Duration::from_secs(30)));

    assert_eq!(UserError::section().domain(), Some("users.example"));
    assert_eq!(UserError::section().retired(), ["old", "older"]);
    assert_eq!(Conflict::section().domain(), None);
    assert_eq!(Conflict::section().entries()[0].code().as_number(), Some(409_001));
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
#[expect(dead_code, reason = "only the rows are read")]
enum Documented {
    /** A block.

    - of "Markdown" */
    Block,
    #[doc = "First"]
    #[doc = concat!("sec", "ond")]
    Computed,
    ///     code
    ///       more
    ///
    /// text
    Code,
    ///    a
    ///        b
    Indented,
    //// Four slashes are not documentation.
    Undocumented,
}

#[test]
fn descriptions() {
    let descriptions: Vec<_> = Documented::section().entries().iter().map(Entry::description).collect();
    assert_eq!(
        descriptions,
        [
            Some("A block.\n\n   - of \"Markdown\""),
            Some("First\nsecond"),
            Some("    code\n      more\n\ntext"),
            Some("a\n    b"),
            None,
        ],
    );
}

#[test]
fn the_catalog_as_json() {
    assert_eq!(
        json!(API),
        json!({
            "title": "Users API",
            "sections": [
                {
                    "name": "Users",
                    "type": "UserError",
                    "domain": "users.example",
                    "entries": [
                        {
                            "name": "NotFound",
                            "code": "resource_not_found",
                            "status": 404,
                            "message": "not found",
                            "long_message": "No \"user\" was found with id <user_id>",
                            "hint": "list the users of <tenant>",
                            "placeholders": ["user_id", "tenant"],
                            "meta": [
                                {"key": "user_id", "type": "string"},
                                {"key": "kind", "type": "string", "value": "user"},
                                {"key": "tenants", "type": "string", "optional": true},
                            ],
                            "pointer": "<user_id>",
                            "docs": "https://docs.example.com/resource_not_found",
                            "description": "No user exists with the given id.\n\nIt may have existed.",
                        },
                        {
                            "name": "Throttled",
                            "code": "throttled",
                            "status": 429,
                            "message": "Throttled",
                            "placeholders": [],
                            "meta": [],
                            "retry": {"after": "<wait>"},
                            "challenge": "Bearer",
                            "headers": [{"name": "x-limit", "value": "5"}, {"name": "x-wait", "value": "<wait>"}],
                            "docs": "https://docs.example.com/throttling",
                            "deprecated": "nobody is throttled any more",
                            "hidden": true,
                        },
                        {
                            "name": "Broken",
                            "code": "broken",
                            "status": 500,
                            "message": "Broken",
                            "placeholders": [],
                            "meta": [],
                            "retry": "never",
                            "docs": "https://docs.example.com/broken",
                        },
                        {
                            "name": "SearchDown",
                            "code": "search_down",
                            "status": 503,
                            "message": "Search down",
                            "placeholders": [],
                            "meta": [],
                            "retry": {"after": 30},
                            "docs": "https://docs.example.com/search_down",
                        },
                    ],
                    "retired": ["old", "older"],
                },
                {
                    "name": "Conflict",
                    "type": "Conflict",
                    "entries": [
                        {
                            "name": "Conflict",
                            "code": 409_001,
                            "status": 409,
                            "message": "Conflict",
                            "placeholders": [],
                            "meta": [],
                        },
                    ],
                    "retired": [],
                },
            ],
        }),
    );
}

#[test]
#[allow(deprecated, reason = "the subject of the test")]
fn occurrences_of_computed_data() {
    assert_eq!(UserError::Throttled { wait: 7 }.retry(), Retry::After(Duration::from_secs(7)));
    let headers: Vec<_> =
        UserError::Throttled { wait: 7 }.headers().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(headers, ["x-limit=5", "x-wait=7"]);
    assert_eq!(UserError::Throttled { wait: 7 }.challenge().map(|text| text.to_string()).as_deref(), Some("Bearer"));
}
