//! An enum across two services: one sends it over a socket, the other reads it with reqwest, or from the status of gRPC.

use std::error::Error;

use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;
use error_catalog::envelope::Problem;
use error_catalog::{ApiError, ErrorLayer, Errors, Raised, Received};
use tokio::net::TcpListener;
use tonic::Status;

/// What the store answers, in a crate that both services know.
#[derive(Debug, PartialEq, ApiError)]
#[api(decode, envelope = Problem)]
enum StockError {
    #[api(status = 404, message = "There is no item <sku>", meta(sku, tries))]
    NoItem { sku: String, tries: Option<u8> },
    #[api(status = 503, retry_after = delay)]
    Busy { delay: u64 },
    #[api(status = 422, parameter = "<name>")]
    Wrong { name: String },
}

#[derive(Debug, ApiError)]
#[api(decode)]
enum ShopError {
    #[api(transparent)]
    Stock(#[api(from)] StockError),
    #[api(status = 502, message = "The stock is not available", fallback)]
    Upstream(Box<dyn Error + Send + Sync>),
}

fn no_item() -> StockError {
    StockError::NoItem { sku: "naïve\"\n".to_owned(), tries: None }
}

/// The address of a service that fails.
async fn serve() -> String {
    let several = || Errors::from_iter([StockError::Busy { delay: 1 }, no_item()]);
    let app = Router::new()
        .route("/no_item", get(async || no_item()))
        .route("/busy", get(async || StockError::Busy { delay: 30 }))
        .route("/wrong", get(async || StockError::Wrong { name: "limit".to_owned() }))
        .route("/several", get(async move || several()))
        .route("/upstream", get(async || ShopError::Upstream("CANARY_SOURCE".into())))
        .route("/page", get(async || (axum::http::StatusCode::BAD_GATEWAY, "<html>")))
        .layer(ErrorLayer::new(|_| StockError::Busy { delay: 7 }));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await });
    format!("http://{address}")
}

async fn received(url: String) -> Received {
    let response = reqwest::Client::builder().no_proxy().build().unwrap().get(url).send().await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    Received::new(status, &headers, response.bytes().await.unwrap())
}

#[tokio::test]
async fn an_enum_crosses_two_services() {
    let service = serve().await;
    let answer = async |path: &str| received(format!("{service}/{path}")).await;

    assert_eq!(answer("no_item").await.decode(), Ok(no_item()));
    assert_eq!(answer("busy").await.decode(), Ok(StockError::Busy { delay: 30 }));
    assert_eq!(answer("wrong").await.decode(), Ok(StockError::Wrong { name: "limit".to_owned() }));
    assert_eq!(answer("page").await.decode(), Ok(StockError::Busy { delay: 7 }));
    assert!(matches!(answer("busy").await.decode(), Ok(ShopError::Stock(StockError::Busy { delay: 30 }))));

    let several = answer("several").await.decode::<StockError>().unwrap_err();
    assert_eq!(several.errors().len(), 2);

    let Ok(ShopError::Upstream(source)) = answer("upstream").await.decode() else { panic!("it is upstream") };
    let source = source.downcast_ref::<Received>().unwrap();
    assert_eq!(source.status().unwrap(), 502);
    assert!(source.request_id().is_some());
    assert!(!format!("{source:?}").contains("CANARY"));
}

/// The status that a client of gRPC makes of the metadata of an answer.
fn by_grpc(error: impl Into<Status>) -> Received {
    let mut headers = HeaderMap::new();
    error.into().add_header(&mut headers).unwrap();
    Received::from_status(&Status::from_header_map(&headers).unwrap())
}

#[test]
fn an_enum_crosses_grpc() {
    for tries in [None, Some(3)] {
        let no_item = || StockError::NoItem { sku: "naïve\"\n".to_owned(), tries };
        assert_eq!(by_grpc(no_item()).decode(), Ok(no_item()));
    }
    assert_eq!(by_grpc(StockError::Busy { delay: 30 }).decode(), Ok(StockError::Busy { delay: 30 }));
    let wrong = || StockError::Wrong { name: "limit".to_owned() };
    assert_eq!(by_grpc(wrong()).decode(), Ok(wrong()));

    let Ok(ShopError::Upstream(source)) = by_grpc(ShopError::Upstream("CANARY_SOURCE".into())).decode() else {
        panic!("it is upstream")
    };
    assert!(!format!("{source:?}").contains("CANARY"));
}

/// What a service does with an answer that it does not know: the cause is kept, and not sent.
#[tokio::test]
async fn what_is_not_decoded_is_the_cause() {
    async fn ask(url: String) -> Result<(), Raised<ShopError>> {
        Err(received(url).await.decode::<StockError>()?)?
    }
    let service = serve().await;
    let error = ask(format!("{service}/several")).await.unwrap_err();
    assert_eq!(error.code(), "upstream");
    assert!(error.cause().unwrap().is::<Received>());
    let error = ask(format!("{service}/no_item")).await.unwrap_err();
    assert_eq!(error.code(), "no_item");
}
