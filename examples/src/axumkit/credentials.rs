//! Sections Password, Token, Email and TOTP.

use error_catalog::ApiError;

use super::AxumKit;
use crate::sample::{Sample, sample};

/// Setting and changing the password.
#[derive(Debug, ApiError)]
#[api(prefix = "password:", status = 400, envelope = AxumKit, require(description))]
pub enum PasswordError {
    /// The change has to be confirmed with the present password.
    #[api(message = "Password required", hint = "send the present password with the change")]
    RequiredForUpdate,

    /// The present password is wrong.
    #[api(message = "Wrong password")]
    Incorrect,

    /// The account is used through a provider only and has no password to change.
    // A default code would be `cannot_update_o_auth_only`: the words of a name begin at capitals.
    #[api(code = "password:cannot_update_oauth_only", message = "No password to change", hint = "set a password first")]
    CannotUpdateOAuthOnly,

    /// The change does not say what the new password is.
    #[api(message = "New password missing", hint = "send the new password with the change")]
    NewPasswordMissing,

    /// A first password is set on an account that has one.
    #[api(message = "Password set already", hint = "change it instead")]
    AlreadySet,
}

/// Tokens that are sent by mail.
#[derive(Debug, ApiError)]
#[api(prefix = "token:", status = 400, envelope = AxumKit, require(description))]
pub enum TokenError {
    /// The verification link was never sent, or was used.
    #[api(message = "Invalid verification link", hint = "request a new link")]
    InvalidVerification,

    /// The verification link is too old.
    #[api(
        message = "Verification link expired",
        long = "The verification link was valid for <hours> hours",
        hint = "request a new link"
    )]
    ExpiredVerification {
        /// How long such a link lives.
        hours: u8,
    },

    /// The link was sent to a different address than the account has now.
    #[api(message = "Link for another address")]
    EmailMismatch,

    /// The link that resets a password was never sent, or was used.
    #[api(message = "Invalid reset link", hint = "request a new link")]
    InvalidReset,

    /// The link that resets a password is too old.
    #[api(
        message = "Reset link expired",
        long = "The reset link was valid for <minutes> minutes",
        hint = "request a new link"
    )]
    ExpiredReset {
        /// How long such a link lives.
        minutes: u8,
    },

    /// The link that confirms a new address was never sent, or was used.
    #[api(message = "Invalid confirmation link", hint = "change the address again")]
    InvalidEmailChange,
}

/// Verifying the e-mail address.
#[derive(Debug, ApiError)]
#[api(prefix = "email:", envelope = AxumKit, require(description))]
pub enum EmailError {
    /// The address was verified before.
    #[api(status = 400, message = "Verified already", long = "<email> is verified already")]
    AlreadyVerified {
        /// The address in question.
        email: String,
    },
}

/// One-time passwords as a second factor.
#[derive(Debug, ApiError)]
#[api(section = "TOTP", prefix = "totp:", status = 400, envelope = AxumKit, require(description))]
pub enum TotpError {
    /// The second factor is on, and is switched on once more.
    #[api(status = 409, message = "Second factor is on already")]
    AlreadyEnabled,

    /// The second factor is off, and is used or switched off.
    #[api(message = "Second factor is off")]
    NotEnabled,

    /// The one-time password is wrong, or its half minute is over.
    #[api(message = "Wrong one-time password", hint = "wait for the next one")]
    InvalidCode,

    /// The token between password and second factor is none of ours.
    #[api(message = "Invalid sign-in token", hint = "start signing in again")]
    TempTokenInvalid,

    /// The token between password and second factor is too old.
    #[api(
        message = "Sign-in token expired",
        long = "The second factor has to follow within <minutes> minutes",
        hint = "start signing in again"
    )]
    TempTokenExpired {
        /// How long such a token lives.
        minutes: u8,
    },

    /// No backup code is left.
    #[api(status = 401, message = "Backup codes used up", hint = "ask the support for help")]
    BackupCodeExhausted,

    /// No secret could be made.
    #[api(status = 500, message = "No secret made")]
    SecretGenerationFailed(#[api(source)] Box<dyn std::error::Error + Send + Sync>),

    /// The secret could not be drawn as a QR code.
    #[api(status = 500, message = "No QR code drawn")]
    QrGenerationFailed {
        /// What the drawing library says.
        source: std::fmt::Error,
    },
}

pub(super) fn samples() -> Vec<Sample> {
    vec![
        sample(PasswordError::RequiredForUpdate),
        sample(PasswordError::Incorrect),
        sample(PasswordError::CannotUpdateOAuthOnly),
        sample(PasswordError::NewPasswordMissing),
        sample(PasswordError::AlreadySet),
        sample(TokenError::InvalidVerification),
        sample(TokenError::ExpiredVerification { hours: 24 }),
        sample(TokenError::EmailMismatch),
        sample(TokenError::InvalidReset),
        sample(TokenError::ExpiredReset { minutes: 30 }),
        sample(TokenError::InvalidEmailChange),
        sample(EmailError::AlreadyVerified { email: "ada@example.com".to_owned() }),
        sample(TotpError::AlreadyEnabled),
        sample(TotpError::NotEnabled),
        sample(TotpError::InvalidCode),
        sample(TotpError::TempTokenInvalid),
        sample(TotpError::TempTokenExpired { minutes: 5 }),
        sample(TotpError::BackupCodeExhausted),
        sample(TotpError::SecretGenerationFailed("the random source is closed".into())),
        sample(TotpError::QrGenerationFailed { source: std::fmt::Error }),
    ]
}
