//! `docs`: links to the documentation.

use error_catalog::{ApiError, Context};
use error_catalog_tests::headers;

#[derive(Debug, ApiError)]
#[api(status = 404, prefix = "user:", docs = "https://docs.example.com/errors/<code>?v=1#<code>")]
enum Linked {
    FromEnum,
    #[api(docs = "http://example.com/sign-in")]
    Own,
    #[api(code = "user:a b", allow(code_style))]
    Space,
}

#[derive(Debug, ApiError)]
#[api(status = 404)]
enum Unlinked {
    Without,
    #[api(docs = "https://docs.example.com/<code>")]
    Own,
}

fn docs(error: &impl ApiError) -> Option<String> {
    let docs = error.docs().map(|docs| docs.to_string());
    let header = docs.as_ref().map(|docs| format!("link: <{docs}>; rel=\"help\""));
    let sent = headers(&error.to_response_in(&Context::new())).into_iter().find(|line| line.starts_with("link"));
    assert_eq!(sent, header);
    assert_eq!(error.entry().docs(), docs.as_deref());
    docs
}

#[test]
fn on_the_enum() {
    assert_eq!(
        docs(&Linked::FromEnum).as_deref(),
        Some("https://docs.example.com/errors/user:from_enum?v=1#user:from_enum"),
    );
}

#[test]
fn on_the_variant() {
    assert_eq!(docs(&Linked::Own).as_deref(), Some("http://example.com/sign-in"));
    assert_eq!(docs(&Unlinked::Own).as_deref(), Some("https://docs.example.com/own"));
    assert_eq!(docs(&Unlinked::Without), None);
}

#[test]
fn what_no_url_may_hold_is_encoded() {
    assert_eq!(docs(&Linked::Space).as_deref(), Some("https://docs.example.com/errors/user:a%20b?v=1#user:a%20b"));
}

#[derive(Debug, ApiError)]
#[api(code_style = "numeric", code = 404_001, docs = "https://docs.example.com/<code>")]
struct Numbered;

#[test]
fn on_a_struct() {
    assert_eq!(docs(&Numbered).as_deref(), Some("https://docs.example.com/404001"));
}
