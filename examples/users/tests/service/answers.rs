//! Compares every response of the service with `answers.txt`, byte by byte.
//!
//! `UPDATE_ANSWERS=1` rewrites the file; review it afterwards.

use std::collections::HashSet;
use std::fmt::Write;
use std::time::Duration;

use error_catalog_users::store::Store;
use error_catalog_users::{Config, LARGEST_BODY};
use reqwest::RequestBuilder;
use rusqlite::Connection;

use crate::support::{Answer, Relay, Server, answer, codes, config, config_of, database, json, relay};

const RECORDED: &str = include_str!("answers.txt");

/// The requests and their responses.
#[derive(Default)]
struct Script {
    text: String,
    codes: HashSet<String>,
}

impl Script {
    /// Sends a request that fails. The name, which is also the request id, is the code, with a suffix if there are several.
    async fn fails(&mut self, name: &str, status: u16, request: RequestBuilder) -> Answer {
        let answer = self.step(name, status, request).await;
        let code = answer.code();
        assert_eq!(code, name.split('/').next().unwrap(), "{answer:?}");
        self.codes.insert(code);
        answer
    }

    async fn step(&mut self, name: &str, status: u16, request: RequestBuilder) -> Answer {
        let request = request.header("x-request-id", name);
        let asked = request.try_clone().unwrap().build().unwrap();
        let answer = answer(request).await;
        assert_eq!(answer.status, status, "{name}: {answer:?}");
        assert_eq!(answer.header("x-request-id"), name);
        self.write(&format!("{} {}", asked.method(), asked.url().path()), &answer);
        answer
    }

    fn write(&mut self, asked: &str, answer: &Answer) {
        writeln!(self.text, "== {asked}\n{}", answer.status).unwrap();
        let mut headers: Vec<_> = answer.headers.iter().collect();
        headers.sort_by_key(|(name, _)| name.as_str());
        for (name, value) in headers {
            let value = match name.as_str() {
                "date" => "(now)",
                _ => value.to_str().unwrap(),
            };
            writeln!(self.text, "{name}: {value}").unwrap();
        }
        writeln!(self.text, "\n{}\n", answer.body).unwrap();
    }
}

#[tokio::test]
async fn are_as_recorded() {
    let mut script = Script::default();
    let server = Server::start(config()).await;
    successes(&mut script, &server).await;
    callers(&mut script, &server).await;
    inputs(&mut script, &server).await;
    conflicts(&mut script, &server).await;
    frameworks(&mut script, &server).await;
    upstream(&mut script, &server).await;
    store(&mut script).await;
    limit(&mut script).await;

    assert_eq!(script.codes, codes(), "every entry of the catalog is answered, and nothing else");
    if std::env::var_os("UPDATE_ANSWERS").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/service/answers.txt"), &script.text).unwrap();
    } else {
        assert_eq!(script.text, RECORDED);
    }
}

async fn successes(script: &mut Script, server: &Server) {
    script.step("health", 200, server.ask("GET", "/health")).await;
    let ada = r#"{"name":"Ada","email":"ada@example.com","links":[{"title":"Notes","url":"https://ada.example/"}]}"#;
    script.step("created", 201, json(server.member("POST", "/users"), ada)).await;
    script.step("found", 200, server.member("GET", "/users/1")).await;
    script.step("head", 200, server.member("HEAD", "/users/1")).await;
    let renamed = r#"{"name":"Ada Lovelace","version":1}"#;
    script.step("renamed", 200, json(server.member("PATCH", "/users/1"), renamed)).await;
    server.create("bob").await;
    script.step("listed", 200, server.member("GET", "/users?after=1&limit=2")).await;
    script.step("deleted", 204, server.admin("DELETE", "/users/2")).await;
    let with_relay = Server::start(Config { relay: relay(Relay::Takes).await, ..config() }).await;
    with_relay.create("ada").await;
    script.step("invited", 202, with_relay.member("POST", "/users/1/invitation")).await;
}

async fn callers(script: &mut Script, server: &Server) {
    let with = |authorization: &str| server.ask("GET", "/users").header("authorization", authorization);
    script.fails("token_missing", 401, server.ask("GET", "/users")).await;
    script.fails("token_unreadable", 401, with("Basic YWRhOmFkYQ==")).await;
    script.fails("token_unreadable/empty", 401, with("Bearer ")).await;
    script.fails("token_unknown", 401, with("Bearer stolen")).await;
    script.fails("role_missing", 403, server.member("DELETE", "/users/1")).await;
}

