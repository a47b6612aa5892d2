//! Canonical codes of gRPC.

use std::fmt;

use http::StatusCode;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident = $number:literal, $name:literal;)*) => {
        /// A canonical code of gRPC
        /// ([google/rpc/code.proto](https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto)):
        /// `grpc = ABORTED`, or the one that belongs to the status.
        ///
        /// `Display` and `Serialize` write the name.
        ///
        /// ```
        /// use error_catalog::{ApiError, GrpcCode};
        ///
        /// #[derive(Debug, ApiError)]
        /// #[api(status = 409)]
        /// enum OrderError {
        ///     AlreadyPaid,
        ///     #[api(grpc = ABORTED)]
        ///     ChangedMeanwhile,
        /// }
        ///
        /// assert_eq!(OrderError::AlreadyPaid.entry().grpc(), GrpcCode::AlreadyExists);
        /// assert_eq!(OrderError::ChangedMeanwhile.entry().grpc().as_str(), "ABORTED");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum GrpcCode {
            $($(#[$doc])* $code = $number,)*
        }

        impl GrpcCode {
            const ALL: &[Self] = &[$(Self::$code),*];

            /// The code with this name.
            pub(crate) fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().find(|code| code.as_str() == name).copied()
            }

            /// The code with this number.
            #[cfg(feature = "tonic")]
            pub(crate) fn of_number(number: i32) -> Option<Self> {
                Self::ALL.iter().find(|code| code.number() == number).copied()
            }

            /// The name, such as `NOT_FOUND`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)*
                }
            }

            /// The number, from 1 to 16.
            pub const fn number(self) -> i32 {
                match self {
                    $(Self::$code => $number,)*
                }
            }
        }
    };
}

codes! {
    /// The caller cancelled the operation.
    Cancelled = 1, "CANCELLED";
    /// Nothing else fits.
    Unknown = 2, "UNKNOWN";
    /// The request is wrong, whatever the state of the service.
    InvalidArgument = 3, "INVALID_ARGUMENT";
    /// It took too long.
    DeadlineExceeded = 4, "DEADLINE_EXCEEDED";
    /// Something that the request names does not exist.
    NotFound = 5, "NOT_FOUND";
    /// Something that the request creates exists already.
    AlreadyExists = 6, "ALREADY_EXISTS";
    /// The caller may not do this.
    PermissionDenied = 7, "PERMISSION_DENIED";
    /// A quota is used up.
    ResourceExhausted = 8, "RESOURCE_EXHAUSTED";
    /// The service is not in the state that the request needs.
    FailedPrecondition = 9, "FAILED_PRECONDITION";
    /// Another request came between; a retry of the whole sequence may succeed.
    Aborted = 10, "ABORTED";
    /// The request leads past the end of something.
    OutOfRange = 11, "OUT_OF_RANGE";
    /// The service does not support this.
    Unimplemented = 12, "UNIMPLEMENTED";
    /// The service is broken.
    Internal = 13, "INTERNAL";
    /// The service is down for now.
    Unavailable = 14, "UNAVAILABLE";
    /// Data is lost or damaged.
    DataLoss = 15, "DATA_LOSS";
    /// The caller has not proved who it is.
    Unauthenticated = 16, "UNAUTHENTICATED";
}

impl GrpcCode {
    /// The code of errors with this status that state none.
    pub fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            400 | 413 | 414 | 415 | 422 => Self::InvalidArgument,
            401 => Self::Unauthenticated,
            403 => Self::PermissionDenied,
            404 | 410 => Self::NotFound,
            405 | 501 => Self::Unimplemented,
            408 | 504 => Self::DeadlineExceeded,
            // `ABORTED` also belongs to 409, but means a race that a retry can win.
            409 => Self::AlreadyExists,
            416 => Self::OutOfRange,
            429 => Self::ResourceExhausted,
            499 => Self::Cancelled,
            502 | 503 => Self::Unavailable,
            _ if status.is_client_error() => Self::FailedPrecondition,
            _ => Self::Internal,
        }
    }

    /// The status that stands for the code in HTTP, as code.proto and the Connect protocol map it.
    ///
    /// ```
    /// use error_catalog::GrpcCode;
    ///
    /// assert_eq!(GrpcCode::FailedPrecondition.http_status(), 400);
    /// assert_eq!(GrpcCode::Unavailable.http_status(), 503);
    /// ```
    pub fn http_status(self) -> StatusCode {
        match self {
            // Not registered with IANA; nginx made it known.
            Self::Cancelled => StatusCode::from_u16(499).unwrap_or(StatusCode::BAD_REQUEST),
            Self::InvalidArgument | Self::FailedPrecondition | Self::OutOfRange => StatusCode::BAD_REQUEST,
            Self::DeadlineExceeded => StatusCode::GATEWAY_TIMEOUT,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::AlreadyExists | Self::Aborted => StatusCode::CONFLICT,
            Self::PermissionDenied => StatusCode::FORBIDDEN,
            Self::ResourceExhausted => StatusCode::TOO_MANY_REQUESTS,
            Self::Unimplemented => StatusCode::NOT_IMPLEMENTED,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::Unknown | Self::Internal | Self::DataLoss => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl fmt::Display for GrpcCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(formatter)
    }
}

impl Serialize for GrpcCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for GrpcCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Name)
    }
}

struct Name;

impl Visitor<'_> for Name {
    type Value = GrpcCode;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a gRPC code")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<GrpcCode, E> {
        GrpcCode::named(name).ok_or_else(|| E::custom(format_args!("`{name}` is no gRPC code")))
    }
}
