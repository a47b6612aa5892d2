//! Barekey's thirteen errors: SCREAMING codes that are made from the variant names, and advice for
//! every one of them whether the same request may be sent again.
//!
//! The bodies have the shape [`ErrorObject`]: `{"error":{"code":…,"message":…,"requestId":…}}`.

use std::io;

use error_catalog::envelope::ErrorObject;
use error_catalog::{ApiError, Catalog};

use crate::sample::{Sample, sample};

/// Barekey's error page.
pub static BAREKEY: Catalog = error_catalog::catalog!(
    "Barekey",
    [AuthError, RequestValidationError, VariablesError, BillingError, DeviceFlowError, TokenError]
);

/// Who is calling, and for which organization.
#[derive(Debug, ApiError)]
#[api(
    section = "Authentication and authorization",
    code_style = "SCREAMING_SNAKE_CASE",
    envelope = ErrorObject,
    challenge = "Bearer",
    retry = "never",
    require(description, retry)
)]
pub enum AuthError {
    /// The request has no credentials, or ones that nobody recognizes.
    #[api(
        status = 401,
        message = "Not signed in",
        long = "This endpoint needs a valid access token",
        hint = "log in again and send the new token in the `Authorization` header"
    )]
    Unauthorized,

    /// The token is sound, but was issued for a different organization than the one in the URL.
    #[api(
        status = 403,
        message = "Token of another organization",
        long = "The token was issued for organization <issued_for>, the request is about <requested>",
        hint = "switch to the organization of the request, or obtain a token for it"
    )]
    InvalidOrgScope {
        /// The organization in the token.
        issued_for: String,
        /// The organization in the URL.
        requested: String,
    },

    /// The organization claim of the token cannot be read at all.
    ///
    /// The published page has this code beside `INVALID_ORG_SCOPE`, so both stay.
    #[api(status = 403, message = "Malformed organization scope", long = "<scope:?> is no organization scope")]
    OrgScopeInvalid {
        /// The claim as it was sent.
        scope: String,
    },
}

/// What can be wrong with a request before anybody looks at what it asks for.
#[derive(Debug, ApiError)]
#[api(
    section = "Request validation",
    status = 400,
    code_style = "SCREAMING_SNAKE_CASE",
    envelope = ErrorObject,
    retry = "never",
    require(description, retry)
)]
#[api(allow(pointer_value))]
pub enum RequestValidationError {
    /// The body is not JSON.
    #[api(
        message = "Body is not JSON",
        long = "The body stops being JSON at line <line>, column <column>",
        args(line = _0.line(), column = _0.column())
    )]
    InvalidJson(#[api(from)] serde_json::Error),

    /// The body is JSON, but not what this endpoint takes.
    #[api(message = "Invalid request", long = "`<member>` <problem>")]
    InvalidRequest {
        /// The member at fault.
        #[api(pointer)]
        member: String,
        /// What is wrong with it, as the end of a sentence.
        problem: &'static str,
    },
}

/// Reading variables and working out their values.
#[derive(Debug, ApiError)]
#[api(
    code_style = "SCREAMING_SNAKE_CASE",
    envelope = ErrorObject,
    require(description, retry)
)]
pub enum VariablesError {
    /// The stage has no variable of this name.
    #[api(
        status = 404,
        message = "Variable not found",
        long = "There is no variable <name> in stage <stage>",
        retry = "never"
    )]
    VariableNotFound {
        /// The variable that was asked for.
        name: String,
        /// Where it was looked for.
        stage: String,
    },

    /// The variable exists, but its value could not be computed.
    #[api(
        status = 500,
        message = "Evaluation failed",
        long = "The value of <name> could not be worked out",
        retry = "backoff"
    )]
    EvaluationFailed {
        /// The variable that was asked for.
        name: String,
        /// What the evaluator met.
        source: io::Error,
    },
}

