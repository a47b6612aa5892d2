//! One enum in several shapes, over sockets.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use axum::Router;
use error_catalog_users::shapes::{FIRST, SECOND, reports, rooms};
use tokio::net::TcpListener;

/// The status, media type, `Vary` and body of an answer.
async fn ask(app: Router, path: &str, accept: &str) -> (u16, String, Option<String>, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}{path}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    let request = reqwest::Client::builder().no_proxy().build().unwrap().get(url);
    let answer = request.header("accept", accept).header("x-request-id", "req_1").send().await.unwrap();
    let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    let (media_type, vary) = (header("content-type").unwrap(), header("vary"));
    let answer = (answer.status().as_u16(), media_type, vary, answer.text().await.unwrap());
    server.abort();
    answer
}

const LIST: &str = r#"{"errors":[{"message":"Already booked","long_message":"Room <b> is booked already","code":"booked","meta":{"room":"<b>"}}],"trace_id":"req_1"}"#;
const FLAT_START: &str = r#"{"status":409,"code":"booked","message":"Room <b> is booked already""#;
const PAGE: &str = "<!doctype html><html lang=\"en\"><title>Already booked</title><p>Room &lt;b&gt; is booked already<p><a href=\"https://rooms.example/errors#booked\">What this means</a><p><small>req_1</small></html>";
const VENDOR: &str = r#"{"ok":false,"error":"booked","reason":"Room <b> is booked already"}"#;

#[tokio::test]
async fn every_audience_gets_its_shape() {
    let room = "rooms/%3Cb%3E";
    let vary = Some("accept".to_owned());
    let json = "application/json".to_owned();
    assert_eq!(ask(rooms(), &format!("/v1/{room}"), "*/*").await, (409, json.clone(), vary.clone(), LIST.to_owned()));
    assert_eq!(ask(rooms(), &format!("/vendor/{room}"), "text/html").await.3, VENDOR);

    let (status, media_type, _, body) = ask(rooms(), &format!("/v2/{room}"), "*/*").await;
    assert_eq!((status, &*media_type), (409, "application/problem+json"));
    assert!(body.contains(r#""type":"https://rooms.example/errors#booked","title":"Already booked""#), "{body}");

    let (status, media_type, _, body) = ask(reports(), &format!("/{room}"), "text/html").await;
    assert_eq!((status, media_type), (409, json));
    assert!(body.starts_with(FLAT_START), "{body}");

    for version in ["v1", "v2"] {
        let answer = ask(rooms(), &format!("/{version}/{room}"), "text/html,*/*;q=0.1").await;
        assert_eq!(answer, (409, "text/html; charset=utf-8".to_owned(), vary.clone(), PAGE.to_owned()), "{version}");
    }
}

#[tokio::test]
async fn failures_of_the_framework_too() {
    assert!(ask(rooms(), "/v1/nowhere", "*/*").await.3.contains(r#""code":"no_route""#));
    assert_eq!(ask(rooms(), "/v2/nowhere", "*/*").await.1, "application/problem+json");
    assert_eq!(
        ask(rooms(), "/vendor/nowhere", "*/*").await.3,
        r#"{"ok":false,"error":"no_route","reason":"No such route"}"#
    );
    assert_eq!(ask(rooms(), "/nowhere", "text/html").await.1, "text/html; charset=utf-8");
}

#[test]
fn each_version_publishes_its_shape() {
    let first = error_catalog::export::Document::from(&FIRST);
    let second = error_catalog::export::Document::from(&SECOND);
    assert_eq!((&*first.content_type, &*second.content_type), ("application/json", "application/problem+json"));
}
