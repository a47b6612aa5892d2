//! The errors of a shop, as many services write them.

use std::fmt;

use http::StatusCode;
use thiserror::Error;

const TOO_BUSY: StatusCode = StatusCode::SERVICE_UNAVAILABLE;

/// What goes wrong with carts.
#[derive(Debug, Error)]
pub enum CartError {
    #[error("no cart {0}")]
    NotFound(u64),
    /// Somebody was faster.
    #[error("article {name:?} is sold out <sorry>")]
    SoldOut { name: String },
    #[error("the shop is too busy")]
    Busy, // until noon
    #[error("storage: {0}")]
    Storage(#[from] std::io::Error),
}

impl CartError {
    /// The HTTP status.
    pub fn status_code(&self) -> StatusCode {
        match self {
            // Reading creates no cart.
            CartError::NotFound(_) => StatusCode::NOT_FOUND,
            Self::SoldOut { .. } => StatusCode::CONFLICT, // and not 410
            Self::Busy => TOO_BUSY,
            Self::Storage(error) if error.kind() == std::io::ErrorKind::TimedOut => {
                StatusCode::GATEWAY_TIMEOUT
            }
            Self::Storage(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "cart_not_found",
            Self::SoldOut { .. } | Self::Busy => "try_later",
            Self::Storage(_) => "internal",
        }
    }
}

impl From<CartError> for (StatusCode, String) {
    fn from(error: CartError) -> Self {
        (error.status_code(), error.to_string())
    }
}

#[derive(Debug)]
pub enum PayError {
    Declined,
    Cart(CartError),
    Limit { cents: u32 },
}

impl fmt::Display for PayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PayError::Declined => f.write_str("declined by bank 7"),
            PayError::Cart(inner) => inner.fmt(f),
            PayError::Limit { cents } => write!(f, "{cents} is too much"),
        }
    }
}

impl PayError {
    pub fn status_code(&self) -> StatusCode {
        match self {
            PayError::Declined => StatusCode::PAYMENT_REQUIRED,
            PayError::Cart(inner) => inner.status_code(),
            PayError::Limit { .. } => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
        }
    }

    pub fn code(&self) -> &'static str {
        match self {
            PayError::Declined => "PAYMENT_DECLINED",
            PayError::Cart(inner) => inner.code(),
            PayError::Limit { .. } => "OVER_LIMIT",
        }
    }
}

pub trait IntoResponse {
    fn into_response(self) -> (u16, String);
}

#[derive(Debug, Error)]
pub enum MailError {
    #[error("no address")] NoAddress,
    #[error("refused")] Refused(u16),
    #[error("lost")] Lost,
}

impl IntoResponse for MailError {
    fn into_response(self) -> (u16, String) {
        let (status, code) = match &self {
            MailError::NoAddress => (StatusCode::BAD_REQUEST, "no_address"),
            _ => (StatusCode::BAD_GATEWAY, "mail"),
        };
        (status.as_u16(), format!("{code}: {self}"))
    }
}

#[derive(Debug, Error)]
pub enum LoginError {
    #[error("wrong password")]
    WrongPassword,
    #[error("locked for {minutes} minutes")]
    Locked { minutes: u32 },
}

impl IntoResponse for LoginError {
    fn into_response(self) -> (u16, String) {
        let (status, code) = match self {
            LoginError::WrongPassword => (StatusCode::UNAUTHORIZED, "wrong-password"),
            LoginError::Locked { .. } => (StatusCode::LOCKED, "locked"),
        };
        (status.as_u16(), code.to_owned())
    }
}

/// No arm states the status of an upstream.
#[derive(Debug, Error)]
pub enum ProxyError {
    #[error("down")]
    Down,
    #[error("answered {0}")]
    Upstream(u16),
}

impl ProxyError {
    pub fn status_code(&self) -> StatusCode {
        match self {
            Self::Down => StatusCode::BAD_GATEWAY,
            Self::Upstream(status) => StatusCode::from_u16(*status).unwrap_or(StatusCode::BAD_GATEWAY),
        }
    }
}

macro_rules! errors {
    ($name:ident) => {
        pub enum $name {
            Nothing,
        }
    };
}

errors!(MadeError);
