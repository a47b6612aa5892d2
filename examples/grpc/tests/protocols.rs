//! One error over each protocol, through sockets.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use error_catalog::{Received, Retry, entry};
use error_catalog_grpc::errors::{AppError, FieldError, UserError};
use error_catalog_grpc::rpc::users_client::UsersClient;
use error_catalog_grpc::rpc::{CreateRequest, GetRequest, WatchRequest};
use error_catalog_grpc::users::Users;
use error_catalog_grpc::{serve, serve_grpc};
use tokio::net::TcpListener;
use tonic::transport::{Channel, Endpoint};
use tonic::{Code, Request, Status};
use tonic_types::StatusExt;

/// Starts all protocols on one port, and gRPC alone on another.
async fn start() -> [SocketAddr; 2] {
    let users = Users::default();
    users.create("Ada".to_owned(), "ada@example.com".to_owned()).unwrap();
    let all = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let grpc = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let addresses = [&all, &grpc].map(|listener| listener.local_addr().unwrap());
    tokio::spawn(serve(all, users.clone()));
    tokio::spawn(serve_grpc(grpc, users));
    addresses
}

fn client(address: SocketAddr) -> UsersClient<Channel> {
    UsersClient::new(Endpoint::try_from(format!("http://{address}")).unwrap().connect_lazy())
}

fn call<T>(message: T) -> Request<T> {
    let mut request = Request::new(message);
    request.metadata_mut().insert("x-request-id", "req_1".parse().unwrap());
    request
}

async fn get(address: SocketAddr, id: u32) -> Status {
    client(address).get(call(GetRequest { id })).await.unwrap_err()
}

/// Nothing of the cause, in whatever form.
fn assert_private(status: &Status) {
    let shown = format!("{status:?} {}", String::from_utf8_lossy(status.details()));
    for private in ["1234", "while reading", "10.0.0.7", "users.rs"] {
        assert!(!shown.contains(private), "{shown}");
    }
    assert!(status.get_details_debug_info().is_none());
}

#[tokio::test]
async fn a_call_has_a_code_and_details() {
    for address in start().await {
        let user = client(address).get(call(GetRequest { id: 1 })).await.unwrap();
        assert_eq!(user.metadata().get("x-request-id").unwrap(), "req_1");
        assert_eq!(user.get_ref().name, "Ada");

        let status = get(address, 7).await;
        assert_eq!((status.code(), status.message()), (Code::NotFound, "There is no user 7"));
        let info = status.get_details_error_info().unwrap();
        assert_eq!((&*info.reason, &*info.domain, &*info.metadata["id"]), ("USER_NOT_FOUND", "users.example.com", "7"));
        assert_eq!(status.get_details_request_info().unwrap().request_id, "req_1");
        let received = Received::from_status(&status);
        assert!(received.is(entry!(UserError::NotFound)));
        assert_eq!((received.get("id"), received.request_id()), (Some(7), Some("req_1")));
        assert_eq!(received.docs(), Some("https://users.example.com/errors#user_not_found"));

        let moving = get(address, 409).await;
        assert_eq!(moving.code(), Code::Aborted);
        assert_eq!(moving.get_details_retry_info().unwrap().retry_delay, Some(Duration::from_secs(30)));

        let unavailable = get(address, 503).await;
        assert_eq!((unavailable.code(), unavailable.message()), (Code::Unavailable, "Users are unavailable"));
        assert_eq!(Received::from_status(&unavailable).retry(), Retry::After(Duration::from_secs(5)));
        let internal = get(address, 500).await;
        assert_eq!((internal.code(), internal.message()), (Code::Internal, "Something went wrong"));
        assert!(Received::from_status(&internal).is(entry!(AppError::Internal)));
        assert_private(&unavailable);
        assert_private(&internal);
    }
}

#[tokio::test]
async fn all_fields_are_reported() {
    for address in start().await {
        let status = client(address).create(call(CreateRequest::default())).await.unwrap_err();
        assert_eq!(status.code(), Code::InvalidArgument);
        let violations = status.get_details_bad_request().unwrap().field_violations;
        let violations: Vec<_> = violations.iter().map(|it| (&*it.field, &*it.description, &*it.reason)).collect();
        assert_eq!(
            violations,
            [("name", "A name is needed", "NAME_MISSING"), ("email", "This is no address", "EMAIL_INVALID")]
        );
        let taken = CreateRequest { name: "Ada".to_owned(), email: "ada@example.com".to_owned() };
        let status = client(address).create(call(taken)).await.unwrap_err();
        assert_eq!(status.get_details_help().unwrap().links[0].description, "sign in with ada@example.com");
    }
}

