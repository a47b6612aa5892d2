//! Checks that every failure has the envelope, whatever the request.

use std::collections::BTreeSet;

use error_catalog_users::LARGEST_BODY;
use serde_json::Value;

use crate::support::{ADMIN, Server, answer, codes, config};

const METHODS: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"];

const PATHS: [&str; 20] = [
    "/",
    "//",
    "/health",
    "/health/",
    "/errors",
    "/users",
    "/users/",
    "/users?limit=0",
    "/users?limit=-1&after=%FF",
    "/users?limit=1&limit=2",
    "/users/1",
    "/users/0",
    "/users/-9223372036854775808",
    "/users/9223372036854775808",
    "/users/%FF",
    "/users/1/invitation",
    "/users/x/invitation",
    "/users/1/2/3",
    "/%00%0D%0A",
    "/debug/panic",
];

#[tokio::test]
async fn every_failure_is_in_the_envelope() {
    let server = Server::start(config()).await;
    server.create("ada").await;
    let codes = codes();
    let too_large = "x".repeat(LARGEST_BODY + 1);
    let bodies = [
        ("", ""),
        ("application/json", "{}"),
        ("application/json", "\u{0}[["),
        ("application/x-www-form-urlencoded", "name=Ada"),
        ("application/json", &*too_large),
    ];
    let mut failures = 0;
    for method in METHODS {
        for path in PATHS {
            for authorization in [ADMIN, "?"] {
                for (media_type, body) in bodies {
                    let request = server.ask(method, path).header("authorization", authorization);
                    let answer = answer(request.header("content-type", media_type).body(body.to_owned())).await;
                    let asked = || format!("{method} {path} {media_type} {authorization}: {answer:?}");
                    if answer.status < 400 {
                        continue;
                    }
                    failures += 1;
                    assert_eq!(answer.header("content-type"), "application/problem+json", "{}", asked());
                    if method == "HEAD" {
                        assert_eq!(answer.body, "", "{}", asked());
                        continue;
                    }
                    let body: Value = serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{}", asked()));
                    assert_eq!(body["status"], answer.status, "{}", asked());
                    assert!(body["code"].as_str().is_some_and(|code| codes.contains(code)), "{}", asked());
                    let id = answer.header("x-request-id");
                    assert_eq!(body["instance"], format!("urn:request:{id}"), "{}", asked());
                }
            }
        }
    }
    assert!(failures > 1_000, "{failures}");

    // Whatever clients send, the values of the label `code` are those of the catalog.
    let counted = answer(server.ask("GET", "/metrics")).await.body;
    let counted: BTreeSet<_> =
        counted.lines().filter_map(|line| line.split("{code=\"").nth(1)?.split('"').next()).collect();
    assert!(counted.len() > 5 && counted.iter().all(|code| codes.contains(*code)), "{counted:?}");
}
