//! The client against the service, over a socket.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use error_catalog::{Received, entry};
use error_catalog_users::Config;
use error_catalog_users::store::Store;
use error_catalog_users_client::{Client, Failed};
use error_catalog_users_errors::{AppError, AuthError, InputError};
use tokio::net::TcpListener;

/// A client with a token, of a service that ends with the test.
async fn client(token: &str) -> Client {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(error_catalog_users::serve(listener, Config::new(Store::in_memory().unwrap())));
    Client::new(base, token)
}

fn answered(failed: Failed) -> Received {
    match failed {
        Failed::Answered(received) => received,
        Failed::NotAnswered(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn errors_decide_what_the_client_does() {
    let client = client("member-token").await;
    assert_eq!(client.find(7).await.unwrap(), None);
    let ada = client.create("Ada", "ada@example.com").await.unwrap().unwrap();
    assert_eq!(client.create("Eve", "ada@example.com").await.unwrap(), None);
    assert_eq!(client.find(ada.id).await.unwrap(), Some(ada.clone()));
    let renamed = client.rename(ada.clone(), "Ada L.").await.unwrap();
    // `ada` is out of date; the error says which version counts.
    let again = client.rename(ada, "Countess of Lovelace").await.unwrap();
    assert_eq!((&*again.name, again.version), ("Countess of Lovelace", renamed.version + 1));
}

#[tokio::test]
async fn other_errors_are_told_apart_by_their_entries() {
    let received = answered(client("nobody").await.find(7).await.unwrap_err());
    assert!(received.is(entry!(AuthError::TokenUnknown)));
    assert_eq!(received.entry::<AppError>().unwrap().status(), 401);

    let received = answered(client("member-token").await.create("", "ada").await.unwrap_err());
    let not_an_email = received.errors().iter().find(|error| error.is(entry!(InputError::NotAnEmail))).unwrap();
    assert_eq!(not_an_email.pointer(), Some("/email"));
}
