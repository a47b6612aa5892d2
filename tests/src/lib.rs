//! Behaviour tests of `error-catalog`, one file per subject in `tests/`. This library has what several of them need.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::Response;
use serde_json::Value;

pub mod everything;
pub mod rendered;
pub mod strict;

/// The body, read by two independent parsers.
///
/// # Panics
///
/// If it is not JSON, or if the parsers disagree.
#[must_use]
pub fn parsed(body: &str) -> Value {
    let value = serde_json::from_str(body).expect(body);
    assert_eq!(strict::read(body).as_ref(), Ok(&value), "{body}");
    value
}

/// The headers as `name: value`, sorted, so that a list of them can be compared whole.
///
/// # Panics
///
/// If a value is not visible ASCII.
#[must_use]
pub fn headers(response: &Response<Bytes>) -> Vec<String> {
    let line = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        format!("{name}: {}", value.to_str().expect("a header value is visible ASCII"))
    };
    let mut lines: Vec<_> = response.headers().iter().map(line).collect();
    lines.sort();
    lines
}

/// The body of the response as text.
///
/// # Panics
///
/// If it is not UTF-8.
#[must_use]
pub fn body(response: &Response<Bytes>) -> &str {
    std::str::from_utf8(response.body()).expect("JSON is UTF-8")
}

/// Polls the future until it is done.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return output;
        }
    }
}

/// The README's Rust compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
