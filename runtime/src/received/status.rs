//! Reads a status of gRPC.

use ::tonic::Status;

use super::read::Reading;
use super::response::Received;
use super::rpc::google;

impl Received {
    /// Reads the status of a call in gRPC, whatever service sent it.
    ///
    /// gRPC sends no HTTP status; [`status`](Self::status) is the one that
    /// [stands for the code](crate::GrpcCode::http_status). Without an `ErrorInfo` among the details, the name of the code
    /// is the [`code`](Self::code). A pointer, a parameter, and a hint are read as those of
    /// [`GoogleStatus`](crate::envelope::GoogleStatus) are.
    ///
    /// ```
    /// use error_catalog::{ApiError, Received, entry};
    /// use tonic::Status;
    ///
    /// #[derive(Debug, ApiError)]
    /// enum UserError {
    ///     #[api(status = 404, message = "No user was found with id <user_id>")]
    ///     NotFound { user_id: u64 },
    /// }
    ///
    /// // What a client of the service gets:
    /// let status = Status::from(UserError::NotFound { user_id: 7 });
    /// let received = Received::from_status(&status);
    /// assert!(received.is(entry!(UserError::NotFound)));
    /// assert_eq!(received.get("user_id"), Some(7));
    /// assert_eq!(received.to_string(), "404 Not Found: NOT_FOUND: No user was found with id 7");
    ///
    /// let proxy = Received::from_status(&Status::unavailable("upstream connect error"));
    /// assert_eq!(proxy.to_string(), "503 Service Unavailable: UNAVAILABLE: upstream connect error");
    /// ```
    pub fn from_status(status: &Status) -> Self {
        let reading = Reading::of(&google(status), None);
        let understood = reading.understood(true);
        Self::of_reading(None, status.metadata().as_ref(), reading, understood, status.message())
    }
}
