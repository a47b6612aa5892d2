//! Exports: the `Document`, and what all formats have in common.

#![allow(clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::collections::HashMap;
use std::time::Duration;

use error_catalog::envelope::Problem;
use error_catalog::export::{self, Code, Delay, Document, Format, Retry};
use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
#[expect(dead_code, reason = "only its rows are looked at")]
#[api(section = "Users", envelope = Problem, docs = "https://example.com/errors#<code>", retired("old"))]
enum UserError {
    /// No user exists with the given id.
    #[api(status = 404, code = "user_not_found", message = "not found", long = "No user has the id <user_id>")]
    #[api(meta(user_id, kind = "user", age, tags, sizes = sizes.len()), headers(x_kind = "user"))]
    NotFound { user_id: String, age: Option<u8>, tags: Vec<bool>, sizes: Vec<u8> },
    #[api(status = 429, message = "slow down", retry_after = wait, meta(limits, more = "x"))]
    TooMany { wait: Duration, limits: HashMap<String, u64> },
    #[api(status = 422, message = "<field> is wrong")]
    Wrong {
        field: &'static str,
        #[api(pointer)]
        path: String,
    },
    #[api(status = 500, hidden)]
    Secret,
}

#[derive(Debug, ApiError)]
#[api(code_style = "numeric", envelope = Problem, retry = "never")]
#[deprecated = "use another one"]
#[allow(deprecated, dead_code, reason = "only its rows are looked at")]
enum OldError {
    #[api(code = 409_001)]
    Taken,
}

#[allow(deprecated, reason = "the catalog has it all the same")]
static API: Catalog = error_catalog::catalog!("Users API", [UserError, OldError]);

#[test]
fn a_sample_is_what_the_service_would_send() {
    let document = Document::from(&API);
    let samples: Vec<_> = document.entries().map(|entry| entry.sample.body.as_str()).collect();
    assert_eq!(
        samples,
        [
            r#"{"type":"https://example.com/errors#user_not_found","title":"not found","status":404,"detail":"No user has the id <user_id>","instance":"urn:request:0198f3a2-6c1e-7b4d-9a57-3f0c2e8d1b46","code":"user_not_found","user_id":"<user_id>","kind":"user","age":1,"tags":[true],"sizes":1}"#,
            r#"{"type":"https://example.com/errors#too_many","title":"slow down","status":429,"instance":"urn:request:0198f3a2-6c1e-7b4d-9a57-3f0c2e8d1b46","code":"too_many","limits":{"<key>":"<value>"},"more":"x"}"#,
            r##"{"type":"https://example.com/errors#wrong","title":"<field> is wrong","status":422,"instance":"urn:request:0198f3a2-6c1e-7b4d-9a57-3f0c2e8d1b46","code":"wrong","pointer":"#/path"}"##,
            r#"{"title":"Conflict","status":409,"detail":"Taken","instance":"urn:request:0198f3a2-6c1e-7b4d-9a57-3f0c2e8d1b46","code":409001}"#,
        ],
    );
    let headers = &document.sections[0].entries[1].sample.headers;
    let headers: Vec<_> = headers.iter().map(|header| (header.name.as_str(), header.value.as_str())).collect();
    assert_eq!(
        headers,
        [
            ("content-type", "application/problem+json"),
            ("link", "<https://example.com/errors#too_many>; rel=\"help\""),
            ("retry-after", "30"),
            ("x-request-id", "0198f3a2-6c1e-7b4d-9a57-3f0c2e8d1b46"),
        ],
    );
}

#[test]
fn a_document_has_what_the_catalog_has() {
    let document = Document::from(&API);
    assert_eq!((document.title.as_str(), document.content_type.as_str()), ("Users API", "application/problem+json"));
    let [users, old] = document.sections.as_slice() else { panic!("{document:?}") };
    assert_eq!(
        (users.name.as_str(), users.type_name.as_str(), users.retired.as_slice()),
        ("Users", "UserError", ["old".to_owned()].as_slice())
    );
    let names: Vec<_> = users.entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["NotFound", "TooMany", "Wrong"], "what is hidden is left out");

    let not_found = &users.entries[0];
    let members = not_found.meta.iter();
    let members: Vec<_> =
        members.map(|member| (member.key.as_str(), member.data_type.as_str(), member.optional)).collect();
    assert_eq!(
        members,
        [
            ("user_id", "string", false),
            ("kind", "string", false),
            ("age", "integer", true),
            ("tags", "boolean[]", false),
            ("sizes", "integer", false),
        ],
    );
    assert_eq!(not_found.meta[1].value.as_ref().map(export::JsonText::as_str), Some("\"user\""));
    assert_eq!(not_found.description.as_deref(), Some("No user exists with the given id."));
    assert_eq!(not_found.headers[0].value, "user");
    assert_eq!(users.entries[1].retry, Some(Retry::After(Delay::Field("<wait>".to_owned()))));
    assert_eq!(users.entries[1].meta[0].data_type, "object");
    assert_eq!(users.entries[2].pointer.as_deref(), Some("<path>"));
    assert_eq!((&old.entries[0].code, &old.entries[0].retry), (&Code::Number(409_001), &Some(Retry::Never)));
}

#[test]
fn json_reads_back_and_stays_the_same() -> Result<(), serde_json::Error> {
    let json = export::json(&API);
    assert_eq!(json, Format::Json.export(&API));
    let document: Document = serde_json::from_str(&json)?;
    assert_eq!(document, Document::from(&API));
    // Bodies keep the order of their members when they are written and parsed.
    assert!(json.contains(r#""body": {"title":"Conflict","status":409,"detail":"Taken""#), "{json}");
    Ok(())
}

#[test]
fn a_body_is_shown_on_several_lines() {
    let document = Document::from(&API);
    let pretty = document.sections[1].entries[0].sample.body.pretty();
    assert_eq!(
        pretty,
        "{\n  \"title\": \"Conflict\",\n  \"status\": 409,\n  \"detail\": \"Taken\",\n  \
         \"instance\": \"urn:request:0198f3a2-6c1e-7b4d-9a57-3f0c2e8d1b46\",\n  \"code\": 409001\n}",
    );
}

#[test]
fn formats_are_found_by_name() {
    for &format in Format::ALL {
        assert_eq!(format.to_string().parse(), Ok(format));
    }
    let unknown = "yaml".parse::<Format>();
    assert!(unknown.is_err_and(|error| error.to_string().starts_with("unknown format, expected one of `json`")));
}

#[test]
fn a_catalog_states_its_version_and_its_links() {
    #[allow(deprecated, reason = "the catalog has it all the same")]
    static LINKED: Catalog = error_catalog::catalog!(
        "Users API",
        [UserError, OldError],
        docs = "https://docs.example.com/<code>.html",
        allow(duplicate_code),
        version = "1.4",
    );
    let document = Document::from(&LINKED);
    assert_eq!(document.version.as_deref(), Some("1.4"));
    let docs = |code: &str| {
        let entry = document.entries().find(|entry| entry.code.to_string() == code);
        entry.and_then(|entry| entry.docs.as_deref())
    };
    assert_eq!(docs("user_not_found"), Some("https://example.com/errors#user_not_found"), "it has a link of its own");
    assert_eq!(docs("409001"), Some("https://docs.example.com/409001.html"));
    assert!(export::html(&LINKED).contains("version 1.4</p>"));
    assert_eq!(LINKED.in_envelope::<Problem>().docs(), LINKED.docs());
    assert_eq!(API.version(), Some(env!("CARGO_PKG_VERSION")), "else that of the package");
}
