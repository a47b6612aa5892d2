//! Tests the users API on actix-web with a real client over real sockets.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

#[macro_use]
mod common;

use common::Framework;
use error_catalog_frameworks::actix;

const FRAMEWORK: Framework = Framework {
    serve: |config, started| Box::pin(actix::serve(config, started)),
    allow: Some("GET, POST"),
    unknown_method: || common::method_not_allowed("FROB", "/users"),
    large_chunks: common::body_too_large,
    // `HEAD` would need a route of its own.
    head: 405,
    json: "application/json",
    adds: &[],
};

tests!(
    FRAMEWORK,
    [
        every_failure,
        successes,
        heads,
        ids,
        concurrent,
        panics,
        exposure,
        on_the_wire,
        pipelined,
        cancelled,
        below_the_framework,
    ]
);
