//! Answers arrive, although nobody read the body of the request.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use axum::Router;
use axum::http::StatusCode;
use axum::routing::post;
use error_catalog::{ApiError, ErrorLayer, Failure};

use crate::client::{Answer, connect, read};
use crate::services;

#[derive(Debug, ApiError)]
enum Own {
    #[api(status = 401, challenge = "Bearer")]
    NoToken,
    #[api(status = 500)]
    Internal,
}

fn own(_: &Failure<'_>) -> Own {
    Own::Internal
}

fn service() -> SocketAddr {
    services::axum(
        Router::new()
            .route("/refused", post(async || Err::<(), _>(Own::NoToken)))
            .route("/replaced", post(async || StatusCode::BAD_GATEWAY))
            .route("/ignored", post(async || "a success"))
            .layer(ErrorLayer::new(own)),
    )
}

/// Reads one answer of a connection that stays open.
fn read_one(socket: &mut TcpStream) -> Answer {
    let mut reader = BufReader::new(socket);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert_ne!(reader.read_line(&mut head).unwrap(), 0, "{head}");
    }
    let mut answer = Answer::parse(&head);
    let mut body = vec![0; answer.header("content-length").parse().unwrap()];
    reader.read_exact(&mut body).unwrap();
    answer.body = String::from_utf8(body).unwrap();
    answer
}

/// The client writes all of its request before it reads, as many do.
#[test]
fn within_the_bound() {
    let address = service();
    for length in [20_000, 300_000, 1_000_000] {
        let mut socket = connect(address);
        for (path, status) in [("/refused", 401), ("/replaced", 500)].repeat(5) {
            write!(socket, "POST {path} HTTP/1.1\r\nhost: a\r\ncontent-length: {length}\r\n\r\n").unwrap();
            socket.write_all(&vec![b'x'; length]).unwrap();
            let answer = read_one(&mut socket);
            assert_eq!(answer.status, status, "{length}");
            assert!(answer.body.contains("\"code\""), "{answer:?}");
            // The same connection serves the next request.
            assert!(answer.all("connection").is_empty(), "{answer:?}");
        }
    }
}

/// reqwest keeps connections for later requests, and writes while it reads.
#[tokio::test]
async fn at_reqwest() {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let url = format!("http://{}/refused", service());
    for length in [20_000, 300_000, 1_000_000] {
        for _ in 0..20 {
            let response = client.post(&url).body(vec![b'x'; length]).send().await.unwrap();
            assert_eq!(response.status(), 401, "{length}");
            assert!(response.text().await.unwrap().contains("no_token"));
        }
    }
}

#[test]
fn in_chunks() {
    let mut socket = connect(service());
    write!(socket, "POST /refused HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n").unwrap();
    for _ in 0..20 {
        write!(socket, "2710\r\n{}\r\n", "x".repeat(10_000)).unwrap();
        std::thread::sleep(Duration::from_millis(5));
    }
    write!(socket, "0\r\n\r\n").unwrap();
    assert_eq!(read_one(&mut socket).status, 401);
}

#[test]
fn a_body_beyond_the_bound_is_not_awaited() {
    let mut socket = connect(service());
    write!(socket, "POST /refused HTTP/1.1\r\nhost: a\r\ncontent-length: 3000000\r\n\r\n").unwrap();
    let answer = read_one(&mut socket);
    assert_eq!((answer.status, answer.header("connection")), (401, "close"));
}

#[test]
fn a_client_that_never_stops_is_cut_off() {
    let mut socket = connect(service());
    let begin = Instant::now();
    write!(socket, "POST /refused HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n").unwrap();
    let chunk = format!("2710\r\n{}\r\n", "x".repeat(10_000));
    while socket.write_all(chunk.as_bytes()).is_ok() {
        assert!(begin.elapsed() < Duration::from_secs(15));
    }
}

#[test]
fn a_client_that_stops_sending_is_answered() {
    let mut socket = connect(service());
    let begin = Instant::now();
    write!(socket, "POST /refused HTTP/1.1\r\nhost: a\r\ncontent-length: 20\r\n\r\nabc").unwrap();
    let answer = Answer::parse(&read(&mut socket));
    assert_eq!((answer.status, answer.header("connection")), (401, "close"));
    assert!((1..10).contains(&begin.elapsed().as_secs()), "{:?}", begin.elapsed());
}

#[test]
fn a_client_that_waits_to_be_asked_is_not_asked() {
    let mut socket = connect(service());
    write!(socket, "POST /refused HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: 20\r\n\r\n").unwrap();
    let answer = read_one(&mut socket);
    assert_eq!((answer.status, answer.header("connection")), (401, "close"));
}

#[test]
fn a_success_is_not_touched() {
    let mut socket = connect(service());
    let begin = Instant::now();
    write!(socket, "POST /ignored HTTP/1.1\r\nhost: a\r\ncontent-length: 20\r\n\r\nabc").unwrap();
    let answer = read_one(&mut socket);
    assert_eq!((answer.status, &*answer.body), (200, "a success"));
    assert!(begin.elapsed() < Duration::from_secs(1));
}
