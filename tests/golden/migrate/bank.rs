//! The errors of a bank: one enum, and a match for each of the columns of its page of errors.

use http::StatusCode;
use thiserror::Error;

/// Everything that the bank answers.
#[derive(Debug, Error, error_catalog::ApiError)]
pub enum BankError {
    #[error("account {id} does not exist")]
    #[api(
        status = 404,
        code = "account_not_found",
        message = "There is no such account"
    )]
    AccountNotFound { id: u64 },
    #[error("account {id} is closed")]
    #[api(
        status = 410,
        code = "account_closed",
        message = "The account is closed"
    )]
    AccountClosed { id: u64 },
    #[error("frozen by compliance")]
    #[api(
        status = 403,
        code = "account_frozen",
        message = "The account is frozen"
    )]
    AccountFrozen,
    #[error("{0} is an account already")]
    #[api(
        status = 409,
        code = "account_exists",
        message = "The account exists already"
    )]
    AccountExists(String),
    #[error("more than {limit} accounts")]
    #[api(
        status = 422,
        code = "account_limit",
        message = "There are too many accounts"
    )]
    AccountLimit { limit: u32 },
    #[error("no customer {0}")]
    #[api(
        status = 404,
        code = "customer_not_found",
        message = "There is no such customer"
    )]
    CustomerNotFound(u64),
    #[error("the customer is blocked")]
    #[api(
        status = 403,
        code = "customer_blocked",
        message = "The customer is blocked"
    )]
    CustomerBlocked,
    #[error("the customer is {age} years old")]
    #[api(
        status = 422,
        code = "customer_underage",
        message = "The customer is too young"
    )]
    CustomerUnderage { age: u8 },
    #[error("the customer is known already")]
    #[api(
        status = 409,
        code = "customer_duplicate",
        message = "The customer is known already"
    )]
    CustomerDuplicate,
    #[error("no name")]
    #[api(status = 400, code = "name_missing", message = "A name is needed")]
    NameMissing,
    #[error("{length} letters in a name")]
    #[api(status = 400, code = "name_too_long", message = "The name is too long")]
    NameTooLong { length: usize },
    #[error("cannot read {0:?}")]
    #[api(
        status = 400,
        code = "address_invalid",
        message = "The address is not valid"
    )]
    AddressInvalid(String),
    #[error("{email} is taken")]
    #[api(status = 409, code = "email_taken", message = "The address is taken")]
    EmailTaken { email: String },
    #[error("not a telephone number")]
    #[api(
        status = 400,
        code = "phone_invalid",
        message = "The number is not valid"
    )]
    PhoneInvalid,
    #[error("no transfer {0}")]
    #[api(
        status = 404,
        code = "transfer_not_found",
        message = "There is no such transfer"
    )]
    TransferNotFound(u64),
    #[error("{cents} of {limit} cents")]
    #[api(
        status = 422,
        code = "transfer_too_large",
        message = "The amount is over the limit"
    )]
    TransferTooLarge { cents: u64, limit: u64 },
    #[error("less than a cent")]
    #[api(
        status = 422,
        code = "transfer_too_small",
        message = "The amount is too small"
    )]
    TransferTooSmall,
    #[error("seen before")]
    #[api(
        status = 409,
        code = "transfer_duplicate",
        message = "The transfer was made already"
    )]
    TransferDuplicate,
    #[error("done already")]
    #[api(
        status = 409,
        code = "transfer_done",
        message = "The transfer is done already"
    )]
    TransferDone,
    #[error("cancelled")]
    #[api(
        status = 410,
        code = "transfer_cancelled",
        message = "The transfer was cancelled"
    )]
    TransferCancelled,
    #[error("{missing} cents are missing")]
    #[api(
        status = 402,
        code = "insufficient_funds",
        message = "There is not enough money"
    )]
    InsufficientFunds { missing: u64 },
    #[error("no currency {0}")]
    #[api(
        status = 400,
        code = "currency_unknown",
        message = "The currency is not known"
    )]
    CurrencyUnknown(String),
    #[error("{from} is not {to}")]
    #[api(
        status = 422,
        code = "currency_mismatch",
        message = "The currencies differ"
    )]
    CurrencyMismatch { from: String, to: String },
    #[error("no exchange rates")]
    #[api(
        status = 503,
        code = "rate_unavailable",
        message = "Exchange rates are not available"
    )]
    RateUnavailable,
    #[error("no card")]
    #[api(
        status = 404,
        code = "card_not_found",
        message = "There is no such card"
    )]
    CardNotFound,
    #[error("the card has expired")]
    #[api(status = 403, code = "card_expired", message = "The card has expired")]
    CardExpired,
    #[error("the card is blocked")]
    #[api(status = 403, code = "card_blocked", message = "The card is blocked")]
    CardBlocked,
    #[error("{left} tries left")]
    #[api(status = 401, code = "pin_wrong", message = "The PIN is wrong")]
    PinWrong { left: u8 },
    #[error("too many tries")]
    #[api(status = 403, code = "pin_blocked", message = "The PIN is blocked")]
    PinBlocked,
    #[error("no token")]
    #[api(status = 401, code = "token_missing", message = "A token is needed")]
    TokenMissing,
    #[error("the token has expired")]
    #[api(
        status = 401,
        code = "token_expired",
        message = "The token has expired"
    )]
    TokenExpired,
    #[error("no scope {scope}")]
    #[api(
        status = 403,
        code = "token_scope",
        message = "The token does not allow this"
    )]
    TokenScope { scope: String },
    #[error("slow down")]
    #[api(
        status = 429,
        code = "too_many_requests",
        message = "There are too many requests"
    )]
    TooManyRequests,
    #[error("too large")]
    #[api(
        status = 413,
        code = "body_too_large",
        message = "The request is too large"
    )]
    BodyTooLarge,
    #[error("not {0}")]
    #[api(
        status = 415,
        code = "media_type",
        message = "This media type is not supported"
    )]
    MediaType(String),
    #[error("not yet")]
    #[api(
        status = 501,
        code = "not_implemented",
        message = "This is not possible yet"
    )]
    NotImplemented,
    #[error("a partner bank has failed")]
    #[api(
        status = 502,
        code = "upstream_failed",
        message = "A partner bank has failed"
    )]
    UpstreamFailed,
    #[error("a partner bank did not answer")]
    #[api(
        status = 504,
        code = "upstream_timeout",
        message = "A partner bank did not answer"
    )]
    UpstreamTimeout,
    #[error("closed for maintenance")]
    #[api(
        status = 503,
        code = "maintenance",
        message = "The bank is closed for maintenance"
    )]
    Maintenance,
    #[error("storage: {0}")]
    #[api(status = 500, code = "internal", message = "Something went wrong")]
    Storage(#[from] std::io::Error),
}

