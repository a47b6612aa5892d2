//! The ambient request id and exposure, per scope, per future and per thread.

use std::future::Future;
use std::panic::{self, AssertUnwindSafe};
use std::pin::Pin;
use std::task::{self, Poll, Waker};
use std::thread;

use error_catalog::{ApiError, Context, Exposure};
use error_catalog_tests::{block_on, body, headers};

#[derive(Debug, ApiError)]
enum PingError {
    #[api(status = 500, message = "down")]
    Down(#[api(from)] std::fmt::Error),
}

const PLAIN: &str = r#"{"errors":[{"message":"down","long_message":"down","code":"down"}]}"#;
const OUTER: &str = r#"{"errors":[{"message":"down","long_message":"down","code":"down"}],"trace_id":"outer"}"#;
const INNER: &str = r#"{"errors":[{"message":"down","long_message":"down","code":"down"}],"trace_id":"inner"}"#;

fn ping() -> String {
    PingError::Down(std::fmt::Error).to_json()
}

fn outer() -> Context {
    Context::new().request_id("outer")
}

fn inner() -> Context {
    Context::new().request_id(String::from("inner"))
}

#[test]
fn production_without_an_id_is_the_default() {
    assert_eq!(Exposure::default(), Exposure::Production);
    assert_eq!(Context::new().exposure, Exposure::Production);
    assert_eq!(Context::new().request_id, None);
    assert_eq!(Context::current().exposure, Exposure::Production);
    assert_eq!(Context::current().request_id, None);
    assert_eq!(ping(), PLAIN);
}

#[test]
fn scopes_nest_and_end() {
    let result = outer().scope(|| {
        assert_eq!(ping(), OUTER);
        let result = inner().scope(ping);
        assert_eq!(ping(), OUTER);
        result
    });
    assert_eq!(result, INNER);
    assert_eq!(ping(), PLAIN);
}

#[test]
fn an_inner_scope_replaces_the_outer_one_wholly() {
    let development = outer().exposure(Exposure::Development);
    development.scope(|| {
        assert_eq!(Context::current().exposure, Exposure::Development);
        inner().scope(|| assert_eq!(Context::current().exposure, Exposure::Production));
        Context::new().scope(|| assert_eq!(ping(), PLAIN));
        assert_eq!(Context::current().exposure, Exposure::Development);
    });
}

#[test]
fn an_explicit_context_ignores_the_ambient_one() {
    let error = PingError::Down(std::fmt::Error);
    outer().scope(|| {
        assert_eq!(error.to_json_in(&inner()), INNER);
        assert_eq!(error.to_json_in(&Context::new()), PLAIN);
        assert_eq!(headers(&error.to_response_in(&Context::new())), ["content-type: application/json"]);
    });
}

#[test]
fn request_id_is_in_header_and_body() {
    let response = outer().scope(|| PingError::Down(std::fmt::Error).to_response());
    assert_eq!(headers(&response), ["content-type: application/json", "x-request-id: outer"]);
    assert_eq!(body(&response), OUTER);
}

#[test]
fn development_shows_sources() {
    let body = Context::new().exposure(Exposure::Development).scope(ping);
    assert_eq!(
        body,
        r#"{"errors":[{"message":"down","long_message":"down","code":"down","details":["an error occurred when formatting an argument"]}]}"#,
    );
}

#[test]
fn a_panic_restores_the_outer_scope() {
    outer().scope(|| {
        let caught = panic::catch_unwind(AssertUnwindSafe(|| inner().scope(|| panic::resume_unwind(Box::new(())))));
        assert!(caught.is_err());
        assert_eq!(ping(), OUTER);
    });
    assert_eq!(ping(), PLAIN);
}

#[test]
fn threads_have_their_own() {
    outer().scope(|| {
        let elsewhere = thread::spawn(ping).join();
        assert_eq!(elsewhere.ok().as_deref(), Some(PLAIN));
        let moved = Context::current();
        let elsewhere = thread::spawn(move || moved.scope(ping)).join();
        assert_eq!(elsewhere.ok().as_deref(), Some(OUTER));
    });
}

/// Is pending once.
struct Yield(bool);

impl Future for Yield {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut task::Context<'_>) -> Poll<()> {
        if self.0 {
            return Poll::Ready(());
        }
        self.0 = true;
        Poll::Pending
    }
}

