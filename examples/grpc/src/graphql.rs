//! The service over GraphQL.

#![expect(clippy::unused_async, reason = "resolvers are asynchronous")]

use async_graphql::{EmptySubscription, Object, Request, Response, Schema};
use axum::Json;
use axum::extract::State;
use error_catalog::async_graphql::CatalogErrors;

use crate::errors::{AppError, Result};
use crate::users::Users;

type ApiSchema = Schema<Query, Mutation, EmptySubscription>;

fn schema(users: &Users) -> ApiSchema {
    Schema::build(Query(users.clone()), Mutation(users.clone()), EmptySubscription)
        .extension(CatalogErrors::<AppError>::new())
        .finish()
}

/// Answers a request. The answer has the status 200, whatever errors are in it.
pub async fn answer(State(users): State<Users>, Json(request): Json<Request>) -> Json<Response> {
    Json(schema(&users).execute(request).await)
}

/// What can be read.
pub struct Query(Users);

/// Each resolver returns any error by `?`.
#[Object]
impl Query {
    async fn user(&self, id: u32) -> Result<Option<User>> {
        Ok(Some(User(self.0.get(id)?)))
    }
}

/// What can be changed.
pub struct Mutation(Users);

#[Object]
impl Mutation {
    async fn create_user(&self, name: String, email: String) -> Result<User> {
        Ok(User(self.0.create(name, email)?))
    }
}

/// A user.
pub struct User(crate::rpc::User);

#[Object]
impl User {
    async fn id(&self) -> u32 {
        self.0.id
    }

    async fn name(&self) -> &str {
        &self.0.name
    }

    async fn email(&self) -> &str {
        &self.0.email
    }
}
