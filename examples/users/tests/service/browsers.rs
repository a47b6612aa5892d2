//! HEAD, OPTIONS and CORS.

use crate::support::{Server, answer, config, json};

#[tokio::test]
async fn head_has_the_headers_of_get() {
    let server = Server::start(config()).await;
    for path in ["/users/7", "/users/seven", "/userz", "/debug/panic", "/debug/teapot", "/debug/store"] {
        let id = "req_1";
        let get = answer(server.member("GET", path).header("x-request-id", id)).await;
        let mut head = answer(server.member("HEAD", path).header("x-request-id", id)).await;
        assert_eq!(head.status, get.status, "{path}");
        assert_eq!(head.body, "", "{path}");
        head.headers.insert("date", get.headers["date"].clone());
        assert_eq!(head.headers, get.headers, "{path}");
    }
    // The method is another one, and so is the text.
    let head = answer(server.ask("HEAD", "/users").header("authorization", "Bearer x")).await;
    assert_eq!((head.status, head.body.as_str()), (401, ""));
    assert_eq!(head.header("www-authenticate"), "Bearer realm=\"users\", error=\"invalid_token\"");
}

#[tokio::test]
async fn every_failure_can_be_read_by_web_pages() {
    let server = Server::start(config()).await;
    let failing = [
        server.ask("GET", "/users"),
        server.ask("GET", "/userz"),
        server.ask("PUT", "/health"),
        server.ask("GET", "/debug/panic"),
        server.member("GET", "/users/7"),
        json(server.member("POST", "/users"), "{"),
    ];
    for request in failing {
        let answer = answer(request.header("origin", "https://page.example")).await;
        answer.code();
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert!(answer.header("access-control-expose-headers").contains("x-request-id"));
    }
}

#[tokio::test]
async fn preflight_needs_no_token() {
    let server = Server::start(config()).await;
    let preflight = server.ask("OPTIONS", "/users/1").header("origin", "https://page.example");
    let answer = answer(preflight.header("access-control-request-method", "PATCH")).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, ""));
    assert_eq!(answer.header("access-control-allow-methods"), "GET,POST,PATCH,DELETE");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
}
