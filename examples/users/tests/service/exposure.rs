//! Checks that the sources of an error are shown only in development.

use error_catalog::Exposure;
use error_catalog_users::store::Store;
use error_catalog_users::{Config, debug};
use rusqlite::Connection;

use crate::support::{Answer, Relay, Server, answer, config_of, database, relay};

const TOKEN: &str = "canary_token";
const REPLY: &str = "550 canary_reply";
const SQL: &str = "canary_sql";
const TRIGGER: &str = "CREATE TRIGGER canary BEFORE DELETE ON users BEGIN SELECT RAISE(ABORT, 'canary_sql'); END";

/// Every failure that hides something.
struct Behind {
    reply: Answer,
    refused: Answer,
    sql: Answer,
    busy: Answer,
    token: Answer,
    panic: Answer,
    panic_in_store: Answer,
    teapot: Answer,
}

async fn failures(name: &str, exposure: Exposure) -> Behind {
    let file = database(name);
    let config = Config { exposure, ..config_of(Store::in_file(&file).unwrap()) };
    let without_relay = Server::start(config.clone()).await;
    let server = Server::start(Config { relay: relay(Relay::Refuses(REPLY)).await, ..config }).await;
    server.create("ada").await;
    let other = Connection::open(&file).unwrap();
    other.execute_batch(TRIGGER).unwrap();
    let reply = answer(server.member("POST", "/users/1/invitation")).await;
    let refused = answer(without_relay.member("POST", "/users/1/invitation")).await;
    let sql = answer(server.admin("DELETE", "/users/1")).await;
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let busy = answer(server.member("GET", "/users/1")).await;
    other.execute_batch("ROLLBACK").unwrap();
    Behind {
        reply,
        refused,
        sql,
        busy,
        token: answer(server.ask("GET", "/users").header("authorization", format!("Bearer {TOKEN}"))).await,
        panic: answer(server.ask("GET", "/debug/panic")).await,
        panic_in_store: answer(server.ask("GET", "/debug/store")).await,
        teapot: answer(server.ask("GET", "/debug/teapot")).await,
    }
}

impl Behind {
    fn all(&self) -> [(&'static str, &Answer); 8] {
        [
            ("mail_refused", &self.reply),
            ("mail_unavailable", &self.refused),
            ("store_failed", &self.sql),
            ("store_busy", &self.busy),
            ("token_unknown", &self.token),
            ("internal", &self.panic),
            ("store_stopped", &self.panic_in_store),
            ("refused", &self.teapot),
        ]
    }
}

#[tokio::test]
async fn production_shows_nothing() {
    let behind = failures("production", Exposure::Production).await;
    for (code, answer) in behind.all() {
        assert_eq!(answer.code(), code);
        for canary in ["canary", debug::SAID, "password", "os error", "panicked", "locked", "details"] {
            assert!(!answer.shows(canary), "{canary}: {answer:?}");
        }
    }
}

#[tokio::test]
async fn development_shows_sources_and_no_more() {
    let behind = failures("development", Exposure::Development).await;
    for (code, answer) in behind.all() {
        assert_eq!(answer.code(), code);
        // Only the body has details.
        assert!(answer.headers.values().all(|value| !String::from_utf8_lossy(value.as_bytes()).contains("canary")));
    }
    let chain = r#""details":["the relay refuses RCPT","\"550 canary_reply\"","at examples/users/src/users.rs:"#;
    assert!(behind.reply.shows(chain), "{:?}", behind.reply);
    assert!(behind.refused.shows("os error"), "{:?}", behind.refused);
    assert!(behind.sql.shows(SQL), "{:?}", behind.sql);
    assert!(behind.busy.shows("locked"), "{:?}", behind.busy);
    assert!(behind.panic_in_store.shows("panicked"), "{:?}", behind.panic_in_store);
    // What these hide is not a source, so development does not show it either.
    for answer in [&behind.token, &behind.panic, &behind.teapot] {
        for canary in [TOKEN, debug::SAID, "details"] {
            assert!(!answer.shows(canary), "{canary}: {answer:?}");
        }
    }
}
