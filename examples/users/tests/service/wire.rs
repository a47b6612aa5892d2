//! Sends bytes that no HTTP library sends.

use std::net::SocketAddr;
use std::time::Duration;

use error_catalog_users::Config;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::{Server, codes, config};

/// The headers of a caller who sends one request.
const CALLER: &str = "Host: x\r\nAuthorization: Bearer member-token\r\nConnection: close\r\n";
const JSON: &str = "Content-Type: application/json\r\n";

/// Sends the bytes, and returns everything that is sent back.
async fn exchange(address: SocketAddr, sent: &[u8], end: bool) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(sent).await.unwrap();
    if end {
        stream.shutdown().await.unwrap();
    }
    let mut answered = Vec::new();
    stream.read_to_end(&mut answered).await.unwrap();
    String::from_utf8(answered).unwrap()
}

/// The status and code of a response, which must be in the envelope.
fn status_and_code(answered: &str) -> (u64, String) {
    let (head, body) = answered.split_once("\r\n\r\n").unwrap();
    let body: Value = serde_json::from_str(body).unwrap_or_else(|_| panic!("{answered}"));
    assert!(head.contains("content-type: application/problem+json"), "{answered}");
    let status = body["status"].as_u64().unwrap();
    assert!(head.split(' ').nth(1) == Some(&*status.to_string()), "{answered}");
    let code = body["code"].as_str().unwrap();
    assert!(codes().contains(code), "{answered}");
    (status, code.to_owned())
}

#[tokio::test]
async fn unusual_requests_have_the_envelope() {
    let server = Server::start(config()).await;
    let create = format!("POST /users HTTP/1.1\r\n{CALLER}{JSON}");
    let cases = [
        (format!("GET http://other.example/userz HTTP/1.1\r\n{CALLER}\r\n"), 404, "route_not_found"),
        (format!("CONNECT example.com:443 HTTP/1.1\r\n{CALLER}\r\n"), 404, "route_not_found"),
        (format!("GET users HTTP/1.1\r\n{CALLER}\r\n"), 404, "route_not_found"),
        ("GET /userz HTTP/1.0\r\n\r\n".to_owned(), 404, "route_not_found"),
        ("GET /userz HTTP/1.1\r\nConnection: close\r\n\r\n".to_owned(), 404, "route_not_found"),
        (
            "GET /userz HTTP/1.1\r\nConnection: upgrade, close\r\nUpgrade: websocket\r\n\r\n".to_owned(),
            404,
            "route_not_found",
        ),
        (
            format!("POST /userz HTTP/1.1\r\n{CALLER}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            404,
            "route_not_found",
        ),
        (format!("{create}Transfer-Encoding: chunked\r\n\r\nnonsense\r\n"), 400, "malformed"),
        (format!("{create}Expect: the-unexpected\r\nContent-Length: 1\r\n\r\n{{"), 400, "malformed"),
    ];
    for (sent, status, code) in cases {
        let answered = exchange(server.address, sent.as_bytes(), false).await;
        assert_eq!(status_and_code(&answered), (status, code.to_owned()), "{sent}");
    }
    let token = b"GET /users HTTP/1.1\r\nConnection: close\r\nAuthorization: Bearer \xff\r\n\r\n";
    let answered = exchange(server.address, token, false).await;
    assert_eq!(status_and_code(&answered), (401, "token_unreadable".to_owned()));
    // The body is shorter than its length.
    let answered = exchange(server.address, format!("{create}Content-Length: 10\r\n\r\n{{").as_bytes(), true).await;
    assert_eq!(status_and_code(&answered), (400, "malformed".to_owned()));
}

#[tokio::test]
async fn bodies_that_never_come_time_out() {
    let server = Server::start(Config { timeout: Duration::from_millis(200), ..config() }).await;
    let head = format!("POST /users HTTP/1.1\r\n{CALLER}{JSON}Expect: 100-continue\r\nContent-Length: 10\r\n\r\n");
    let answered = exchange(server.address, head.as_bytes(), false).await;
    let answered = answered.strip_prefix("HTTP/1.1 100 Continue\r\n\r\n").unwrap_or_else(|| panic!("{answered}"));
    assert_eq!(status_and_code(answered), (504, "timed_out".to_owned()));
}

#[tokio::test]
async fn requests_on_one_connection_are_answered_in_turn() {
    let server = Server::start(config()).await;
    let first = "GET /userz HTTP/1.1\r\nHost: x\r\nX-Request-Id: first\r\n\r\n";
    let second = format!("GET /users/7 HTTP/1.1\r\n{CALLER}X-Request-Id: second\r\n\r\n");
    let answered = exchange(server.address, format!("{first}{second}").as_bytes(), false).await;
    let (one, other) = answered.split_at(answered.rfind("HTTP/1.1 404").unwrap());
    assert_eq!(status_and_code(one), (404, "route_not_found".to_owned()));
    assert_eq!(status_and_code(other), (404, "user_not_found".to_owned()));
    assert!(one.contains("urn:request:first\"") && other.contains("urn:request:second\""), "{answered}");
}

/// Only hyper sees these requests, and answers them without a body.
#[tokio::test]
async fn what_is_no_http_is_answered_by_hyper() {
    let server = Server::start(config()).await;
    let get = |headers: &str| format!("GET / HTTP/1.1\r\n{headers}\r\n").into_bytes();
    for (sent, status) in [
        (b"nonsense\r\n\r\n".to_vec(), 400),
        (get("no colon\r\n"), 400),
        (get("Content-Length: 1\r\nContent-Length: 2\r\n"), 400),
        (get(&"a: b\r\n".repeat(200)), 431),
        (format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(70_000)).into_bytes(), 414),
    ] {
        let answered = exchange(server.address, &sent, false).await;
        assert!(answered.starts_with(&format!("HTTP/1.1 {status} ")), "{answered}");
        assert!(answered.contains("\r\nconnection: close\r\ncontent-length: 0\r\n"), "{answered}");
    }
}

#[tokio::test]
async fn what_is_no_http_may_follow_a_request() {
    let server = Server::start(config()).await;
    let sent = b"GET /userz HTTP/1.1\r\nHost: x\r\nX-Request-Id: first\r\n\r\nnonsense\r\n\r\n";
    let answered = exchange(server.address, sent, false).await;
    let (request, nonsense) = answered.split_at(answered.rfind("HTTP/1.1 400").unwrap());
    assert_eq!(status_and_code(request), (404, "route_not_found".to_owned()));
    assert!(nonsense.ends_with("\r\n\r\n"), "{answered}");
}
