//! Callers that call too often.

use std::time::Duration;

use error_catalog::{ApiError, envelope::Problem};

/// Callers that call too often.
#[derive(Debug, ApiError)]
#[api(section = "Rate limit", envelope = Problem, docs = "https://users.example/errors#<code>", require(description))]
pub enum LimitError {
    /// The caller has no requests left for now.
    #[api(
        status = 429,
        message = "Too many requests",
        long = "At most <limit> requests are answered at a time",
        meta(limit),
        retry_after = wait,
        headers(x_ratelimit_limit = limit)
    )]
    TooManyRequests {
        /// The number of requests that a caller has.
        limit: u32,
        /// The time until there are new ones.
        wait: Duration,
    },
}
