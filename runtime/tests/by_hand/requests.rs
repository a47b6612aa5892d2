//! Headers, contexts, several errors, and finding an error in a chain.

use std::future::Future;
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{self, Poll, Waker};
use std::time::Duration;

use crate::common::{UserError, checked, email_taken, not_found, search_down};
use error_catalog::{ApiError, Context, Errors, Exposure, Retry, find};

fn headers(error: &impl ApiError, context: &Context) -> Vec<String> {
    let response = error.to_response_in(context);
    let lines = response.headers().iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap_or("?")));
    lines.collect()
}

#[test]
fn headers_of_each_kind() {
    let context = Context::new().request_id("req_1");
    let throttled = UserError::Throttled { wait: Duration::from_millis(1_001), limit: Some(5) };
    assert_eq!(
        headers(&throttled, &context),
        [
            "content-type: application/json",
            "www-authenticate: Bearer",
            "x-limit: 5 per minute",
            "retry-after: 2",
            "x-request-id: req_1",
        ],
    );
    assert_eq!(
        headers(&email_taken(None), &Context::new().request_id("a\nb")),
        ["content-type: application/json", "link: <https://docs.example.com/errors#email_taken>; rel=\"help\"",],
    );
}

#[test]
fn retry_of_fixed_and_of_computed_delays() {
    let throttled = UserError::Throttled { wait: Duration::from_secs(7), limit: None };
    assert_eq!(throttled.retry(), Retry::After(Duration::from_secs(7)));
    assert_eq!(throttled.entry().retry(), Retry::Backoff);
    assert_eq!(throttled.entry().retry_after_place(), Some("wait"));
    assert_eq!(search_down().retry(), Retry::After(Duration::from_secs(30)));
    assert_eq!(not_found().retry(), Retry::Unspecified);
}

#[test]
fn accessors_through_pointers_and_trait_objects() {
    let error = Arc::new(Box::new(email_taken(Some("email"))));
    let erased: &dyn ApiError = &error;
    assert_eq!(erased.code(), "email_taken");
    assert_eq!(erased.text().to_string(), "a@b.c is taken");
    assert_eq!(erased.pointer().map(|pointer| pointer.to_string()).as_deref(), Some("email"));
    let meta = erased.meta().map(|meta| serde_json::to_string(&meta).unwrap_or_default());
    assert_eq!(meta.as_deref(), Some(r#"{"param_name":"email","email":"a@b.c","title":1}"#));
    assert!(email_taken(None).pointer().is_none());
    let none = UserError::Throttled { wait: Duration::ZERO, limit: None };
    assert!(none.meta().is_none());
}

#[test]
fn status_of_several() {
    let status = |errors: Vec<UserError>| Errors::from_iter(errors).status().as_u16();
    assert_eq!(status(vec![not_found(), not_found()]), 404);
    assert_eq!(status(vec![not_found(), email_taken(None)]), 400);
    assert_eq!(status(vec![not_found(), search_down()]), 503);
    assert_eq!(status(vec![]), 500);
    let under = Errors::from(not_found()).under(UserError::Bare);
    assert_eq!(under.status(), 400);
    assert_eq!(under.to_string(), "Bare: No \"user\" was found with id u_\"1\"");
    assert!(Errors::<UserError>::new().under(UserError::Bare).into_result().is_ok());
}

#[test]
fn context_is_restored() {
    let id = || Context::current().request_id;
    let outer = Context::new().request_id("outer").exposure(Exposure::Development);
    outer.scope(|| {
        Context::new().scope(|| {
            assert_eq!(id(), None);
            assert_eq!(Context::current().exposure, Exposure::Production);
        });
        let unwound = std::panic::catch_unwind(|| Context::new().scope(|| std::panic::resume_unwind(Box::new(()))));
        assert!(unwound.is_err());
        assert_eq!(id().as_deref(), Some("outer"));
    });
    assert_eq!(id(), None);
}

/// Pending once, so that two futures take turns.
#[derive(Default)]
struct Yield(bool);

impl Future for Yield {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut task::Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}

#[test]
fn interleaved_futures_keep_their_contexts() {
    async fn seen() -> (Option<Arc<str>>, Option<Arc<str>>) {
        let before = Context::current().request_id;
        Yield::default().await;
        (before, Context::current().request_id)
    }
    let mut first = pin!(Context::new().request_id("1").scope_async(seen()));
    let mut second = pin!(Context::new().request_id("2").scope_async(seen()));
    let mut task = task::Context::from_waker(Waker::noop());
    assert!(first.as_mut().poll(&mut task).is_pending());
    assert!(second.as_mut().poll(&mut task).is_pending());
    assert_eq!(Context::current().request_id, None);
    for (future, id) in [(first.as_mut().poll(&mut task), "1"), (second.as_mut().poll(&mut task), "2")] {
        assert_eq!(future, Poll::Ready((Some(id.into()), Some(id.into()))));
    }
}

/// Its own source: a cyclic chain.
#[derive(Debug)]
struct Circle;

impl std::fmt::Display for Circle {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("again")
    }
}

impl std::error::Error for Circle {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&Circle)
    }
}

#[test]
fn find_looks_through_wrappers() {
    let wrapped = io::Error::other(Arc::new(io::Error::other(Box::new(not_found()))));
    assert_eq!(
        find::<UserError>(&wrapped).map(ApiError::code).map(error_catalog::Code::as_str),
        Some("resource_not_found")
    );
    assert!(find::<UserError>(&Circle).is_none());
}

#[test]
fn details_end() {
    let context = Context::new().exposure(Exposure::Development);
    let body = checked(UserError::SearchDown(io::Error::other(Circle)).to_json_in(&context));
    assert_eq!(body.matches("again").count(), 64);
    assert!(body.ends_with(r#""… and more"]}]}"#), "{body}");
}
