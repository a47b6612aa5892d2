//! `transparent`: the variant delegates everything to its only field.

use std::error::Error;
use std::sync::Arc;

use error_catalog::{ApiError, Context, Exposure};
use error_catalog_tests::headers;

#[derive(Debug, ApiError)]
#[api(docs = "https://docs.example.com/<code>", challenge = "Bearer")]
enum AuthError {
    #[api(
        status = 401,
        message = "sign in",
        long = "sign in, <name>",
        hint = "ask <name>",
        meta(name),
        headers(x_name = name),
        retry_after = 3
    )]
    SignedOut {
        name: &'static str,
        #[api(pointer)]
        path: &'static str,
        source: std::fmt::Error,
    },
}

fn signed_out() -> AuthError {
    AuthError::SignedOut { name: "n", path: "a.b", source: std::fmt::Error }
}

#[derive(Debug, ApiError)]
enum StoreError {
    #[api(transparent)]
    Auth(AuthError),
}

#[derive(Debug, ApiError)]
#[api(status = 500, prefix = "user:", retry = "never", docs = "https://other.example.com/")]
enum UserError {
    #[api(transparent)]
    Tuple(#[api(from)] AuthError),
    #[api(transparent)]
    Named { inner: AuthError },
    #[api(transparent)]
    Boxed(Box<AuthError>),
    #[api(transparent)]
    Shared(Arc<AuthError>),
    #[api(transparent)]
    Nested(Box<StoreError>),
    #[api(message = "own")]
    Own,
}

#[test]
fn everything_is_delegated() {
    let inner = signed_out();
    let contexts = [Context::new(), Context::new().request_id("r").exposure(Exposure::Development)];
    for outer in [
        UserError::from(signed_out()),
        UserError::Named { inner: signed_out() },
        UserError::Boxed(Box::new(signed_out())),
        UserError::Shared(Arc::new(signed_out())),
        UserError::Nested(Box::new(StoreError::Auth(signed_out()))),
    ] {
        for context in &contexts {
            assert_eq!(outer.to_json_in(context), inner.to_json_in(context));
            let (outer, inner) = (outer.to_response_in(context), inner.to_response_in(context));
            assert_eq!(outer.status(), inner.status());
            assert_eq!(headers(&outer), headers(&inner));
        }
        assert!(std::ptr::eq(outer.entry(), inner.entry()));
        assert_eq!(outer.to_string(), "sign in, n");
        assert_eq!(outer.hint().map(|hint| hint.to_string()).as_deref(), Some("ask n"));
        assert_eq!(outer.pointer().map(|pointer| pointer.to_string()).as_deref(), Some("a.b"));
        assert_eq!(outer.retry(), inner.retry());
        assert!(outer.source().is_some_and(<dyn Error>::is::<std::fmt::Error>));
    }
}

#[test]
fn inherits_nothing_and_declares_nothing() {
    let codes: Vec<_> = UserError::section().entries().iter().map(|entry| entry.code().as_str()).collect();
    assert_eq!(codes, ["user:own"]);
    assert_eq!(UserError::Own.docs().map(|docs| docs.to_string()).as_deref(), Some("https://other.example.com/"));
}

#[derive(Debug, ApiError)]
#[api(transparent)]
struct Wrapper(#[api(from)] AuthError);

#[test]
fn on_a_struct() {
    assert_eq!(Wrapper::from(signed_out()).to_json(), signed_out().to_json());
    assert_eq!(Wrapper::section().entries().len(), 0);
}
