//! Clients and their sessions, from sign-up and sign-in to the refresh.

use error_catalog::ApiError;

use super::ClerkErrors;

/// Clients: the browsers and devices that hold sessions.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum ClientsError {
    /// The id names no client of this instance.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such client",
        long = "No client of this instance has the id <clientID>."
    )]
    ClientNotFound { clientID: String },

    /// The request neither has a client cookie nor names a client.
    #[api(
        status = 400,
        code = "client_not_found",
        message = "Request names no client",
        long = "The request has no client, or one that was removed.",
        hint = "Start a new sign-in to obtain a client."
    )]
    ClientNotFoundInRequest,
}

/// Refreshing an expired session token.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum SessionRefreshError {
    /// The expired token was used for a refresh before.
    #[api(
        status = 401,
        code = "session_refresh_expired_session_token_consumed",
        message = "Token was used before",
        long = "A refresh has used this expired session token already.",
        hint = "Sign in again."
    )]
    SessionRefreshConsumedExpiredSessionToken,

    /// The expired token is not one of this instance.
    #[api(
        status = 401,
        code = "expired_session_token_invalid",
        message = "Token is not valid",
        long = "The expired session token cannot be verified."
    )]
    SessionRefreshExpiredSessionTokenInvalid,

    /// The token expired too long ago.
    #[api(
        status = 401,
        code = "session_refresh_expired_session_token_too_old",
        message = "Token is too old",
        long = "The session token expired too long ago to be refreshed.",
        hint = "Sign in again."
    )]
    SessionRefreshExpiredSessionTokenTooOld,

    /// The session has ended.
    #[api(
        status = 401,
        code = "session_refresh_inactive_session",
        message = "Session is not active",
        long = "Only the tokens of an active session can be refreshed."
    )]
    SessionRefreshInactiveSession,

    /// Tokens of this kind cannot be refreshed.
    #[api(
        status = 401,
        code = "session_refresh_session_token_ineligible",
        message = "Token cannot be refreshed",
        long = "The session token is of a kind that cannot be refreshed."
    )]
    SessionRefreshIneligibleToken,

    /// The origin of the request cannot be parsed.
    #[api(
        status = 401,
        code = "refresh_request_origin_invalid",
        message = "Request origin is malformed",
        long = "The origin that the refresh names is no valid origin."
    )]
    SessionRefreshInvalidRequestOrigin,

    /// The expired token has no `azp` claim.
    #[api(
        status = 401,
        code = "expired_session_token_missing_azp",
        message = "Token lacks a claim",
        long = "The expired session token has no azp claim."
    )]
    SessionRefreshMissingAZP,

    /// The expired token has no `iat` claim.
    #[api(
        status = 401,
        code = "session_refresh_expired_session_token_missing_iat",
        message = "Token lacks a claim",
        long = "The expired session token has no iat claim."
    )]
    SessionRefreshMissingIAT,

    /// The expired token has no `sid` claim.
    #[api(
        status = 401,
        code = "expired_session_token_missing_sid",
        message = "Token lacks a claim",
        long = "The expired session token has no sid claim."
    )]
    SessionRefreshMissingSID,

    /// The instance does not refresh sessions this way.
    #[api(
        status = 401,
        code = "feature_not_enabled",
        message = "Refresh is switched off",
        long = "Sessions of this instance cannot be refreshed with a refresh token."
    )]
    SessionRefreshNotEnabled,

    /// The token was issued for another origin.
    #[api(
        status = 401,
        code = "refresh_request_origin_azp_mismatch",
        message = "Origin does not match the token",
        long = "The refresh comes from another origin than the azp claim of the session token names."
    )]
    SessionRefreshRequestOriginAZPMismatch,

    /// The session of the token does not exist.
    #[api(
        status = 401,
        code = "session_refresh_session_not_found",
        message = "No such session",
        long = "The session <sessionID> cannot be refreshed, because it does not exist."
    )]
    SessionRefreshSessionNotFound { sessionID: String },

    /// The two tokens belong to different sessions.
    #[api(
        status = 401,
        code = "refresh_sid_mismatch",
        message = "Tokens do not match",
        long = "The refresh token and the session token belong to different sessions."
    )]
    SessionRefreshSIDMismatch,

    /// The refresh token is unknown.
    #[api(
        status = 401,
        code = "refresh_token_not_found",
        message = "No such refresh token",
        long = "The refresh token is unknown, or was replaced by a newer one."
    )]
    SessionRefreshTokenNotFound,

    /// The user of the session does not exist.
    #[api(
        status = 401,
        code = "session_refresh_user_not_found",
        message = "No such user",
        long = "The user that the session belongs to no longer exists."
    )]
    SessionRefreshUserNotFound,
}

/// The sessions of a user.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum SessionsError {
    /// A directory has removed the user; the session is over.
    #[api(
        status = 401,
        code = "deprovisioned",
        message = "Access was withdrawn",
        long = "Your organization's directory has removed you, so this session has ended."
    )]
    Deprovisioned,

    /// A directory has removed the user; no session can be started.
    #[api(
        status = 400,
        code = "deprovisioned",
        message = "Access was withdrawn",
        long = "Your organization's directory has removed you, so no session can be started.",
        allow(duplicate_code, conflicting_status)
    )]
    DeprovisionedBadRequest,

    /// The session token cannot be verified.
    #[api(
        status = 400,
        code = "invalid_session_token",
        message = "Session token is not valid",
        long = "The session token is malformed, or another instance has issued it."
    )]
    InvalidSessionToken,

    /// The id names no session of this instance.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such session",
        long = "No session has the id <sessionID>."
    )]
    SessionNotFound { sessionID: String },
}

/// Signing in.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum SignInError {
    /// Another user has verified the identification in the meantime.
    #[api(
        status = 400,
        code = "identification_claimed",
        message = "Identification belongs to another user",
        long = "Another user has verified this identification, so it cannot be used to sign in here."
    )]
    IdentificationClaimed,
}

/// Signing up.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum SignUpError {
    /// The value is ruled out by the sign-up mode.
    #[api(
        status = 422,
        code = "sign_up_mode_restricted_invalid_value",
        message = "Value does not fit the sign-up mode",
        long = "<param> cannot be <value> while the sign-up mode is <current_mode>.",
        meta(name = param)
    )]
    InvalidValueForSignUpMode { param: String, value: String, current_mode: String },

    /// The sign-up is complete or was abandoned.
    #[api(
        status = 403,
        code = "sign_up_cannot_be_updated",
        message = "Sign-up is closed",
        long = "The sign-up was completed or abandoned, so it cannot be changed."
    )]
    SignUpCannotBeUpdated,

    /// The sign-up mode is not one of the known ones.
    #[api(
        status = 422,
        code = "sign_up_mode_invalid",
        message = "Unknown sign-up mode",
        long = "There is no sign-up mode <mode>. Use one of: <allowedModes...>."
    )]
    SignUpModeInvalid { mode: String, allowedModes: Vec<String> },
}
