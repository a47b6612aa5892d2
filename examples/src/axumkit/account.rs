//! Sections Auth, User and Session.

use error_catalog::ApiError;

use super::AxumKit;
use crate::sample::{Sample, sample};

/// Signing in.
#[derive(Debug, ApiError)]
#[api(prefix = "auth:", envelope = AxumKit, require(description))]
pub enum AuthError {
    /// The address or the password is wrong. The answer does not tell which.
    #[api(status = 401, message = "Wrong e-mail address or password")]
    InvalidCredentials,
}

/// The account itself: most of these mean that the caller has to prove again who it is.
#[derive(Debug, ApiError)]
#[api(prefix = "user:", status = 401, envelope = AxumKit, require(description))]
pub enum UserError {
    /// The password that confirms an action is wrong.
    #[api(message = "Wrong password")]
    InvalidPassword,

    /// The account was made by a linked provider and has no password to check.
    #[api(message = "No password set", hint = "sign in through the linked provider, then set a password")]
    PasswordNotSet,

    /// The session cookie belongs to no session.
    #[api(message = "Invalid session", hint = "sign in again")]
    InvalidSession,

    /// The e-mail address was never confirmed.
    #[api(
        message = "E-mail address not verified",
        long = "<email> has to be verified before signing in",
        hint = "follow the link in the verification mail"
    )]
    NotVerified {
        /// The address of the account.
        email: String,
    },

    /// No account has this handle or id.
    #[api(status = 404, message = "User not found", long = "There is no user <user>")]
    NotFound {
        /// The handle or id that was asked for.
        user: String,
    },

    /// The request has no session at all.
    #[api(message = "Not signed in", hint = "sign in first")]
    Unauthorized,

    /// A moderator has closed the account.
    #[api(status = 403, message = "Account banned", long = "This account is banned: <reason>")]
    Banned {
        /// What the moderator wrote.
        reason: String,
    },

    /// The account exists and is open, but lacks permissions.
    #[api(status = 403, message = "Permission missing", long = "This needs: <required...>")]
    PermissionInsufficient {
        /// Every permission that is missing.
        required: Vec<&'static str>,
    },

    /// Handles are unique, and this one is somebody's.
    #[api(status = 409, message = "Handle taken", long = "The handle <handle> is taken", pointer = "/handle")]
    HandleAlreadyExists {
        /// The handle that was asked for.
        handle: String,
    },

    /// E-mail addresses are unique, and this one is somebody's.
    #[api(status = 409, message = "E-mail address taken", long = "<email> has an account already", pointer = "/email")]
    EmailAlreadyExists {
        /// The address that was asked for.
        email: String,
    },

    /// The access token is past its end.
    #[api(message = "Access token expired", hint = "use the refresh token")]
    TokenExpired,

    /// The refresh endpoint was called without a refresh token.
    #[api(message = "Refresh token missing", hint = "sign in again")]
    NoRefreshToken,

    /// The access token is damaged, or was signed by somebody else.
    #[api(message = "Invalid access token", hint = "sign in again")]
    InvalidToken,
}

/// Sessions on the server side.
#[derive(Debug, ApiError)]
#[api(prefix = "session:", status = 401, envelope = AxumKit, require(description))]
pub enum SessionError {
    /// The session names a user by something that is no id.
    #[api(message = "Session of no user")]
    InvalidUserId {
        /// What the session holds instead of an id.
        #[api(secret)]
        stored: String,
    },

    /// The session was idle for too long.
    #[api(
        message = "Session expired",
        long = "The session expired after <idle_minutes> idle minutes",
        hint = "sign in again"
    )]
    Expired {
        /// How long a session may be idle.
        idle_minutes: u32,
    },

    /// The session was ended, here or on another device.
    ///
    /// A missing thing that answers 401, not 404: for the caller it means to sign in again.
    #[api(message = "Session ended", hint = "sign in again")]
    NotFound,
}

pub(super) fn samples() -> Vec<Sample> {
    vec![
        sample(AuthError::InvalidCredentials),
        sample(UserError::InvalidPassword),
        sample(UserError::PasswordNotSet),
        sample(UserError::InvalidSession),
        sample(UserError::NotVerified { email: "ada@example.com".to_owned() }),
        sample(UserError::NotFound { user: "ada".to_owned() }),
        sample(UserError::Unauthorized),
        sample(UserError::Banned { reason: "advertising in every comment".to_owned() }),
        sample(UserError::PermissionInsufficient { required: vec!["post:pin", "post:delete"] }),
        sample(UserError::HandleAlreadyExists { handle: "ada".to_owned() }),
        sample(UserError::EmailAlreadyExists { email: "ada@example.com".to_owned() }),
        sample(UserError::TokenExpired),
        sample(UserError::NoRefreshToken),
        sample(UserError::InvalidToken),
        sample(SessionError::InvalidUserId { stored: "admin'--".to_owned() }),
        sample(SessionError::Expired { idle_minutes: 30 }),
        sample(SessionError::NotFound),
    ]
}
