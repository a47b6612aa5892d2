//! `challenge`: the `WWW-Authenticate` header.

use error_catalog::ApiError;
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
    assert_eq!(AuthError::NoSession.challenge(), Some("Bearer realm=\"users\""));
    assert_eq!(AuthError::Forbidden.challenge(), None);
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
