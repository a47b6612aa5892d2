//! The service over gRPC.

use std::pin::Pin;

use tokio_stream::{Stream, StreamExt, iter};
use tonic::{Request, Response, Status};

use self::users_server::{Users as Service, UsersServer};
use crate::users::Users;

// What `generate` made of `proto/users.proto`.
#[allow(clippy::pedantic, missing_docs, unreachable_pub, reason = "generated")]
mod generated {
    include!("generated/users.v1.rs");
}
pub use generated::*;

/// The service for a server of tonic.
#[must_use]
pub fn service(users: Users) -> UsersServer<Users> {
    UsersServer::new(users)
}

/// Each method returns any error by `?`: it becomes a status with details.
#[tonic::async_trait]
impl Service for Users {
    async fn get(&self, request: Request<GetRequest>) -> Result<Response<User>, Status> {
        Ok(Response::new(Users::get(self, request.get_ref().id)?))
    }

    async fn create(&self, request: Request<CreateRequest>) -> Result<Response<User>, Status> {
        let CreateRequest { name, email } = request.into_inner();
        Ok(Response::new(Users::create(self, name, email)?))
    }

    type WatchStream = Pin<Box<dyn Stream<Item = Result<User, Status>> + Send>>;

    async fn watch(&self, request: Request<WatchRequest>) -> Result<Response<Self::WatchStream>, Status> {
        let users = self.clone();
        // The context is ambient while the stream is polled, so its errors have the id of the request.
        let found = iter(request.into_inner().ids).map(move |id| Ok(Users::get(&users, id)?));
        Ok(Response::new(Box::pin(found)))
    }
}