/// The responses before and after each of two pauses.
async fn thrice() -> [String; 3] {
    let first = ping();
    Yield(false).await;
    let second = ping();
    Yield(false).await;
    [first, second, ping()]
}

fn poll<F: Future + ?Sized>(future: &mut Pin<Box<F>>) -> Poll<F::Output> {
    future.as_mut().poll(&mut task::Context::from_waker(Waker::noop()))
}

#[test]
fn futures_that_take_turns_never_mix() {
    let mut first = Box::pin(outer().scope_async(thrice()));
    let mut second = Box::pin(inner().scope_async(thrice()));
    for _ in 0..2 {
        assert!(poll(&mut first).is_pending());
        assert_eq!(ping(), PLAIN);
        assert!(poll(&mut second).is_pending());
        assert_eq!(ping(), PLAIN);
    }
    assert_eq!(poll(&mut first), Poll::Ready([OUTER; 3].map(String::from)));
    assert_eq!(poll(&mut second), Poll::Ready([INNER; 3].map(String::from)));
    assert_eq!(ping(), PLAIN);
}

#[test]
fn a_future_may_move_between_threads() {
    let mut future: Pin<Box<dyn Future<Output = [String; 3]> + Send>> = Box::pin(outer().scope_async(thrice()));
    assert!(poll(&mut future).is_pending());
    let future = thread::spawn(move || {
        assert!(inner().scope(|| poll(&mut future)).is_pending());
        assert_eq!(ping(), PLAIN);
        future
    });
    let result = future.join().map(|mut future| poll(&mut future));
    assert_eq!(result.ok(), Some(Poll::Ready([OUTER; 3].map(String::from))));
}

#[test]
fn scopes_and_futures_nest() {
    let bodies = block_on(outer().scope_async(async {
        let nested = inner().scope_async(async { ping() }).await;
        Yield(false).await;
        (nested, inner().scope(ping), ping())
    }));
    assert_eq!(bodies, (INNER.to_owned(), INNER.to_owned(), OUTER.to_owned()));
}

#[test]
fn a_future_that_is_dropped_or_panics_leaves_nothing() {
    let mut dropped = Box::pin(outer().scope_async(thrice()));
    assert!(poll(&mut dropped).is_pending());
    drop(dropped);
    assert_eq!(ping(), PLAIN);

    let mut panics = Box::pin(outer().scope_async(async { panic::resume_unwind(Box::new(())) }));
    let caught = panic::catch_unwind(AssertUnwindSafe(|| {
        let _: Poll<()> = poll(&mut panics);
    }));
    assert!(caught.is_err());
    assert_eq!(ping(), PLAIN);
}

/// Records the context when the future that owns it is dropped.
struct OnDrop<'a>(&'a std::cell::Cell<Option<String>>);

impl Drop for OnDrop<'_> {
    fn drop(&mut self) {
        self.0.set(Some(ping()));
    }
}

#[test]
fn rendering_may_render() {
    #[derive(Debug, ApiError)]
    #[api(status = 500, message = "<inner>", args(inner = inner().scope(ping).len()))]
    struct Nested;

    let length = INNER.len();
    assert_eq!(
        outer().scope(|| Nested.to_json()),
        format!(
            r#"{{"errors":[{{"message":"{length}","long_message":"{length}","code":"nested"}}],"trace_id":"outer"}}"#
        ),
    );

    let seen = std::cell::Cell::new(None);
    block_on(outer().scope_async(async { drop(OnDrop(&seen)) }));
    assert_eq!(seen.take().as_deref(), Some(OUTER));
}
