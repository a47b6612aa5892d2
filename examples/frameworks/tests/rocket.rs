//! Tests the users API on Rocket with a real client over real sockets.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

#[macro_use]
mod common;

use common::Framework;
use error_catalog_frameworks::rocket;

const FRAMEWORK: Framework = Framework {
    serve: |config, started| Box::pin(rocket::serve(config, started)),
    allow: Some("GET, HEAD, POST"),
    // Rocket knows only a fixed list of methods. For others, it runs neither routes nor fairings.
    unknown_method: common::unreadable,
    large_chunks: common::body_too_large,
    head: 200,
    json: "application/json",
    adds: &["permissions-policy", "server", "x-content-type-options", "x-frame-options"],
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
