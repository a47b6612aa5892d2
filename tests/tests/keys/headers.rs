//! `headers`: declared response headers.

#![allow(clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use error_catalog::{ApiError, Context};
use error_catalog_tests::headers;

#[derive(Debug, ApiError)]
#[api(status = 405)]
enum Headers {
    #[api(headers(allow = "GET, HEAD", x_rate_limit_name = "a \"b\"; c"))]
    Fixed,
    #[api(message = "<limit>", headers(x_limit = limit, x_name = name))]
    Fields {
        limit: u32,
        name: &'static str,
    },
    #[api(message = "<0>", headers(x_second = _1))]
    Tuple(u8, char),
    #[api(headers(x_type = r#type))]
    Raw {
        r#type: u8,
    },
    #[api(status = 429, retry_after = 3, docs = "https://docs.example.com/", challenge = "Bearer", headers(x_a = "1"))]
    BesideOthers,
    Without,
    #[api(status = 426, headers(upgrade = "websocket"))]
    OnlyWebSocket,
    #[api(
        status = 401,
        docs = "https://docs.example.com/",
        headers(
            set_cookie = "access=; Max-Age=0; Path=/",
            set_cookie = "refresh=; Max-Age=0; Path=/auth",
            link = "<<https://block.example.com>; rel=\"blocked-by\"",
        )
    )]
    SignedOut,
}

fn sent(error: &Headers) -> Vec<String> {
    headers(&error.to_response_in(&Context::new()))
}

#[test]
fn constants() {
    assert_eq!(
        sent(&Headers::Fixed),
        ["allow: GET, HEAD", "content-type: application/json", "x-rate-limit-name: a \"b\"; c"],
    );
    assert_eq!(sent(&Headers::Without), ["content-type: application/json"]);
}

/// RFC 9110, section 15.5.22: a 426 has an `Upgrade`.
#[test]
fn upgrade() {
    assert_eq!(sent(&Headers::OnlyWebSocket), ["content-type: application/json", "upgrade: websocket"]);
}

#[test]
fn cookies_and_links_repeat() {
    let response = Headers::SignedOut.to_response_in(&Context::new());
    let all =
        |name| response.headers().get_all(name).iter().map(|value| value.to_str().unwrap_or("?")).collect::<Vec<_>>();
    assert_eq!(all("set-cookie"), ["access=; Max-Age=0; Path=/", "refresh=; Max-Age=0; Path=/auth"]);
    assert_eq!(
        all("link"),
        ["<https://block.example.com>; rel=\"blocked-by\"", "<https://docs.example.com/>; rel=\"help\""],
    );
}

#[test]
fn fields() {
    assert_eq!(
        sent(&Headers::Fields { limit: 5, name: "n" }),
        ["content-type: application/json", "x-limit: 5", "x-name: n"],
    );
    assert_eq!(sent(&Headers::Tuple(1, 'c')), ["content-type: application/json", "x-second: c"]);
    assert_eq!(sent(&Headers::Raw { r#type: 7 }), ["content-type: application/json", "x-type: 7"]);
}

#[test]
fn beside_the_headers_of_other_keys() {
    assert_eq!(
        headers(&Headers::BesideOthers.to_response_in(&Context::new().request_id("r"))),
        [
            "content-type: application/json",
            "link: <https://docs.example.com/>; rel=\"help\"",
            "retry-after: 3",
            "www-authenticate: Bearer",
            "x-a: 1",
            "x-request-id: r",
        ],
    );
}

#[test]
fn read_one_by_one() {
    let error = Headers::Fields { limit: 5, name: "n" };
    let all: Vec<_> = error.headers().map(|(name, value)| (name, value.to_string())).collect();
    assert_eq!(all, [("x-limit", "5".to_owned()), ("x-name", "n".to_owned())]);
}

#[derive(Debug, ApiError)]
#[api(status = 413, headers(x_limit = _0))]
struct TooLarge(u64);

#[test]
fn on_a_struct() {
    assert_eq!(headers(&TooLarge(7).to_response()), ["content-type: application/json", "x-limit: 7"]);
}

#[derive(Debug, ApiError)]
#[api(status = 429)]
enum Templates {
    #[api(headers(x_limit = "at most <limit> of <<5", link = "<<https://e.com/<limit>>; title=\"<title>\""))]
    TooMany { limit: u32, title: String },
    #[api(headers(x_wait = "<wait?>", x_all = "all: <all...:02>"))]
    Wait { wait: Option<u32>, all: Vec<u32> },
}

#[test]
fn strings_are_templates() {
    let sent = |error: Templates| headers(&error.to_response_in(&Context::new()));
    assert_eq!(
        sent(Templates::TooMany { limit: 3, title: "a \"b\"\\".to_owned() }),
        ["content-type: application/json", r#"link: <https://e.com/3>; title="a \"b\"\\""#, "x-limit: at most 3 of <5",],
    );
    // A line break inside of quotes is replaced; elsewhere, the header is omitted.
    assert_eq!(
        sent(Templates::TooMany { limit: 3, title: "a\r\nb".to_owned() })[1],
        r#"link: <https://e.com/3>; title="a??b""#
    );
    assert_eq!(
        sent(Templates::Wait { wait: None, all: vec![1, 2] }),
        ["content-type: application/json", "x-all: all: 01, 02"]
    );
    assert_eq!(sent(Templates::Wait { wait: Some(5), all: vec![] })[2], "x-wait: 5");
}