async fn inputs(script: &mut Script, server: &Server) {
    let create = |body: &str| json(server.member("POST", "/users"), body);
    let all = r#"{"name":"","email":"ada","links":[{"title":"x","url":"https://x.example/"},{"title":"","url":"x"}]}"#;
    script.fails("invalid_input", 422, create(all)).await;
    let two_lines = r#"{"name":"a\nb","email":"eve@example.com"}"#;
    script.fails("invalid_input/line", 422, create(two_lines)).await;
    let range = script.fails("invalid_input/range", 422, server.member("GET", "/users?limit=101")).await;
    let several = script.text.clone();
    for code in ["wrong_length", "not_an_email", "not_a_url", "not_acceptable", "out_of_range"] {
        assert!(several.contains(&format!(r#""code":"{code}"}}"#)), "{code}");
        script.codes.insert(code.to_owned());
    }
    assert!(range.shows("#/limit"));
}

async fn conflicts(script: &mut Script, server: &Server) {
    let taken = r#"{"name":"Eve","email":"ADA@example.com"}"#;
    script.fails("email_taken", 409, json(server.member("POST", "/users"), taken)).await;
    let outdated = r#"{"name":"Eve","version":1}"#;
    script.fails("user_changed", 409, json(server.member("PATCH", "/users/1"), outdated)).await;
    script.fails("user_not_found/get", 404, server.member("GET", "/users/7")).await;
    script.fails("user_not_found/patch", 404, json(server.member("PATCH", "/users/7"), outdated)).await;
    script.fails("user_not_found/delete", 404, server.admin("DELETE", "/users/7")).await;
    script.fails("user_not_found/invite", 404, server.member("POST", "/users/7/invitation")).await;
}

async fn frameworks(script: &mut Script, server: &Server) {
    script.fails("route_not_found", 404, server.ask("GET", "/userz")).await;
    script.fails("route_not_found/encoded", 404, server.ask("GET", "/%3Cscript%3E%22?a=b")).await;
    script.fails("method_not_allowed", 405, server.ask("PUT", "/health")).await;
    script.fails("method_not_allowed/known", 405, server.member("PUT", "/users/1")).await;
    script.fails("malformed/path", 400, server.member("GET", "/users/seven")).await;
    script.fails("malformed/query", 400, server.member("GET", "/users?limit=ten")).await;
    let create = |body: &str| json(server.member("POST", "/users"), body);
    script.fails("malformed/empty", 400, create("")).await;
    script.fails("malformed/json", 400, create(r#"{"name": nobody}"#)).await;
    script.fails("unexpected_body/type", 422, create(r#"{"name":7,"email":"x"}"#)).await;
    script.fails("unexpected_body/member", 422, create(r#"{"name":"Ada"}"#)).await;
    let untyped = server.member("POST", "/users").body("{}");
    script.fails("unsupported_media_type", 415, untyped).await;
    let text = server.member("POST", "/users").header("content-type", "text/plain").body("{}");
    script.fails("unsupported_media_type/text", 415, text).await;
    script.fails("body_too_large", 413, create(&" ".repeat(LARGEST_BODY + 1))).await;
    script.fails("refused", 400, server.ask("GET", "/debug/teapot")).await;
    script.fails("internal", 500, server.ask("GET", "/debug/panic")).await;
}

async fn upstream(script: &mut Script, server: &Server) {
    let invite = "/users/1/invitation";
    script.fails("mail_unavailable", 503, server.member("POST", invite)).await;

    let refuses = relay(Relay::Refuses("550 no such mailbox")).await;
    let server = Server::start(Config { relay: refuses, ..config() }).await;
    server.create("ada").await;
    script.fails("mail_refused", 502, server.member("POST", invite)).await;

    let hangs = relay(Relay::Hangs).await;
    let timeout = Duration::from_millis(200);
    let server = Server::start(Config { relay: hangs, timeout, ..with_user() }).await;
    script.fails("timed_out", 504, server.member("POST", invite)).await;
}

/// A service whose store has the first user already.
fn with_user() -> Config {
    let file = database("with-user");
    let store = Store::in_file(&file).unwrap();
    let sql = "INSERT INTO users (name, email, links) VALUES ('Ada', 'ada@example.com', '[]')";
    Connection::open(&file).unwrap().execute(sql, []).unwrap();
    config_of(store)
}

async fn store(script: &mut Script) {
    let file = database("answers");
    let server = Server::start(config_of(Store::in_file(&file).unwrap())).await;
    server.create("ada").await;
    script.fails("store_stopped", 500, server.ask("GET", "/debug/store")).await;

    let other = Connection::open(&file).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    script.fails("store_busy", 503, server.member("GET", "/users/1")).await;
    other.execute_batch("ROLLBACK").unwrap();
    script.step("found/again", 200, server.member("GET", "/users/1")).await;

    other.execute_batch("DROP TABLE users").unwrap();
    script.fails("store_failed", 500, server.member("GET", "/users/1")).await;
}

async fn limit(script: &mut Script) {
    let window = Duration::from_secs(3600);
    let server = Server::start(Config { limit: 2, window, ..config() }).await;
    for _ in 0..2 {
        script.fails("user_not_found/limit", 404, server.member("GET", "/users/1")).await;
    }
    let mut limited = answer(server.member("GET", "/users/1").header("x-request-id", "too_many_requests")).await;
    assert_eq!((limited.status, limited.code().as_str()), (429, "too_many_requests"));
    let seconds: u64 = limited.header("retry-after").parse().unwrap();
    assert!((1..=3600).contains(&seconds), "{seconds}");
    limited.headers.insert("retry-after", "3600".parse().unwrap());
    script.write("GET /users/1", &limited);
    script.codes.insert("too_many_requests".to_owned());
    script.fails("user_not_found/other", 404, server.admin("GET", "/users/1")).await;
}
