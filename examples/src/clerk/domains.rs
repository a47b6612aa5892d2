//! Domains and URLs of an instance.

use error_catalog::ApiError;

use super::ClerkErrors;

/// The domains that an instance runs on.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum DomainsError {
    /// The domain cannot be changed in the state it is in.
    #[api(
        status = 400,
        code = "domain_update_forbidden",
        message = "Domain cannot be changed",
        long = "The settings of this domain are fixed and cannot be changed through the API."
    )]
    DomainUpdateForbidden,

    /// The instance runs on a shared domain.
    #[api(
        status = 403,
        code = "feature_requires_custom_domain",
        message = "A custom domain is required",
        long = "<feature> works only on a domain of your own.",
        hint = "Add a custom domain to the instance."
    )]
    FeatureRequiresCustomDomain { feature: String },

    /// The proxy did not answer the way it has to.
    #[api(
        status = 422,
        code = "invalid_proxy_configuration",
        message = "",
        long = "The proxy URL does not lead to this instance. Check that the proxy passes on the required headers.",
        meta(name = "proxy_url"),
        allow(empty_message)
    )]
    InvalidProxyConfiguration,

    /// The operation is for satellite domains.
    #[api(
        status = 403,
        code = "operation_not_allowed_on_primary_domain",
        message = "Not possible on the primary domain",
        long = "The primary domain does not support this operation; a satellite domain does."
    )]
    OperationNotAllowedOnPrimaryDomain,

    /// A second primary domain was about to be added.
    #[api(
        status = 422,
        code = "primary_domain_already_exists",
        message = "There is a primary domain already",
        long = "An instance has exactly one primary domain, and this one has it.",
        hint = "Add the domain as a satellite.",
        meta(name = "is_satellite")
    )]
    PrimaryDomainAlreadyExists,

    /// The domain is managed by a hosting provider.
    #[api(
        status = 403,
        code = "provider_domain_operation_not_allowed",
        message = "Domain is managed by a provider",
        long = "Domains of <provider> cannot be managed through the API."
    )]
    ProviderDomainOperationNotAllowedForAPI { provider: String },

    /// A provider's domain was to be used without a proxy.
    #[api(
        status = 422,
        code = "proxy_url_required_for_provider_domain",
        message = "Proxy URL is required",
        long = "<domainName> belongs to a hosting provider and can be used only through a proxy URL.",
        meta(name = "proxy_url")
    )]
    ProxyURLRequiredForProviderDomain { domainName: String },
}

/// The home URL of an instance.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum HomeUrlError {
    /// Another application uses the home URL.
    #[api(
        status = 422,
        code = "home_url_taken",
        message = "Home URL is in use",
        long = "Another application has the home URL <homeURL>.",
        meta(name = "home_url")
    )]
    HomeURLTaken { homeURL: String },

    /// A hosting provider's integration uses the home URL.
    #[api(
        status = 422,
        code = "home_url_taken",
        message = "",
        long = "<homeURL> is run by <providerName>. Free it at <providerName>, or ask <providerName> for help.",
        meta(name = "home_url"),
        allow(duplicate_code, empty_message)
    )]
    HomeURLTakenByProvider { homeURL: String, providerName: String },

    /// The domain is one under which a hoster gives out subdomains.
    #[api(
        status = 422,
        code = "known_hosting_domain",
        message = "Domain belongs to a hoster",
        long = "<domain> is shared by the customers of a hoster. Use a domain of your own.",
        meta(name = "home_url")
    )]
    KnownHostingDomain { domain: String },

    /// The domain is kept for the service itself.
    #[api(
        status = 422,
        code = "reserved_domain",
        message = "Domain is reserved",
        long = "<domain> is reserved and cannot be used.",
        meta(name = "home_url")
    )]
    ReservedDomain { domain: String },

    /// The subdomain is kept for the service itself.
    #[api(
        status = 422,
        code = "reserved_subdomain",
        message = "Subdomain is reserved",
        long = "Subdomains called <subdomain> are reserved and cannot be used.",
        meta(name = "home_url")
    )]
    ReservedSubdomain { subdomain: String },
}

/// URLs that an OAuth flow of a native application may return to.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum RedirectUrlsError {
    /// No redirect URL matches.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such redirect URL",
        long = "There is no redirect URL whose <attribute> is <val>."
    )]
    RedirectURLNotFound { attribute: String, val: String },
}

/// URLs in general.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum UrlsError {
    /// The URL is not protected by TLS.
    #[api(
        status = 422,
        code = "insecure_url",
        message = "URL is not secure",
        long = "The URL has to begin with https."
    )]
    InsecureURL {
        #[api(meta)]
        name: String,
    },
}
