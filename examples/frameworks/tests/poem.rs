//! Tests the users API on poem with a real client over real sockets.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

#[macro_use]
mod common;

use common::Framework;
use error_catalog_frameworks::poem;

const FRAMEWORK: Framework = Framework {
    serve: |config, started| Box::pin(poem::serve(config, started)),
    // poem does not send the methods.
    allow: None,
    unknown_method: || common::method_not_allowed("FROB", "/users"),
    // poem's limit needs the length in advance.
    large_chunks: common::unreadable,
    head: 200,
    json: "application/json; charset=utf-8",
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
