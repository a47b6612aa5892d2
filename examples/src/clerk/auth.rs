//! Authentication and authorization of a request.

use error_catalog::ApiError;

use super::ClerkErrors;

/// Who makes the request, and whether they may.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum AuthError {
    /// None of the ways to authenticate the request applied.
    #[api(
        status = 401,
        code = "could_not_authenticate_request",
        message = "The request carries nothing that authenticates it",
        hint = "Send a session token or a secret key."
    )]
    CouldNotAuthenticateRequest,

    // The source leaves the code empty, so an empty code is what clients get.
    /// The identifier is taken by an account of this instance.
    #[api(
        status = 400,
        code = "",
        message = "Identifier is in use",
        long = "An account with <identifier> exists already.",
        allow(empty_code)
    )]
    IdentificationExists { identifier: String },

    /// The restrictions of the instance shut these identifiers out.
    #[api(
        status = 403,
        code = "not_allowed_access",
        message = "Access is restricted",
        long = "<who> <pluralization> kept out by the access restrictions of this application."
    )]
    IdentifierNotAllowedAccess {
        who: String,
        pluralization: String,
        #[api(meta = "Identifiers")]
        identifiers: Vec<String>,
    },

    /// The credentials were read, and they are not valid.
    #[api(
        status = 401,
        code = "authentication_invalid",
        message = "Credentials are not valid",
        long = "The credentials of this request were rejected.",
        hint = "Check that they belong to this instance and have not expired."
    )]
    InvalidAuthentication,

    /// The caller is known and lacks the rights for this request.
    #[api(
        status = 403,
        code = "authorization_invalid",
        message = "Not permitted",
        long = "Your credentials do not give you the right to make this request."
    )]
    InvalidAuthorization,

    /// The `Authorization` header does not have the form of a bearer token.
    #[api(
        status = 401,
        code = "authorization_header_format_invalid",
        message = "Authorization header cannot be read",
        long = "The Authorization header must have the form `Bearer <YOUR_API_KEY>`."
    )]
    InvalidAuthorizationHeaderFormat { YOUR_API_KEY: &'static str },

    /// The secret key is unknown, or was deleted.
    #[api(
        status = 401,
        code = "clerk_key_invalid",
        message = "The secret key is not one of this service's keys",
        hint = "Copy the secret key from the instance's API keys page again."
    )]
    InvalidClerkSecretKey,

    /// The endpoint exists for other types of environment.
    #[api(
        status = 400,
        code = "request_invalid_for_environment",
        message = "Not available in this environment",
        long = "Only instances of these environments serve this request: <envTypes...>."
    )]
    InvalidRequestForEnvironment { envTypes: Vec<String> },

    /// The settings contradict each other, so the request cannot be served.
    #[api(
        status = 409,
        code = "user_settings_invalid",
        message = "User settings contradict each other",
        long = "The user settings of this instance are inconsistent. Correct them before you repeat the request."
    )]
    InvalidUserSettings,

    /// The settings of the instance rule the request out.
    #[api(
        status = 400,
        code = "request_invalid_for_instance",
        message = "Not available for this instance",
        long = "The way this instance is set up does not permit this request."
    )]
    RequestInvalidForInstance,

    /// Subaddresses are restricted, and the main address has an account.
    #[api(
        status = 403,
        code = "not_allowed_access",
        message = "Address variant is restricted",
        long = "Another spelling of this email address, with or without a subaddress, has an account already.",
        hint = "Sign in with the address that was registered first.",
        allow(duplicate_code)
    )]
    SubaddressRestrictionEmailAlreadyUsed,

    /// Phone numbers of the country are not accepted.
    #[api(
        status = 403,
        code = "unsupported_country_code",
        message = "Country is not supported",
        long = "Phone numbers of <countryName> are not accepted yet. Write to <support> to have the country added."
    )]
    UnsupportedCountry {
        countryName: String,
        support: String,
        #[api(meta = "Alpha2")]
        alpha2: String,
        #[api(meta = "CountryCode")]
        country_code: String,
    },
}

/// The cookies of a client.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description), allow(duplicate_code))]
pub enum CookieError {
    /// The cookie cannot be read.
    #[api(status = 400, code = "cookie_invalid", message = "", allow(empty_message))]
    InvalidCookie,

    /// The rotating token of the cookie was replaced by a newer one.
    #[api(
        status = 400,
        code = "cookie_invalid",
        message = "",
        long = "The rotating token <token> is not the current one of this client.",
        allow(empty_message)
    )]
    InvalidRotatingToken { token: String },

    /// The token in the cookie lacks claims.
    #[api(
        status = 400,
        code = "cookie_invalid",
        message = "",
        long = "The token in the cookie has to contain these claims: <claims...>.",
        allow(empty_message)
    )]
    MissingClaims { claims: Vec<String> },
}

/// Protection against abuse.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum FraudError {
    /// The request looks like abuse.
    #[api(
        status = 403,
        code = "action_blocked",
        message = "Blocked for safety",
        long = "This action was blocked because the request looks like abuse."
    )]
    FraudActionBlocked,
}

/// The API for platforms that manage applications for others.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum PlatformError {
    /// A policy of the platform forbids the request.
    #[api(
        status = 403,
        code = "authorization_invalid",
        message = "Against a policy",
        long = "A policy of the platform does not let these credentials make this request."
    )]
    PlatformAPIPolicyViolation,

    /// The credentials are valid and do not cover the endpoint.
    #[api(
        status = 403,
        code = "authorization_invalid",
        message = "Not permitted",
        long = "These credentials are not meant for this endpoint of the platform.",
        allow(duplicate_code)
    )]
    PlatformAPIRequestNotAllowed,

    /// The kind of credential is unknown.
    #[api(
        status = 401,
        code = "platform_api_unrecognized_credential",
        message = "Unknown kind of credential",
        long = "The platform does not recognize the credential of this request."
    )]
    PlatformAPIUnrecognizedCredential,

    /// The access token is malformed, expired or revoked.
    #[api(
        status = 401,
        code = "platform_oauth_access_token_invalid",
        message = "Access token is not valid",
        long = "The OAuth access token was rejected: it is malformed, expired or revoked."
    )]
    PlatformOAuthAccessTokenInvalid,

    /// The access token lacks claims.
    #[api(
        status = 401,
        code = "platform_oauth_access_token_missing_claims",
        message = "The OAuth access token lacks claims"
    )]
    PlatformOAuthAccessTokenMissingClaims {
        #[api(meta)]
        claims: Vec<String>,
    },
}
