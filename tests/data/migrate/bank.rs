//! The errors of a bank: one enum, and a match for each of the columns of its page of errors.

use http::StatusCode;
use thiserror::Error;

/// Everything that the bank answers.
#[derive(Debug, Error)]
pub enum BankError {
    #[error("account {id} does not exist")]
    AccountNotFound { id: u64 },
    #[error("account {id} is closed")]
    AccountClosed { id: u64 },
    #[error("frozen by compliance")]
    AccountFrozen,
    #[error("{0} is an account already")]
    AccountExists(String),
    #[error("more than {limit} accounts")]
    AccountLimit { limit: u32 },
    #[error("no customer {0}")]
    CustomerNotFound(u64),
    #[error("the customer is blocked")]
    CustomerBlocked,
    #[error("the customer is {age} years old")]
    CustomerUnderage { age: u8 },
    #[error("the customer is known already")]
    CustomerDuplicate,
    #[error("no name")]
    NameMissing,
    #[error("{length} letters in a name")]
    NameTooLong { length: usize },
    #[error("cannot read {0:?}")]
    AddressInvalid(String),
    #[error("{email} is taken")]
    EmailTaken { email: String },
    #[error("not a telephone number")]
    PhoneInvalid,
    #[error("no transfer {0}")]
    TransferNotFound(u64),
    #[error("{cents} of {limit} cents")]
    TransferTooLarge { cents: u64, limit: u64 },
    #[error("less than a cent")]
    TransferTooSmall,
    #[error("seen before")]
    TransferDuplicate,
    #[error("done already")]
    TransferDone,
    #[error("cancelled")]
    TransferCancelled,
    #[error("{missing} cents are missing")]
    InsufficientFunds { missing: u64 },
    #[error("no currency {0}")]
    CurrencyUnknown(String),
    #[error("{from} is not {to}")]
    CurrencyMismatch { from: String, to: String },
    #[error("no exchange rates")]
    RateUnavailable,
    #[error("no card")]
    CardNotFound,
    #[error("the card has expired")]
    CardExpired,
    #[error("the card is blocked")]
    CardBlocked,
    #[error("{left} tries left")]
    PinWrong { left: u8 },
    #[error("too many tries")]
    PinBlocked,
    #[error("no token")]
    TokenMissing,
    #[error("the token has expired")]
    TokenExpired,
    #[error("no scope {scope}")]
    TokenScope { scope: String },
    #[error("slow down")]
    TooManyRequests,
    #[error("too large")]
    BodyTooLarge,
    #[error("not {0}")]
    MediaType(String),
    #[error("not yet")]
    NotImplemented,
    #[error("a partner bank has failed")]
    UpstreamFailed,
    #[error("a partner bank did not answer")]
    UpstreamTimeout,
    #[error("closed for maintenance")]
    Maintenance,
    #[error("storage: {0}")]
    Storage(#[from] std::io::Error),
}

impl BankError {
    pub fn status(&self) -> StatusCode {
        match self {
            Self::AccountNotFound { .. }
            | Self::CustomerNotFound(_)
            | Self::TransferNotFound(_)
            | Self::CardNotFound => StatusCode::NOT_FOUND,
            Self::AccountClosed { .. } | Self::TransferCancelled => StatusCode::GONE,
            Self::AccountFrozen
            | Self::CustomerBlocked
            | Self::CardExpired
            | Self::CardBlocked
            | Self::PinBlocked
            | Self::TokenScope { .. } => StatusCode::FORBIDDEN,
            Self::AccountExists(_)
            | Self::CustomerDuplicate
            | Self::EmailTaken { .. }
            | Self::TransferDuplicate
            | Self::TransferDone => StatusCode::CONFLICT,
            Self::AccountLimit { .. }
            | Self::CustomerUnderage { .. }
            | Self::TransferTooLarge { .. }
            | Self::TransferTooSmall
            | Self::CurrencyMismatch { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NameMissing
            | Self::NameTooLong { .. }
            | Self::AddressInvalid(_)
            | Self::PhoneInvalid
            | Self::CurrencyUnknown(_) => StatusCode::BAD_REQUEST,
            Self::InsufficientFunds { .. } => StatusCode::PAYMENT_REQUIRED,
            Self::RateUnavailable | Self::Maintenance => StatusCode::SERVICE_UNAVAILABLE,
            Self::PinWrong { .. } | Self::TokenMissing | Self::TokenExpired => {
                StatusCode::UNAUTHORIZED
            }
            Self::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::MediaType(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::NotImplemented => StatusCode::NOT_IMPLEMENTED,
            Self::UpstreamFailed => StatusCode::BAD_GATEWAY,
            Self::UpstreamTimeout => StatusCode::GATEWAY_TIMEOUT,
            Self::Storage(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    pub fn code(&self) -> &'static str {
        match self {
            Self::AccountNotFound { .. } => "account_not_found",
            Self::AccountClosed { .. } => "account_closed",
            Self::AccountFrozen => "account_frozen",
            Self::AccountExists(_) => "account_exists",
            Self::AccountLimit { .. } => "account_limit",
            Self::CustomerNotFound(_) => "customer_not_found",
            Self::CustomerBlocked => "customer_blocked",
            Self::CustomerUnderage { .. } => "customer_underage",
            Self::CustomerDuplicate => "customer_duplicate",
            Self::NameMissing => "name_missing",
            Self::NameTooLong { .. } => "name_too_long",
            Self::AddressInvalid(_) => "address_invalid",
            Self::EmailTaken { .. } => "email_taken",
            Self::PhoneInvalid => "phone_invalid",
            Self::TransferNotFound(_) => "transfer_not_found",
            Self::TransferTooLarge { .. } => "transfer_too_large",
            Self::TransferTooSmall => "transfer_too_small",
            Self::TransferDuplicate => "transfer_duplicate",
            Self::TransferDone => "transfer_done",
            Self::TransferCancelled => "transfer_cancelled",
            Self::InsufficientFunds { .. } => "insufficient_funds",
            Self::CurrencyUnknown(_) => "currency_unknown",
            Self::CurrencyMismatch { .. } => "currency_mismatch",
            Self::RateUnavailable => "rate_unavailable",
            Self::CardNotFound => "card_not_found",
            Self::CardExpired => "card_expired",
            Self::CardBlocked => "card_blocked",
            Self::PinWrong { .. } => "pin_wrong",
            Self::PinBlocked => "pin_blocked",
            Self::TokenMissing => "token_missing",
            Self::TokenExpired => "token_expired",
            Self::TokenScope { .. } => "token_scope",
            Self::TooManyRequests => "too_many_requests",
            Self::BodyTooLarge => "body_too_large",
            Self::MediaType(_) => "media_type",
            Self::NotImplemented => "not_implemented",
            Self::UpstreamFailed => "upstream_failed",
            Self::UpstreamTimeout => "upstream_timeout",
            Self::Maintenance => "maintenance",
            Self::Storage(_) => "internal",
        }
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
