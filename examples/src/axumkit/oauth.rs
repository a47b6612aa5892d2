//! Section `OAuth`: signing in through another provider.

use std::io::ErrorKind;

use error_catalog::ApiError;

use super::{AxumKit, CallFailed};
use crate::sample::{Sample, sample};

/// Signing in through another provider, and linking it to an account.
#[derive(Debug, ApiError)]
#[api(section = "OAuth", prefix = "oauth:", status = 400, envelope = AxumKit, require(description))]
pub enum OAuthError {
    /// The provider is configured with an authorization URL that is none.
    #[api(message = "Invalid authorization URL", long = "<url:?> is no authorization URL")]
    InvalidAuthUrl {
        /// The configured text.
        url: String,
    },

    /// The provider is configured with a token URL that is none.
    #[api(message = "Invalid token URL", long = "<url:?> is no token URL")]
    InvalidTokenUrl {
        /// The configured text.
        url: String,
    },

    /// The address to return to is no URL, or is not registered.
    #[api(message = "Invalid redirect URL", long = "<url:?> is no registered redirect URL")]
    InvalidRedirectUrl {
        /// The address in the request.
        url: String,
    },

    /// The provider did not exchange the authorization code for a token.
    #[api(
        message = "Token exchange failed",
        long = "<provider> did not accept the authorization code",
        hint = "start signing in again"
    )]
    TokenExchangeFailed {
        /// The provider that was asked.
        provider: &'static str,
        /// How it failed.
        source: CallFailed,
    },

    /// The provider did not answer who the user is.
    #[api(message = "Profile not fetched", long = "<provider> did not send the profile")]
    UserInfoFetchFailed {
        /// The provider that was asked.
        provider: &'static str,
        /// How it failed.
        #[api(source)]
        call: CallFailed,
    },

    /// The provider's answer is not the profile that was agreed on.
    #[api(status = 500, message = "Profile not readable")]
    UserInfoParseFailed(#[api(from)] serde_json::Error),

    /// The identity at the provider is linked to a different account.
    #[api(status = 409, message = "Linked already", long = "This <provider> identity is linked to another account")]
    AccountAlreadyLinked {
        /// The provider in question.
        provider: &'static str,
    },

    /// The account has no link to this provider.
    #[api(status = 404, message = "Not linked", long = "<provider> is not linked to this account")]
    ConnectionNotFound {
        /// The provider in question.
        provider: &'static str,
    },

    /// Without this link nobody could sign in to the account again.
    #[api(
        message = "Last way to sign in",
        long = "<provider> is the only way to sign in to this account",
        hint = "set a password or link another provider first"
    )]
    CannotUnlinkLastConnection {
        /// The provider in question.
        provider: &'static str,
    },

    /// The profile has a picture whose address is no URL.
    #[api(message = "Invalid picture URL", long = "<url:?> is no picture URL")]
    InvalidImageUrl {
        /// The address in the profile.
        url: String,
    },

    /// The `state` of the callback was never issued: perhaps a forged request.
    #[api(message = "Invalid state", hint = "start signing in again")]
    InvalidState,

    /// The callback came too late.
    #[api(
        message = "State expired",
        long = "Signing in took longer than <minutes> minutes",
        hint = "start signing in again"
    )]
    StateExpired {
        /// How long a `state` lives.
        minutes: u8,
    },

    /// A first sign-in has to choose a handle.
    #[api(message = "Handle required", hint = "send a `handle` with the first sign-in")]
    HandleRequired,

    /// The address of the profile belongs to an account that is not linked.
    #[api(
        status = 409,
        message = "E-mail address taken",
        long = "<email> has an account already",
        hint = "sign in to that account and link the provider there"
    )]
    EmailAlreadyExists {
        /// The address in the profile.
        email: String,
    },

    /// The provider does not vouch for the address.
    #[api(message = "E-mail address not verified", long = "<provider> has not verified <email>")]
    EmailNotVerified {
        /// The provider in question.
        provider: &'static str,
        /// The address in the profile.
        email: String,
    },
}

pub(super) fn samples() -> Vec<Sample> {
    vec![
        sample(OAuthError::InvalidAuthUrl { url: "github.com/login".to_owned() }),
        sample(OAuthError::InvalidTokenUrl { url: "htps://github.com/token".to_owned() }),
        sample(OAuthError::InvalidRedirectUrl { url: "https://evil.example/".to_owned() }),
        sample(OAuthError::TokenExchangeFailed {
            provider: "GitHub",
            source: CallFailed::new(
                "POST",
                "https://github.com/login/oauth/access_token",
                ErrorKind::ConnectionReset,
                "connection reset by peer",
            ),
        }),
        sample(OAuthError::UserInfoFetchFailed {
            provider: "Google",
            call: CallFailed::new(
                "GET",
                "https://openidconnect.googleapis.com/v1/userinfo",
                ErrorKind::TimedOut,
                "no answer within 5 s",
            ),
        }),
        sample(OAuthError::UserInfoParseFailed(serde::de::Error::missing_field("email"))),
        sample(OAuthError::AccountAlreadyLinked { provider: "GitHub" }),
        sample(OAuthError::ConnectionNotFound { provider: "Google" }),
        sample(OAuthError::CannotUnlinkLastConnection { provider: "GitHub" }),
        sample(OAuthError::InvalidImageUrl { url: "avatar.png".to_owned() }),
        sample(OAuthError::InvalidState),
        sample(OAuthError::StateExpired { minutes: 10 }),
        sample(OAuthError::HandleRequired),
        sample(OAuthError::EmailAlreadyExists { email: "ada@example.com".to_owned() }),
        sample(OAuthError::EmailNotVerified { provider: "GitHub", email: "ada@example.com".to_owned() }),
    ]
}