#[tokio::test]
async fn a_stream_breaks_off_with_the_id_of_its_call() {
    for address in start().await {
        let mut stream = client(address).watch(call(WatchRequest { ids: vec![1, 7] })).await.unwrap().into_inner();
        assert_eq!(stream.message().await.unwrap().unwrap().id, 1);
        let status = stream.message().await.unwrap_err();
        assert_eq!(status.get_details_error_info().unwrap().reason, "USER_NOT_FOUND");
        assert_eq!(status.get_details_request_info().unwrap().request_id, "req_1");
    }
}

#[tokio::test]
async fn http_and_connect_answer_the_same_errors() {
    let [address, _] = start().await;
    let http = reqwest::Client::new();
    let read = async |request: reqwest::RequestBuilder| {
        let response = request.header("x-request-id", "req_1").send().await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        (status.as_u16(), Received::new(status, &headers, response.bytes().await.unwrap()))
    };
    let connect = |method: &str, body: &'static str| {
        let request = http.post(format!("http://{address}/connect/users.v1.Users/{method}"));
        request.header("content-type", "application/json").body(body)
    };
    let (status, found) = read(http.get(format!("http://{address}/users/7"))).await;
    assert!(found.is(entry!(UserError::NotFound)));
    let (connect_status, over_connect) = read(connect("Get", r#"{"id":7}"#)).await;
    assert_eq!((status, connect_status), (404, 404));
    assert!(over_connect.is(entry!(UserError::NotFound)));
    assert_eq!((over_connect.text(), over_connect.request_id()), (Some("There is no user 7"), Some("req_1")));

    // 422 is no status of Connect.
    let (status, fields) = read(connect("Create", "{}")).await;
    assert_eq!((status, fields.errors().len()), (400, 2));
    assert!(fields.errors()[1].is(entry!(FieldError::EmailInvalid)));
    assert_eq!(fields.errors()[1].pointer(), Some("/email"));
    // What axum answers by itself has the shape of the route, too.
    let (status, malformed) = read(connect("Get", "{")).await;
    assert_eq!((status, malformed.code().unwrap().to_string()), (400, "MALFORMED".to_owned()));
    let (status, nowhere) = read(http.get(format!("http://{address}/userz"))).await;
    assert_eq!((status, nowhere.code().unwrap().to_string()), (404, "route_not_found".to_owned()));
    let (status, internal) = read(connect("Get", r#"{"id":500}"#)).await;
    assert_eq!((status, internal.text()), (500, Some("Something went wrong")));
    assert!(!format!("{internal:?}").contains("1234"));
}

#[tokio::test]
async fn graphql_answers_the_same_errors() {
    let [address, _] = start().await;
    let execute = async |query: &str| {
        let request = reqwest::Client::new().post(format!("http://{address}/graphql"));
        let request = request.header("x-request-id", "req_1").json(&serde_json::json!({ "query": query }));
        request.send().await.unwrap().json::<serde_json::Value>().await.unwrap()
    };
    let found = execute("{ user(id: 1) { id name email } }").await;
    assert_eq!(found["data"]["user"]["name"], "Ada");
    let missing = execute("{ user(id: 7) { name } }").await;
    let extensions = &missing["errors"][0]["extensions"];
    assert_eq!((&extensions["code"], &extensions["requestId"]), (&"user_not_found".into(), &"req_1".into()));
    let invalid = execute(r#"mutation { createUser(name: "", email: "") { id } }"#).await;
    assert_eq!(invalid["errors"][0]["extensions"]["errors"][1]["pointer"], "/email");
    for private in [500, 503] {
        let answer = execute(&format!("{{ user(id: {private}) {{ name }} }}")).await.to_string();
        assert!(!answer.contains("1234") && !answer.contains("10.0.0.7"), "{answer}");
    }
}