/// Plans, limits and payment.
#[derive(Debug, ApiError)]
#[api(
    section = "Billing and usage",
    code_style = "SCREAMING_SNAKE_CASE",
    envelope = ErrorObject,
    require(description, retry)
)]
pub enum BillingError {
    /// The plan's allowance is used up.
    #[api(
        status = 402,
        message = "Usage limit reached",
        long = "The <plan> plan includes <limit> requests a month, and all of them are used",
        hint = "choose a larger plan, or wait for the next month",
        retry = "never"
    )]
    UsageLimitExceeded {
        /// The plan of the organization.
        plan: String,
        /// What the plan includes.
        limit: u64,
    },

    /// The billing provider cannot be reached.
    #[api(
        status = 503,
        message = "Billing is unavailable",
        long = "Usage cannot be checked at the moment",
        retry = "backoff"
    )]
    BillingUnavailable(#[api(from)] io::Error),
}

/// Logging in from a terminal.
#[derive(Debug, ApiError)]
#[api(
    section = "CLI device flow",
    code_style = "SCREAMING_SNAKE_CASE",
    envelope = ErrorObject,
    retry = "never",
    require(description, retry)
)]
pub enum DeviceFlowError {
    /// No login was started with this device code.
    #[api(status = 404, message = "Unknown device code", hint = "start the login again")]
    DeviceCodeNotFound,

    /// Nobody confirmed the login in time.
    #[api(
        status = 410,
        message = "Device code expired",
        long = "The login was not confirmed within <minutes> minutes",
        hint = "start the login again"
    )]
    DeviceCodeExpired {
        /// How long a device code lives.
        minutes: u8,
    },

    /// The code that was typed into the browser belongs to no login.
    #[api(status = 400, message = "Wrong user code", long = "<user_code> is not the code of a waiting login")]
    UserCodeInvalid {
        /// The code as it was typed.
        user_code: String,
    },
}

/// Exchanging and renewing tokens.
#[derive(Debug, ApiError)]
#[api(
    section = "Token management",
    code_style = "SCREAMING_SNAKE_CASE",
    envelope = ErrorObject,
    challenge = "Bearer",
    retry = "never",
    require(description, retry)
)]
pub enum TokenError {
    /// The refresh token is unknown, was used before, or was revoked.
    #[api(status = 401, message = "Refresh token rejected", hint = "log in again to obtain a new one")]
    InvalidRefreshToken {
        /// What was sent: for the audit log, never for an answer.
        #[api(secret)]
        token: String,
    },
}

/// One value of every variant, in the order of the catalog.
#[must_use]
pub fn samples() -> Vec<Sample> {
    vec![
        sample(AuthError::Unauthorized),
        sample(AuthError::InvalidOrgScope { issued_for: "acme".to_owned(), requested: "globex".to_owned() }),
        sample(AuthError::OrgScopeInvalid { scope: "org:\"acme\"".to_owned() }),
        sample(RequestValidationError::InvalidJson(syntax_error())),
        sample(RequestValidationError::InvalidRequest {
            member: "variables[2].name".to_owned(),
            problem: "is longer than 128 characters",
        }),
        sample(VariablesError::VariableNotFound {
            name: "CHECKOUT_TIMEOUT".to_owned(),
            stage: "production".to_owned(),
        }),
        sample(VariablesError::EvaluationFailed {
            name: "CHECKOUT_TIMEOUT".to_owned(),
            source: io::Error::other("the rollout of version 12 has no weights"),
        }),
        sample(BillingError::UsageLimitExceeded { plan: "Free".to_owned(), limit: 10_000 }),
        sample(BillingError::BillingUnavailable(io::Error::new(
            io::ErrorKind::TimedOut,
            "no answer from billing.internal within 2 s",
        ))),
        sample(DeviceFlowError::DeviceCodeNotFound),
        sample(DeviceFlowError::DeviceCodeExpired { minutes: 15 }),
        sample(DeviceFlowError::UserCodeInvalid { user_code: "WDJB-MJHT".to_owned() }),
        sample(TokenError::InvalidRefreshToken { token: "brk_rt_4f0c9".to_owned() }),
    ]
}

/// What a JSON parser says about a member without a value.
fn syntax_error() -> serde_json::Error {
    match serde_json::from_str::<serde_json::Value>("{\n  \"name\": }") {
        Err(error) => error,
        Ok(value) => serde::de::Error::custom(format_args!("{value} was read")),
    }
}
