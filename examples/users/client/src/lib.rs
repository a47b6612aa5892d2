//! A client of the users API. It knows the errors of the service by the same enums, and compiles nothing of its server.

use std::fmt;

use error_catalog::{Received, entry};
use error_catalog_users_errors::UserError;
use reqwest::header::AUTHORIZATION;
use reqwest::{Method, RequestBuilder, Response};
use serde::Deserialize;
use serde_json::json;

/// A user.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct User {
    /// Unique among users.
    pub id: i64,
    /// How often the user was changed, from 1.
    pub version: i64,
    /// What they are called.
    pub name: String,
    /// Unique among users.
    pub email: String,
}

/// A call that did not succeed.
#[derive(Debug)]
pub enum Failed {
    /// The service answered with an error.
    Answered(Received),
    /// There is no answer, or none that can be read.
    NotAnswered(reqwest::Error),
}

impl fmt::Display for Failed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answered(received) => received.fmt(formatter),
            Self::NotAnswered(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for Failed {}

impl From<reqwest::Error> for Failed {
    fn from(error: reqwest::Error) -> Self {
        Self::NotAnswered(error)
    }
}

/// Calls one service with one token.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    token: String,
}

impl Client {
    /// A client of the service at an address such as `http://localhost:3000`.
    #[must_use]
    pub fn new(base: impl Into<String>, token: impl Into<String>) -> Self {
        Self { http: reqwest::Client::new(), base: base.into(), token: token.into() }
    }

    /// Creates a user. `Ok(None)` says that another user has the address.
    ///
    /// # Errors
    ///
    /// All others.
    pub async fn create(&self, name: &str, email: &str) -> Result<Option<User>, Failed> {
        let request = self.request(Method::POST, "/users").json(&json!({ "name": name, "email": email }));
        match sent(request).await {
            Ok(response) => Ok(Some(response.json().await?)),
            Err(Failed::Answered(received)) if received.is(entry!(UserError::EmailTaken)) => Ok(None),
            Err(failed) => Err(failed),
        }
    }

    /// The user with an id, if there is one.
    ///
    /// # Errors
    ///
    /// All except `user_not_found`.
    pub async fn find(&self, id: i64) -> Result<Option<User>, Failed> {
        match sent(self.request(Method::GET, &format!("/users/{id}"))).await {
            Ok(response) => Ok(Some(response.json().await?)),
            Err(Failed::Answered(received)) if received.is(entry!(UserError::NotFound)) => Ok(None),
            Err(failed) => Err(failed),
        }
    }

    /// Renames a user, also if somebody else changes the user at the same time: the error has the version that counts.
    ///
    /// # Errors
    ///
    /// All except `user_changed`.
    pub async fn rename(&self, mut user: User, name: &str) -> Result<User, Failed> {
        loop {
            let body = json!({ "name": name, "version": user.version });
            let request = self.request(Method::PATCH, &format!("/users/{}", user.id)).json(&body);
            match sent(request).await {
                Ok(response) => return Ok(response.json().await?),
                Err(Failed::Answered(received)) if received.is(entry!(UserError::Changed)) => {
                    match received.get("version") {
                        Some(version) if version > user.version => user.version = version,
                        _ => return Err(Failed::Answered(received)),
                    }
                }
                Err(failed) => return Err(failed),
            }
        }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http
            .request(method, format!("{}{path}", self.base))
            .header(AUTHORIZATION, format!("Bearer {}", self.token))
    }
}

/// The response, unless it is an error.
async fn sent(request: RequestBuilder) -> Result<Response, Failed> {
    let response = request.send().await?;
    if response.status().is_success() {
        return Ok(response);
    }
    let (status, headers) = (response.status(), response.headers().clone());
    Err(Failed::Answered(Received::new(status, &headers, response.bytes().await?)))
}
