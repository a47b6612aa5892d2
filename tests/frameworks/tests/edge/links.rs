//! Links to the documentation that a layer adds.

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::routing::get;
use error_catalog::envelope::{GoogleStatus, JsonApi, Problem};
use error_catalog::{ApiError, Envelope, ErrorLayer, Failure};
use http_body_util::BodyExt;
use tower::ServiceExt;

#[derive(Debug, ApiError)]
#[api(status = 409, prefix = "user:")]
enum Own {
    Plain,
    #[api(docs = "https://declared.example/<code>")]
    Declared,
}

fn own(_: &Failure<'_>) -> Own {
    Own::Plain
}

async fn answer<E: Envelope>(path: &str) -> (String, serde_json::Value) {
    let app: Router = Router::new()
        .route("/plain", get(async || Err::<(), _>(Own::Plain)))
        .route("/declared", get(async || Err::<(), _>(Own::Declared)))
        .layer(ErrorLayer::new(own).envelope::<E>().docs("https://staging.example/errors?v=1#<code>"));
    let response = app.oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
    let link = response.headers()["link"].to_str().unwrap().to_owned();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (link, serde_json::from_slice(&body).unwrap())
}

const PLAIN: &str = "https://staging.example/errors?v=1#user:plain";

#[tokio::test]
async fn entries_without_a_link_get_that_of_the_layer() {
    let (link, body) = answer::<Problem>("/plain").await;
    assert_eq!(link, format!("<{PLAIN}>; rel=\"help\""));
    assert_eq!((&body["type"], &body["title"]), (&PLAIN.into(), &"Plain".into()));
    let (_, body) = answer::<JsonApi>("/plain").await;
    assert_eq!(body["errors"][0]["links"]["about"], PLAIN);
    let (_, body) = answer::<GoogleStatus>("/plain").await;
    assert!(body.to_string().contains(&format!(r#""url":"{PLAIN}""#)), "{body}");
    let (_, body) = answer::<Problem>("/nowhere").await;
    assert_eq!(body["type"], PLAIN);
}

#[tokio::test]
async fn a_declared_link_stays() {
    let (link, body) = answer::<Problem>("/declared").await;
    assert_eq!(link, "<https://declared.example/user:declared>; rel=\"help\"");
    assert_eq!(body["type"], "https://declared.example/user:declared");
}

#[test]
fn what_is_no_link_panics_when_the_layer_is_built() {
    crate::probe::quiet();
    for link in
        ["", "errors#<code>", "ftp://a/<code>", "https:///x", "https://a/<name>", "https://a/ b", "https://a/#1#2"]
    {
        let built = std::panic::catch_unwind(|| ErrorLayer::new(own).docs(link));
        let said = built.err().and_then(|payload| payload.downcast::<String>().ok()).unwrap();
        assert!(said.contains(link) && said.contains("`docs` cannot be"), "{said}");
    }
}
