//! `challenge`: the `WWW-Authenticate` header.

use error_catalog::{ApiError, Entry};
use http::header::WWW_AUTHENTICATE;

#[derive(Debug, ApiError)]
#[api(status = 401, challenge = "Bearer realm=\"users\"")]
enum AuthError {
    NoSession,
    #[api(challenge = "Basic")]
    NoPassword,
    #[api(status = 403)]
    Forbidden,
    #[api(status = 407, challenge = "Negotiate")]
    Proxy,
}

#[derive(Debug, ApiError)]
#[api(status = 401)]
enum Without {
    NoSession,
}

fn challenge(error: &impl ApiError) -> Option<String> {
    let response = error.to_response();
    response.headers().get(WWW_AUTHENTICATE).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

#[test]
fn of_the_enum_on_its_401s() {
    assert_eq!(challenge(&AuthError::NoSession).as_deref(), Some("Bearer realm=\"users\""));
    assert_eq!(challenge(&AuthError::Forbidden), None);
    let text = |error: AuthError| error.challenge().map(|text| text.to_string());
    assert_eq!(text(AuthError::NoSession).as_deref(), Some("Bearer realm=\"users\""));
    assert_eq!(text(AuthError::Forbidden), None);
}

#[test]
fn of_the_variant() {
    assert_eq!(challenge(&AuthError::NoPassword).as_deref(), Some("Basic"));
    assert_eq!(challenge(&AuthError::Proxy).as_deref(), Some("Negotiate"));
}

#[test]
fn absent() {
    assert_eq!(challenge(&Without::NoSession), None);
}

#[derive(Debug, ApiError)]
#[api(status = 401, challenge = "Bearer")]
struct SignIn;

#[test]
fn on_a_struct() {
    assert_eq!(challenge(&SignIn).as_deref(), Some("Bearer"));
}

#[derive(Debug, ApiError)]
#[api(status = 401, challenge = "Other realm=\"1 << 2\"")]
enum ScopeError {
    #[api(status = 403, challenge = "Bearer error=\"insufficient_scope\", scope=\"<scope>\"")]
    Missing {
        scope: String,
    },
    #[api(challenge = "DPoP algs=\"<algs...>\", nonce=\"a<nonce?>\\\\\", error=\"<code>\"", args(code = "x\"y"))]
    Proof {
        algs: Vec<&'static str>,
        nonce: Option<u32>,
    },
    #[api(status = 403, challenge = "Bearer scope=\"<broken>\"")]
    Broken {
        broken: Failing,
    },
    Inherited,
}

#[derive(Debug)]
struct Failing;

impl std::fmt::Display for Failing {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Err(std::fmt::Error)
    }
}

/// The header for a scope, which is the text of the challenge too.
fn of_scope(scope: &str) -> String {
    let error = ScopeError::Missing { scope: scope.to_owned() };
    let sent = challenge(&error).unwrap_or_default();
    assert_eq!(error.challenge().map(|text| text.to_string()).as_deref(), Some(&*sent));
    sent
}

#[test]
fn placeholders_show_values_of_the_request() {
    assert_eq!(of_scope("users:read"), "Bearer error=\"insufficient_scope\", scope=\"users:read\"");
    assert_eq!(
        challenge(&ScopeError::Proof { algs: vec!["ES256", "RS256"], nonce: Some(7) }).as_deref(),
        Some("DPoP algs=\"ES256, RS256\", nonce=\"a7\\\\\", error=\"x\\\"y\"")
    );
    assert_eq!(
        challenge(&ScopeError::Proof { algs: vec![], nonce: None }).as_deref(),
        Some("DPoP algs=\"\", nonce=\"a\\\\\", error=\"x\\\"y\"")
    );
    assert_eq!(challenge(&ScopeError::Inherited).as_deref(), Some("Other realm=\"1 < 2\""));
    let entry = ScopeError::section().entries().first();
    let declared = entry.and_then(Entry::challenge).map(|text| text.to_string());
    assert_eq!(declared.as_deref(), Some("Bearer error=\"insufficient_scope\", scope=\"<scope>\""));
}

/// RFC 9110, section 5.6.4.
#[test]
fn no_value_breaks_out_of_its_quotes() {
    let scope = |value: &str| {
        let sent = of_scope(value);
        sent.strip_prefix("Bearer error=\"insufficient_scope\", scope=").unwrap_or_default().to_owned()
    };
    assert_eq!(scope("\", realm=\"x"), r#""\", realm=\"x""#);
    assert_eq!(scope("\\"), r#""\\""#);
    assert_eq!(scope("\\\""), r#""\\\"""#);
    assert_eq!(scope("a\r\nSet-Cookie: b=c"), r#""a??Set-Cookie: b=c""#);
    assert_eq!(scope("tab\tzero\0del\u{7f}é\u{2028}"), "\"tab\tzero?del???\"");
}

#[test]
fn a_challenge_that_cannot_be_written_is_omitted() {
    assert_eq!(challenge(&ScopeError::Broken { broken: Failing }), None);
    assert_eq!(challenge(&ScopeError::Missing { scope: "x".repeat(2_048) }), None);
}
