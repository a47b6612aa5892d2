//! Identity providers and directories: OAuth, SAML, SCIM.

use error_catalog::ApiError;

use super::ClerkErrors;

/// OAuth providers and the tokens they issue.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum OauthError {
    /// The provider is enabled.
    #[api(
        status = 400,
        code = "custom_oauth_provider_cannot_delete_active",
        message = "Provider is active",
        long = "The custom provider <provider:?> cannot be deleted while it is active.",
        hint = "Deactivate the provider, then delete it."
    )]
    CustomOAuthProviderCannotDeleteActive { provider: String },

    /// The provider was set up by hand, endpoint by endpoint.
    #[api(
        status = 422,
        code = "custom_oauth_provider_cannot_use_discovery_url",
        message = "Discovery is not available",
        long = "This provider has its endpoints set one by one and cannot use a discovery URL.",
        meta(name = "discovery_url")
    )]
    CustomOAuthProviderCannotUseDiscoveryURL,

    /// The discovery document is about another issuer.
    #[api(
        status = 422,
        code = "custom_oauth_provider_discovery_issuer_mismatch",
        message = "Issuer does not match",
        long = "The document at <url> names another issuer than <issuer>.",
        meta(name = "discovery_url")
    )]
    CustomOAuthProviderDiscoveryIssuerMismatch { url: String, issuer: String },

    /// The discovery document could not be fetched.
    #[api(
        status = 422,
        code = "custom_oauth_provider_discovery_server_retrieval_error",
        message = "Discovery document is unavailable",
        long = "Fetching the discovery document from <discovery_url:?> failed with <failure:?>.",
        meta(name = "discovery_url")
    )]
    CustomOauthProviderDiscoveryServerRetrievalError { discovery_url: String, failure: String },

    /// There is no access token stored for the user.
    #[api(
        status = 422,
        code = "oauth_missing_access_token",
        message = "No access token",
        long = "The user has no access token of this provider.",
        hint = "Let the user connect the account again."
    )]
    OAuthMissingAccessToken,

    /// The access token has expired, and there is nothing to renew it with.
    #[api(
        status = 422,
        code = "oauth_missing_refresh_token",
        message = "No refresh token",
        long = "The access token cannot be renewed, because the provider has issued no refresh token.",
        hint = "Ask the provider for offline access."
    )]
    OAuthMissingRefreshToken,

    /// The provider is not enabled for the instance.
    #[api(
        status = 404,
        code = "oauth_token_provider_not_enabled",
        message = "Provider is not enabled",
        long = "Tokens can be read only for providers that this instance has enabled."
    )]
    OAuthTokenProviderNotEnabled,

    /// The provider refused to issue or renew the token.
    #[api(
        status = 400,
        code = "oauth_token_retrieval_error",
        message = "Token could not be obtained",
        long = "The provider did not give out an access token for this user."
    )]
    OAuthTokenRetrievalError,

    /// The service does not know the provider.
    #[api(
        status = 400,
        code = "oauth_unsupported_provider",
        message = "",
        long = "There is no OAuth provider called <provider>.",
        allow(empty_message)
    )]
    UnsupportedOauthProvider { provider: String },
}

/// Applications that use an instance as their OAuth provider.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum OauthApplicationError {
    /// The redirect URI was registered before.
    #[api(
        status = 400,
        code = "duplicate_record",
        message = "Redirect URI is repeated",
        long = "The OAuth application has this redirect URI already."
    )]
    DuplicateOAuthRedirectURI,

    /// The application is one that has to ask for consent.
    #[api(
        status = 422,
        code = "oauth_application_consent_screen_cannot_be_disabled",
        message = "Consent screen is mandatory",
        long = "Users of this OAuth application have to be asked for their consent."
    )]
    OAuthApplicationConsentScreenCannotBeDisabled,
}

/// Connections to SAML identity providers.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum SamlError {
    /// The connection is incomplete.
    #[api(
        status = 422,
        code = "saml_connection_cant_be_activated",
        message = "Connection is incomplete",
        long = "The SAML connection can be activated once these fields are set: <fields...>."
    )]
    SAMLConnectionCantBeActivated { fields: Vec<String> },

    /// The metadata of the identity provider could not be fetched.
    #[api(
        status = 400,
        code = "saml_failed_to_fetch_idp_metadata",
        message = "Metadata is unavailable",
        long = "The metadata URL of the identity provider gave no usable answer."
    )]
    SAMLFailedToFetchIDPMetadata,

    /// The metadata of the identity provider could not be parsed.
    #[api(
        status = 422,
        code = "saml_failed_to_parse_idp_metadata",
        message = "Metadata cannot be read",
        long = "The identity provider's metadata is not a valid SAML document."
    )]
    SAMLFailedToParseIDPMetadata,

    /// The metadata of the identity provider lacks fields.
    #[api(
        status = 422,
        code = "saml_metadata_missing_fields",
        message = "Metadata is incomplete",
        long = "The identity provider's metadata has to contain: <fields...>.",
        meta(missingfields = fields)
    )]
    SAMLMetadataMissingFields { fields: Vec<String> },
}

/// Users and groups that a directory manages.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum ScimError {
    /// The attribute comes from a directory.
    #[api(
        status = 409,
        code = "attribute_managed_by_scim",
        message = "A directory manages this attribute, so it cannot be changed here"
    )]
    SCIMAttributeManagedByDirectory {
        #[api(meta)]
        name: String,
    },

    /// Groups of the directory are not mapped to roles.
    #[api(
        status = 400,
        code = "feature_not_enabled",
        message = "Group mapping is switched off",
        long = "Groups of the directory cannot be mapped to roles in this instance."
    )]
    SCIMGroupRoleMappingDisabled,
}
