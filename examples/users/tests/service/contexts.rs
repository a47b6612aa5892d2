//! Checks that no request sees the context of another one.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use error_catalog_users::Config;
use reqwest::header::HeaderValue;
use tokio::task::JoinSet;

use crate::support::{Answer, Relay, Server, answer, config, json, relay};

/// How many requests run at a time: all of them, if the process may open file descriptors for both ends of each.
fn at_a_time() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let files = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
    let files = files.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0_usize);
    if files >= 4_096 { 1_000 } else { 200 }
}

/// Requests all paths at once, and returns the responses by number.
async fn all_at_once(server: Server, count: usize, path: fn(usize) -> String) -> Vec<(usize, Answer)> {
    let server = Arc::new(server);
    let turns = Arc::new(tokio::sync::Semaphore::new(at_a_time()));
    let mut tasks = JoinSet::new();
    for number in 0..count {
        let (server, turns) = (Arc::clone(&server), Arc::clone(&turns));
        tasks.spawn(async move {
            let _turn = turns.acquire().await.unwrap();
            let request = server.member("GET", &path(number)).header("x-request-id", format!("req_{number}"));
            (number, answer(request).await)
        });
    }
    tasks.join_all().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_failures_have_their_own_ids() {
    let server = Server::start(config()).await;
    let answers = all_at_once(server, 1_000, |number| match number % 4 {
        0 => format!("/users/{number}"),
        1 => format!("/users/x{number}"),
        2 => format!("/userz/{number}"),
        _ => format!("/users?limit={number}000"),
    })
    .await;
    assert_eq!(answers.len(), 1_000);
    for (number, answer) in answers {
        let code = ["user_not_found", "malformed", "route_not_found", "invalid_input"][number % 4];
        // `code` also checks that the id in the body is that in the header.
        assert_eq!(answer.code(), code);
        assert_eq!(answer.header("x-request-id"), format!("req_{number}"));
        assert!(code != "user_not_found" || answer.body.contains(&format!("There is no user {number}\"")));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn others_go_on_while_handlers_panic() {
    let server = Server::start(config()).await;
    server.create("ada").await;
    let answers = all_at_once(server, 300, |number| match number % 3 {
        0 => "/debug/panic".to_owned(),
        1 => "/debug/store".to_owned(),
        _ => "/users/1".to_owned(),
    })
    .await;
    for (number, answer) in answers {
        assert_eq!(answer.header("x-request-id"), format!("req_{number}"));
        match number % 3 {
            0 => assert_eq!(answer.code(), "internal"),
            1 => assert_eq!(answer.code(), "store_stopped"),
            _ => assert_eq!(answer.status, 200),
        }
    }
}

#[tokio::test]
async fn timeouts_and_cancelled_requests_leave_nothing_behind() {
    let timeout = Duration::from_secs(1);
    let server = Server::start(Config { relay: relay(Relay::Hangs).await, timeout, ..config() }).await;
    server.create("ada").await;
    for number in 0..2 {
        let invite = |id: String| server.member("POST", "/users/1/invitation").header("x-request-id", id);
        let cancelled = answer(invite(format!("cancelled_{number}")));
        assert!(tokio::time::timeout(Duration::from_millis(5), cancelled).await.is_err());
        let (one, other) = tokio::join!(
            answer(invite(format!("req_{number}"))),
            answer(server.member("GET", "/users/7").header("x-request-id", format!("other_{number}"))),
        );
        assert_eq!((one.code().as_str(), one.header("x-request-id")), ("timed_out", &*format!("req_{number}")));
        assert_eq!(other.code(), "user_not_found");
        assert_eq!(other.header("x-request-id"), format!("other_{number}"));
    }
}

#[tokio::test]
async fn ids_that_are_not_well_formed_are_replaced() {
    let server = Server::start(config()).await;
    let longest = "x".repeat(128);
    for id in ["a", "!~", "req\"1\\", &longest] {
        let answer = answer(server.member("GET", "/health").header("x-request-id", id)).await;
        assert_eq!(answer.header("x-request-id"), id);
    }
    let longer = "x".repeat(129);
    let mut made = HashSet::new();
    for id in [b"".as_slice(), b"two words", b"tab\tbed", b"\xff", "é".as_bytes(), longer.as_bytes()] {
        let id = HeaderValue::from_bytes(id).unwrap();
        let answer = answer(server.ask("GET", "/userz").header("x-request-id", &id)).await;
        assert_eq!(answer.code(), "route_not_found");
        made.insert(answer.header("x-request-id").to_owned());
    }
    let several = server.ask("GET", "/userz").header("x-request-id", "one").header("x-request-id", "two");
    let several = answer(several).await;
    assert_eq!(several.code(), "route_not_found");
    made.insert(several.header("x-request-id").to_owned());
    let none = json(server.member("POST", "/users"), "{");
    let none = answer(none).await;
    assert_eq!(none.code(), "malformed");
    made.insert(none.header("x-request-id").to_owned());

    assert_eq!(made.len(), 8, "each is new");
    for id in made {
        let groups: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(groups, [8, 4, 4, 4, 12], "{id}");
        assert_eq!(&id[14..15], "7", "{id}");
    }
}