impl BankError {
    pub fn status(&self) -> StatusCode {
        error_catalog::ApiError::status(self)
    }

    pub fn code(&self) -> &'static str {
        error_catalog::ApiError::code(self).as_str()
    }

    /// What customers read.
    pub fn message(&self) -> &'static str {
        match self {
            Self::AccountNotFound { .. } => "There is no such account",
            Self::AccountClosed { .. } => "The account is closed",
            Self::AccountFrozen => "The account is frozen",
            Self::AccountExists(_) => "The account exists already",
            Self::AccountLimit { .. } => "There are too many accounts",
            Self::CustomerNotFound(_) => "There is no such customer",
            Self::CustomerBlocked => "The customer is blocked",
            Self::CustomerUnderage { .. } => "The customer is too young",
            Self::CustomerDuplicate => "The customer is known already",
            Self::NameMissing => "A name is needed",
            Self::NameTooLong { .. } => "The name is too long",
            Self::AddressInvalid(_) => "The address is not valid",
            Self::EmailTaken { .. } => "The address is taken",
            Self::PhoneInvalid => "The number is not valid",
            Self::TransferNotFound(_) => "There is no such transfer",
            Self::TransferTooLarge { .. } => "The amount is over the limit",
            Self::TransferTooSmall => "The amount is too small",
            Self::TransferDuplicate => "The transfer was made already",
            Self::TransferDone => "The transfer is done already",
            Self::TransferCancelled => "The transfer was cancelled",
            Self::InsufficientFunds { .. } => "There is not enough money",
            Self::CurrencyUnknown(_) => "The currency is not known",
            Self::CurrencyMismatch { .. } => "The currencies differ",
            Self::RateUnavailable => "Exchange rates are not available",
            Self::CardNotFound => "There is no such card",
            Self::CardExpired => "The card has expired",
            Self::CardBlocked => "The card is blocked",
            Self::PinWrong { .. } => "The PIN is wrong",
            Self::PinBlocked => "The PIN is blocked",
            Self::TokenMissing => "A token is needed",
            Self::TokenExpired => "The token has expired",
            Self::TokenScope { .. } => "The token does not allow this",
            Self::TooManyRequests => "There are too many requests",
            Self::BodyTooLarge => "The request is too large",
            Self::MediaType(_) => "This media type is not supported",
            Self::NotImplemented => "This is not possible yet",
            Self::UpstreamFailed => "A partner bank has failed",
            Self::UpstreamTimeout => "A partner bank did not answer",
            Self::Maintenance => "The bank is closed for maintenance",
            Self::Storage(_) => "Something went wrong",
        }
    }

    /// One of each.
    pub fn all() -> Vec<Self> {
        vec![
            Self::AccountNotFound { id: 7 },
            Self::AccountClosed { id: 7 },
            Self::AccountFrozen,
            Self::AccountExists("it".to_owned()),
            Self::AccountLimit { limit: 7 },
            Self::CustomerNotFound(7),
            Self::CustomerBlocked,
            Self::CustomerUnderage { age: 7 },
            Self::CustomerDuplicate,
            Self::NameMissing,
            Self::NameTooLong { length: 7 },
            Self::AddressInvalid("it".to_owned()),
            Self::EmailTaken { email: "email".to_owned() },
            Self::PhoneInvalid,
            Self::TransferNotFound(7),
            Self::TransferTooLarge { cents: 7, limit: 7 },
            Self::TransferTooSmall,
            Self::TransferDuplicate,
            Self::TransferDone,
            Self::TransferCancelled,
            Self::InsufficientFunds { missing: 7 },
            Self::CurrencyUnknown("it".to_owned()),
            Self::CurrencyMismatch { from: "from".to_owned(), to: "to".to_owned() },
            Self::RateUnavailable,
            Self::CardNotFound,
            Self::CardExpired,
            Self::CardBlocked,
            Self::PinWrong { left: 7 },
            Self::PinBlocked,
            Self::TokenMissing,
            Self::TokenExpired,
            Self::TokenScope { scope: "scope".to_owned() },
            Self::TooManyRequests,
            Self::BodyTooLarge,
            Self::MediaType("it".to_owned()),
            Self::NotImplemented,
            Self::UpstreamFailed,
            Self::UpstreamTimeout,
            Self::Maintenance,
            Self::Storage(std::io::Error::other("disk 2")),
        ]
    }
}
