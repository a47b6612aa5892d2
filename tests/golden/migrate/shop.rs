//! The errors of a shop, as many services write them.

use std::fmt;

use http::StatusCode;
use thiserror::Error;

const TOO_BUSY: StatusCode = StatusCode::SERVICE_UNAVAILABLE;

/// What goes wrong with carts.
#[derive(Debug, Error, error_catalog::ApiError)]
pub enum CartError {
    #[error("no cart {0}")]
    // Reading creates no cart.
    #[api(status = 404, code = "cart_not_found", message = "no cart <0>")]
    NotFound(u64),
    /// Somebody was faster.
    #[error("article {name:?} is sold out <sorry>")]
    // and not 410
    #[api(
        status = 409,
        code = "try_later",
        message = "article <name:?> is sold out <<sorry>"
    )]
    SoldOut { name: String },
    #[error("the shop is too busy")]
    #[api(
        status = 503,
        code = "try_later",
        message = "the shop is too busy",
        allow(duplicate_code, conflicting_status)
    )]
    Busy, // until noon
    #[error("storage: {0}")]
    #[api(status = 500, code = "internal")]
    Storage(#[from] std::io::Error),
}

impl CartError {
    /// The HTTP status.
    pub fn status_code(&self) -> StatusCode {
        match self {
            Self::Storage(error) if error.kind() == std::io::ErrorKind::TimedOut => {
                StatusCode::GATEWAY_TIMEOUT
            }
            _ => error_catalog::ApiError::status(self),
        }
    }

    pub fn code(&self) -> &'static str {
        error_catalog::ApiError::code(self).as_str()
    }
}

impl From<CartError> for (StatusCode, String) {
    fn from(error: CartError) -> Self {
        (error.status_code(), error.to_string())
    }
}

#[derive(Debug, error_catalog::ApiError)]
#[api(code_style = "SCREAMING_SNAKE_CASE", display = false)]
pub enum PayError {
    #[api(status = 402, code = "PAYMENT_DECLINED")]
    Declined,
    #[api(transparent)]
    Cart(CartError),
    #[api(status = 422, code = "OVER_LIMIT")]
    Limit { cents: u32 },
}

impl std::error::Error for PayError {}

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
            PayError::Cart(inner) => inner.status_code(),
            _ => error_catalog::ApiError::status(self),
        }
    }

    pub fn code(&self) -> &'static str {
        match self {
            PayError::Cart(inner) => inner.code(),
            _ => error_catalog::ApiError::code(self).as_str(),
        }
    }
}

pub trait IntoResponse {
    fn into_response(self) -> (u16, String);
}

#[derive(Debug, Error, error_catalog::ApiError)]
pub enum MailError {
    #[error("no address")] #[api(status = 400, code = "no_address", message = "no address")] NoAddress,
    #[error("refused")] #[api(status = 502, code = "mail", message = "refused")] Refused(u16),
    #[error("lost")] #[api(status = 502, code = "mail", message = "lost", allow(duplicate_code))] Lost,
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

#[derive(Debug, Error, error_catalog::ApiError)]
#[api(code_style = "kebab-case")]
pub enum LoginError {
    #[error("wrong password")]
    #[api(status = 401, code = "wrong-password")]
    WrongPassword,
    #[error("locked for {minutes} minutes")]
    #[api(status = 423, code = "locked")]
    Locked { minutes: u32 },
}

impl IntoResponse for LoginError {
    fn into_response(self) -> (u16, String) {
        let (status, code) = (
            error_catalog::ApiError::status(&self),
            error_catalog::ApiError::code(&self).as_str(),
        );
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
