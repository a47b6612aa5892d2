//! Backend API errors: 314 errors in 55 sections.
//!
//! `error-catalog import` wrote this module from `-`.

use error_catalog::Catalog;

/// All errors.
pub static API: Catalog = error_catalog::catalog!(
    "Backend API errors",
    [
        actor_tokens::ActorTokensError,
        agent_tasks::AgentTasksError,
        allowlist_identifiers::AllowlistIdentifiersError,
        apikeys::ApikeysError,
        applications::ApplicationsError,
        auth::AuthError,
        blocklist_identifiers::BlocklistIdentifiersError,
        clients::ClientsError,
        commerce::CommerceError,
        config::ConfigError,
        cookie::CookieError,
        deprecation::DeprecationError,
        domains::DomainsError,
        email::EmailError,
        features::FeaturesError,
        forms::FormsError,
        fraud::FraudError,
        home_url::HomeUrlError,
        identifications::IdentificationsError,
        images::ImagesError,
        impersonation::ImpersonationError,
        instance_keys::InstanceKeysError,
        instance_settings::InstanceSettingsError,
        instances::InstancesError,
        internal::InternalError,
        invitations::InvitationsError,
        jwt_templates::JwtTemplatesError,
        machine_token::MachineTokenError,
        management::ManagementError,
        network::NetworkError,
        oauth::OauthError,
        oauth_application::OauthApplicationError,
        organizations::OrganizationsError,
        platform::PlatformError,
        pricing::PricingError,
        public_keys::PublicKeysError,
        redirect_urls::RedirectUrlsError,
        requests::RequestsError,
        saml::SamlError,
        scim::ScimError,
        session_refresh::SessionRefreshError,
        sessions::SessionsError,
        sign_in::SignInError,
        sign_in_tokens::SignInTokensError,
        sign_up::SignUpError,
        signing_keys::SigningKeysError,
        sms::SmsError,
        subscription_plans::SubscriptionPlansError,
        templates::TemplatesError,
        totp::TotpError,
        urls::UrlsError,
        user_settings::UserSettingsError,
        users::UsersError,
        waitlist::WaitlistError,
        webhooks::WebhooksError,
    ],
    allow(duplicate_code, conflicting_status)
);

/// Actor Tokens
pub mod actor_tokens {
    /// The errors of “Actor Tokens”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Actor Tokens")]
    pub enum ActorTokensError {
        /// `ActorTokenCannotBeRevoked` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "actor_token_cannot_be_revoked_code",
            message = "Short 0",
            long = "Text about <status>"
        )]
        ActorTokenCannotBeRevoked { status: String },
    }
}

/// Agent Tasks
pub mod agent_tasks {
    /// The errors of “Agent Tasks”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Agent Tasks")]
    pub enum AgentTasksError {
        #[api(
            status = 400,
            code = "agent_task_cannot_be_revoked",
            message = "Short 1",
            long = "Short 1"
        )]
        AgentTaskCannotBeRevoked,

        #[api(
            status = 404,
            code = "agent_task_not_found",
            message = "Short 2",
            long = "Text "
        )]
        AgentTaskNotFound,

        /// `AgentTaskSubjectNotFound` is a made-up sentence
        /// on two lines.
        #[api(
            status = 404,
            code = "agent_task_subject_not_found",
            message = "Short 3",
            long = "Text "
        )]
        AgentTaskSubjectNotFound,
    }
}

/// Allowlist Identifiers
pub mod allowlist_identifiers {
    /// The errors of “Allowlist Identifiers”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Allowlist Identifiers")]
    pub enum AllowlistIdentifiersError {
        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 4",
            long = "Text about <identifierID>"
        )]
        AllowlistIdentifierNotFound { identifierID: String },

        #[api(
            status = 400,
            code = "duplicate_record",
            message = "Short 5",
            long = "Text about <identifier>"
        )]
        DuplicateAllowlistIdentifier { identifier: String },
    }
}

/// Apikeys
pub mod apikeys {
    /// The errors of “Apikeys”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Apikeys")]
    pub enum ApikeysError {
        /// `APIKeysNotEnabled` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "api_keys_not_enabled",
            message = "Short 6",
            long = "Short 6"
        )]
        APIKeysNotEnabled,
    }
}

/// Applications
pub mod applications {
    /// The errors of “Applications”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Applications")]
    pub enum ApplicationsError {
        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 7",
            long = "Text "
        )]
        AccountlessApplicationNotFound,

        #[api(
            status = 400,
            code = "application_already_belongs_to_organization",
            message = "Short 8",
            long = "Text "
        )]
        ApplicationAlreadyBelongsToOrganization,

        /// `ApplicationNotFound` is a made-up sentence
        /// on two lines.
        // `AccountlessApplicationNotFound` has this code too.
        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 9",
            long = "Text ",
            allow(duplicate_code)
        )]
        ApplicationNotFound,

        // `%q` is left over from printf: a placeholder was meant.
        #[api(
            status = 422,
            code = "form_param_value_invalid",
            message = "Short 10",
            long = "Text about <name> %q",
            meta(name),
            allow(format_verb)
        )]
        InvalidApplicationName { name: String },

        // TODO: the source states no status.
        #[api(
            status = 500,
            code = "workspace_not_configured",
            message = "Short 11",
            long = "Text "
        )]
        WorkspaceNotConfigured,
    }
}

/// Auth
pub mod auth {
    /// The errors of “Auth”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Auth")]
    pub enum AuthError {
        /// `CouldNotAuthenticateRequest` is a made-up sentence
        /// on two lines.
        #[api(
            status = 401,
            code = "could_not_authenticate_request",
            message = "Short 12",
            long = "Short 12"
        )]
        CouldNotAuthenticateRequest,

        // The source leaves the code empty.
        #[api(
            status = 400,
            code = "",
            message = "Short 13",
            long = "Text about <identifier>",
            allow(empty_code)
        )]
        IdentificationExists { identifier: String },

        #[api(
            status = 403,
            code = "not_allowed_access",
            message = "Short 14",
            long = "Text about <who> and about <pluralization>",
            meta(Identifiers = identifiers)
        )]
        IdentifierNotAllowedAccess {
            who: String,
            pluralization: String,
            identifiers: String,
        },

        /// `InvalidAuthentication` is a made-up sentence
        /// on two lines.
        #[api(
            status = 401,
            code = "authentication_invalid",
            message = "Short 15",
            long = "Text "
        )]
        InvalidAuthentication,

        #[api(
            status = 403,
            code = "authorization_invalid",
            message = "Short 16",
            long = "Text "
        )]
        InvalidAuthorization,

        #[api(
            status = 401,
            code = "authorization_header_format_invalid",
            message = "Short 17",
            long = "Text about <YOUR_API_KEY>"
        )]
        InvalidAuthorizationHeaderFormat { YOUR_API_KEY: String },

        /// `InvalidClerkSecretKey` is a made-up sentence
        /// on two lines.
        #[api(
            status = 401,
            code = "clerk_key_invalid",
            message = "Short 18",
            long = "Short 18"
        )]
        InvalidClerkSecretKey,

        #[api(
            status = 400,
            code = "request_invalid_for_environment",
            message = "Short 19",
            long = "Text about <envTypes>"
        )]
        InvalidRequestForEnvironment { envTypes: String },

        #[api(
            status = 409,
            code = "user_settings_invalid",
            message = "Short 20",
            long = "Text "
        )]
        InvalidUserSettings,

        /// `RequestInvalidForInstance` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "request_invalid_for_instance",
            message = "Short 21",
            long = "Text "
        )]
        RequestInvalidForInstance,

        // `IdentifierNotAllowedAccess` has this code too.
        #[api(
            status = 403,
            code = "not_allowed_access",
            message = "Short 22",
            long = "Text ",
            allow(duplicate_code)
        )]
        SubaddressRestrictionEmailAlreadyUsed,

        #[api(
            status = 403,
            code = "unsupported_country_code",
            message = "Short 23",
            long = "Text about <countryName> and about <support>",
            meta(Alpha2 = countryName, CountryCode = countryName)
        )]
        UnsupportedCountry {
            countryName: String,
            support: String,
        },
    }
}

/// Blocklist Identifiers
pub mod blocklist_identifiers {
    /// The errors of “Blocklist Identifiers”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Blocklist Identifiers")]
    pub enum BlocklistIdentifiersError {
        /// `BlocklistIdentifierNotFound` is a made-up sentence
        /// on two lines.
        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 24",
            long = "Text about <identifierID>"
        )]
        BlocklistIdentifierNotFound { identifierID: String },

        #[api(
            status = 400,
            code = "duplicate_record",
            message = "Short 25",
            long = "Text about <identifier>"
        )]
        DuplicateBlocklistIdentifier { identifier: String },
    }
}

/// Clients
pub mod clients {
    /// The errors of “Clients”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Clients")]
    pub enum ClientsError {
        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 26",
            long = "Text about <clientID>"
        )]
        ClientNotFound { clientID: String },

        /// `ClientNotFoundInRequest` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "client_not_found",
            message = "Short 27",
            long = "Text "
        )]
        ClientNotFoundInRequest,
    }
}

/// Commerce
pub mod commerce {
    /// The errors of “Commerce”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Commerce")]
    pub enum CommerceError {
        #[api(
            status = 403,
            code = "billing_annual_only_plans_not_enabled",
            message = "Short 28",
            long = "Text "
        )]
        BillingAnnualOnlyPlansNotEnabled,

        #[api(
            status = 400,
            code = "billing_cannot_be_disabled",
            message = "Short 29",
            long = "Text about <reason>"
        )]
        BillingCannotBeDisabled { reason: String },

        /// `BillingCannotBeEnabled` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "billing_cannot_be_enabled",
            message = "Short 30",
            long = "Text about <reason>"
        )]
        BillingCannotBeEnabled { reason: String },

        #[api(
            status = 403,
            code = "billing_not_enabled",
            message = "Short 31",
            long = "Text "
        )]
        BillingNotEnabledForOrg,

        // `BillingNotEnabledForOrg` has this code too.
        #[api(
            status = 403,
            code = "billing_not_enabled",
            message = "Short 32",
            long = "Text ",
            allow(duplicate_code)
        )]
        BillingNotEnabledForUser,

        /// `BillingTooFewFreeTrialDays` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "billing_too_few_free_trial_days",
            message = "Short 33",
            long = "Text "
        )]
        BillingTooFewFreeTrialDays,

        #[api(
            status = 400,
            code = "billing_too_many_free_trial_days",
            message = "Short 34",
            long = "Text "
        )]
        BillingTooManyFreeTrialDays,

        #[api(
            status = 409,
            code = "checkout_already_in_progress",
            message = "Short 35",
            long = "Short 35"
        )]
        CheckoutAlreadyInProgress,

        /// `CommerceInsufficientSeats` is a made-up sentence
        /// on two lines.
        #[api(
            status = 402,
            code = "insufficient_seats",
            message = "Short 36",
            long = "Text ",
            meta(seatsquantity)
        )]
        CommerceInsufficientSeats { seatsquantity: String },

        #[api(
            status = 400,
            code = "currency_invalid",
            message = "Short 37",
            long = "Text "
        )]
        CurrencyInvalid,

        #[api(
            status = 422,
            code = "default_plan_amount_update_forbidden",
            message = "Short 38",
            long = "Text "
        )]
        DefaultPlanAmountUpdateForbidden,

        /// `FreeTrialNotAllowedOnFreePlan` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "free_trial_not_allowed_on_free_plan",
            message = "Short 39",
            long = "Text "
        )]
        FreeTrialNotAllowedOnFreePlan,

        #[api(
            status = 422,
            code = "invalid_credit_action",
            message = "Short 40",
            long = "Text "
        )]
        InvalidCreditAction,

        #[api(
            status = 422,
            code = "invalid_credit_amount",
            message = "Short 41",
            long = "Text "
        )]
        InvalidCreditAmount,

        /// `MissingName` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "missing_name",
            message = "Short 42",
            long = "Text "
        )]
        MissingName,

        #[api(
            status = 400,
            code = "missing_slug",
            message = "Short 43",
            long = "Text "
        )]
        MissingSlug,

        #[api(
            status = 400,
            code = "name_invalid_format",
            message = "Short 44",
            long = "Text ",
            meta(name)
        )]
        NameInvalidFormat { name: String },

        /// `NameInvalidLength` is a made-up sentence
        /// on two lines.
        // `%d`, `%d` is left over from printf: a placeholder was meant.
        #[api(
            status = 400,
            code = "name_invalid_length",
            message = "Short 45",
            long = "Text %d %d",
            meta(name),
            allow(format_verb)
        )]
        NameInvalidLength { name: String },

        #[api(
            status = 409,
            code = "payee_not_active",
            message = "Short 46",
            long = "Text "
        )]
        PayeeNotActive,

        #[api(
            status = 404,
            code = "payee_not_found",
            message = "Short 47",
            long = "Short 47"
        )]
        PayeeNotFound,

        /// `PayeeStatusInvalid` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "payee_status_invalid",
            message = "Short 48",
            long = "Short 48"
        )]
        PayeeStatusInvalid,

        #[api(
            status = 403,
            code = "payer_credits_disabled",
            message = "Short 49",
            long = "Text "
        )]
        PayerCreditsDisabled,

        #[api(
            status = 404,
            code = "payer_not_found",
            message = "Short 50",
            long = "Short 50"
        )]
        PayerNotFound,

        /// `PayerTypeInvalid` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "payer_type_invalid",
            message = "Short 51",
            long = "Text "
        )]
        PayerTypeInvalid,

        #[api(
            status = 422,
            code = "payment_attempt_failed_requires_confirmation",
            message = "Short 52",
            long = "Text "
        )]
        PaymentAttemptFailedRequiresConfirmation,

        #[api(
            status = 422,
            code = "payment_attempt_failed_card_declined",
            message = "Short 53",
            long = "Text "
        )]
        PaymentDeclined,

        /// `PaymentExpiredCard` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "payment_attempt_failed_card_expired",
            message = "Short 54",
            long = "Text "
        )]
        PaymentExpiredCard,

        #[api(
            status = 422,
            code = "payment_attempt_failed_card_insufficient_funds",
            message = "Short 55",
            long = "Text "
        )]
        PaymentInsufficientFunds,

        #[api(
            status = 422,
            code = "payment_attempt_failed_processing_error",
            message = "Short 56",
            long = "Text "
        )]
        PaymentProcessingError,

        /// `PlanAmountInvalid` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "plan_amount_invalid",
            message = "Short 57",
            long = "Short 57"
        )]
        PlanAmountInvalid,

        #[api(
            status = 422,
            code = "plan_amount_exceeds_upper_limit",
            message = "Short 58",
            long = "Text "
        )]
        PlanAmountTooLarge,

        #[api(
            status = 409,
            code = "plan_cannot_be_deleted",
            message = "Short 59",
            long = "Text about <reason>"
        )]
        PlanCannotBeDeleted { reason: String },

        /// `PlanFreeTrialsDisabled` is a made-up sentence
        /// on two lines.
        #[api(
            status = 403,
            code = "plan_free_trials_disabled",
            message = "Short 60",
            long = "Text "
        )]
        PlanFreeTrialsDisabled,

        #[api(
            status = 409,
            code = "plan_name_already_exists",
            message = "Short 61",
            long = "Short 61",
            meta(name)
        )]
        PlanNameAlreadyExists { name: String },

        #[api(
            status = 404,
            code = "plan_not_found",
            message = "Short 62",
            long = "Short 62"
        )]
        PlanNotFound,

        /// `ProductNotFound` is a made-up sentence
        /// on two lines.
        #[api(
            status = 404,
            code = "product_not_found",
            message = "Short 63",
            long = "Short 63"
        )]
        ProductNotFound,

        #[api(
            status = 400,
            code = "slug_invalid_format",
            message = "Short 64",
            long = "Text ",
            meta(name)
        )]
        SlugInvalidFormat { name: String },

        // `%d`, `%d` is left over from printf: a placeholder was meant.
        #[api(
            status = 400,
            code = "slug_invalid_length",
            message = "Short 65",
            long = "Text %d %d",
            meta(name),
            allow(format_verb)
        )]
        SlugInvalidLength { name: String },

        /// `SubscriptionItemNotFound` is a made-up sentence
        /// on two lines.
        #[api(
            status = 404,
            code = "subscription_item_not_found",
            message = "Short 66",
            long = "Short 66"
        )]
        SubscriptionItemNotFound,

        #[api(
            status = 403,
            code = "subscription_item_not_in_free_trial",
            message = "Short 67",
            long = "Short 67"
        )]
        SubscriptionItemNotInFreeTrial,
    }
}

/// Config
pub mod config {
    /// The errors of “Config”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Config")]
    pub enum ConfigError {
        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "config_validation_error",
            message = "",
            meta(config_key, param_name, schema_path),
            allow(empty_message)
        )]
        ConfigValidationError {
            config_key: String,
            param_name: String,
            schema_path: String,
        },

        /// `ConfigVersionConflict` is a made-up sentence
        /// on two lines.
        #[api(
            status = 409,
            code = "config_version_conflict",
            message = "Short 69",
            long = "Text ",
            meta(current_version, provided_version)
        )]
        ConfigVersionConflict {
            current_version: String,
            provided_version: String,
        },

        // The source leaves the text empty.
        #[api(
            status = 400,
            code = "destructive_operation_not_allowed",
            message = "",
            long = "Text about <key>",
            meta(param_name = key),
            allow(empty_message)
        )]
        DestructiveOperationNotAllowed { key: String },

        // The source leaves the text empty.
        #[api(
            status = 400,
            code = "config_key_body_invalid",
            message = "",
            long = "Text about <key>",
            meta(param_name = key),
            allow(empty_message)
        )]
        InvalidConfigKeyBody { key: String },

        /// `MissingConfigKeys` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "missing_config_keys",
            message = "Short 72",
            long = "Text ",
            meta(missingkeys)
        )]
        MissingConfigKeys { missingkeys: String },

        // The source leaves the text empty.
        #[api(
            status = 400,
            code = "unknown_config_key",
            message = "",
            long = "Text about <key>",
            allow(empty_message)
        )]
        UnknownConfigKey {
            key: String,
            #[api(meta = "*")]
            meta: std::collections::BTreeMap<String, String>,
        },
    }
}

/// Cookie
pub mod cookie {
    /// The errors of “Cookie”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Cookie")]
    pub enum CookieError {
        // The source leaves the text empty.
        #[api(
            status = 400,
            code = "cookie_invalid",
            message = "",
            allow(empty_message)
        )]
        InvalidCookie,

        /// `InvalidRotatingToken` is a made-up sentence
        /// on two lines.
        // `InvalidCookie` has this code too.
        // The source leaves the text empty.
        #[api(
            status = 400,
            code = "cookie_invalid",
            message = "",
            long = "Text about <token>",
            allow(duplicate_code, empty_message)
        )]
        InvalidRotatingToken { token: String },

        // `InvalidCookie` has this code too.
        // The source leaves the text empty.
        #[api(
            status = 400,
            code = "cookie_invalid",
            message = "",
            long = "Text about <claims>",
            allow(duplicate_code, empty_message)
        )]
        MissingClaims { claims: String },
    }
}

/// Deprecation
pub mod deprecation {
    /// The errors of “Deprecation”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Deprecation")]
    pub enum DeprecationError {
        #[api(
            status = 410,
            code = "operation_deprecated",
            message = "Short 77",
            long = "Short 77"
        )]
        APIEndpointDeprecated,
    }
}

/// Domains
pub mod domains {
    /// The errors of “Domains”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Domains")]
    pub enum DomainsError {
        /// `DomainUpdateForbidden` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "domain_update_forbidden",
            message = "Short 78",
            long = "Text "
        )]
        DomainUpdateForbidden,

        #[api(
            status = 403,
            code = "feature_requires_custom_domain",
            message = "Short 79",
            long = "Text about <feature>"
        )]
        FeatureRequiresCustomDomain { feature: String },

        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "invalid_proxy_configuration",
            message = "",
            long = "Text ",
            meta(name),
            allow(empty_message)
        )]
        InvalidProxyConfiguration { name: String },

        /// `OperationNotAllowedOnPrimaryDomain` is a made-up sentence
        /// on two lines.
        #[api(
            status = 403,
            code = "operation_not_allowed_on_primary_domain",
            message = "Short 81",
            long = "Text "
        )]
        OperationNotAllowedOnPrimaryDomain,

        #[api(
            status = 422,
            code = "primary_domain_already_exists",
            message = "Short 82",
            long = "Text ",
            meta(name)
        )]
        PrimaryDomainAlreadyExists { name: String },

        #[api(
            status = 403,
            code = "provider_domain_operation_not_allowed",
            message = "Short 83",
            long = "Text about <provider>"
        )]
        ProviderDomainOperationNotAllowedForAPI { provider: String },

        /// `ProxyURLRequiredForProviderDomain` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "proxy_url_required_for_provider_domain",
            message = "Short 84",
            long = "Text about <domainName>",
            meta(name = domainName)
        )]
        ProxyURLRequiredForProviderDomain { domainName: String },
    }
}

/// Email
pub mod email {
    /// The errors of “Email”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Email")]
    pub enum EmailError {
        // `%d` is left over from printf: a placeholder was meant.
        #[api(
            status = 400,
            code = "dev_monthly_email_limit_exceeded",
            message = "Short 85",
            long = "Text %d",
            meta(DevMonthlyEmailLimit = dev_monthly_email_limit),
            allow(format_verb)
        )]
        DevMonthlyEmailLimitExceeded { dev_monthly_email_limit: String },
    }
}

/// Features
pub mod features {
    /// The errors of “Features”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Features")]
    pub enum FeaturesError {
        #[api(
            status = 409,
            code = "feature_in_use",
            message = "Short 86",
            long = "Text "
        )]
        FeatureInUse,

        /// `FeatureNotEnabled` is a made-up sentence
        /// on two lines.
        #[api(
            status = 403,
            code = "feature_not_enabled",
            message = "Short 87",
            long = "Text "
        )]
        FeatureNotEnabled,

        // `FeatureNotEnabled` has this code too.
        #[api(
            status = 403,
            code = "feature_not_enabled",
            message = "Short 88",
            long = "Text ",
            meta(name),
            allow(duplicate_code)
        )]
        FeatureNotEnabledWithMeta { name: String },

        #[api(
            status = 404,
            code = "feature_not_found",
            message = "Short 89",
            long = "Short 89"
        )]
        FeatureNotFound,

        /// `FeatureRequiresOIDCProvider` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "feature_requires_oidc_provider",
            message = "Short 90",
            long = "Text "
        )]
        FeatureRequiresOIDCProvider,

        #[api(
            status = 422,
            code = "feature_requires_progressive_sign_up",
            message = "Short 91",
            long = "Text about <feature>"
        )]
        FeatureRequiresPSU { feature: String },

        #[api(
            status = 403,
            code = "feature_not_implemented",
            message = "Short 92",
            long = "Text about <feature>"
        )]
        NotImplemented { feature: String },
    }
}

/// Forms
pub mod forms {
    /// The errors of “Forms”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Forms")]
    pub enum FormsError {
        /// `FormAlreadyExists` is a made-up sentence
        /// on two lines.
        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_already_exists",
            message = "",
            meta(name),
            allow(empty_message)
        )]
        FormAlreadyExists { name: String },

        // `FormAlreadyExists` has this code too.
        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_already_exists",
            message = "",
            long = "Text about <domain> and about <providerName> and about <providerName> and about <providerName>",
            meta(name = domain),
            allow(duplicate_code, empty_message)
        )]
        FormAlreadyExistsByProviderManagedDomain {
            domain: String,
            providerName: String,
        },

        #[api(
            status = 422,
            code = "form_param_missing",
            message = "Short 95",
            long = "Text about <parameters>",
            meta(names = parameters)
        )]
        FormAtLeastOneOptionalParameterMissing { parameters: String },

        /// `FormDisallowFutureDate` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "form_disallow_future_date",
            message = "Short 96",
            long = "Short 96",
            meta(name)
        )]
        FormDisallowFutureDate { name: String },

        #[api(
            status = 422,
            code = "form_param_duplicate",
            message = "Short 97",
            long = "Text about <param>",
            meta(name = param)
        )]
        FormDuplicateParameter { param: String },

        // `FormDuplicateParameter` has this code too.
        #[api(
            status = 422,
            code = "form_param_duplicate",
            message = "Short 98",
            long = "Text about <value>",
            meta(name = value),
            allow(duplicate_code)
        )]
        FormDuplicateParameterValue { value: String },

        /// `FormIdentifierExists` is a made-up sentence
        /// on two lines.
        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_identifier_exists",
            message = "",
            meta(name),
            allow(empty_message)
        )]
        FormIdentifierExists { name: String },

        // `FormIdentifierExists` has this code too.
        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_identifier_exists",
            message = "",
            meta(name),
            allow(duplicate_code, empty_message)
        )]
        FormIdentifierExistsWithAnotherAccount { name: String },

        #[api(
            status = 422,
            code = "form_param_invalid_date",
            message = "Short 101",
            long = "Short 101",
            meta(name)
        )]
        FormInvalidDate { name: String },

        /// `FormInvalidEmailAddress` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "form_param_format_invalid",
            message = "Short 102",
            long = "Text about <parameter>",
            meta(name = parameter)
        )]
        FormInvalidEmailAddress { parameter: String },

        // `FormInvalidEmailAddress` has this code too.
        #[api(
            status = 422,
            code = "form_param_format_invalid",
            message = "Short 103",
            long = "Text about <param>",
            meta(name = param),
            allow(duplicate_code)
        )]
        FormInvalidEmailLocalPart { param: String },

        #[api(
            status = 422,
            code = "form_param_value_invalid",
            message = "Short 104",
            long = "Text about <param>",
            meta(name = param)
        )]
        FormInvalidEncodingParameterValue { param: String },

        /// `FormInvalidIdentifier` is a made-up sentence
        /// on two lines.
        // `FormInvalidEmailAddress` has this code too.
        #[api(
            status = 422,
            code = "form_param_format_invalid",
            message = "Short 105",
            long = "Text about <param>",
            meta(name = param),
            allow(duplicate_code)
        )]
        FormInvalidIdentifier { param: String },

        #[api(
            status = 422,
            code = "form_invalid_origin",
            message = "Short 106",
            long = "Text about <param>",
            meta(name = param)
        )]
        FormInvalidOrigin { param: String },

        // `FormInvalidEmailAddress` has this code too.
        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_param_format_invalid",
            message = "",
            meta(name),
            allow(duplicate_code, empty_message)
        )]
        FormInvalidParameterFormat { name: String },

        /// `FormInvalidParameterFormatBCP47` is a made-up sentence
        /// on two lines.
        // `FormInvalidEmailAddress` has this code too.
        #[api(
            status = 422,
            code = "form_param_format_invalid",
            message = "Short 108",
            long = "Text about <parameter>",
            meta(name = parameter),
            allow(duplicate_code)
        )]
        FormInvalidParameterFormatBCP47 { parameter: String },

        // `FormInvalidEncodingParameterValue` has this code too.
        #[api(
            status = 422,
            code = "form_param_value_invalid",
            message = "Short 109",
            long = "Text about <param> and about <allowedValues>",
            meta(name = param),
            allow(duplicate_code)
        )]
        FormInvalidParameterOnlyOneOfAllowed {
            param: String,
            allowedValues: String,
        },

        // `FormInvalidEncodingParameterValue` has this code too.
        #[api(
            status = 422,
            code = "form_param_value_invalid",
            message = "Short 110",
            long = "Text about <value> and about <param>",
            meta(name = value),
            allow(duplicate_code)
        )]
        FormInvalidParameterValue { value: String, param: String },

        /// `FormInvalidParameterValueMustBeNotEmpty` is a made-up sentence
        /// on two lines.
        // `FormInvalidEncodingParameterValue` has this code too.
        #[api(
            status = 422,
            code = "form_param_value_invalid",
            message = "Short 111",
            long = "Text about <param>",
            meta(name = param),
            allow(duplicate_code)
        )]
        FormInvalidParameterValueMustBeNotEmpty { param: String },

        // `FormInvalidEncodingParameterValue` has this code too.
        #[api(
            status = 422,
            code = "form_param_value_invalid",
            message = "Short 112",
            long = "Text about <value> and about <param> and about <allowedValues>",
            meta(name = value),
            allow(duplicate_code)
        )]
        FormInvalidParameterValueWithAllowed {
            value: String,
            param: String,
            allowedValues: String,
        },

        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_password_length_too_long",
            message = "",
            meta(name),
            allow(empty_message)
        )]
        FormInvalidPasswordLengthTooLong { name: String },

        /// `FormInvalidPasswordLengthTooShort` is a made-up sentence
        /// on two lines.
        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_password_length_too_short",
            message = "",
            meta(name),
            allow(empty_message)
        )]
        FormInvalidPasswordLengthTooShort { name: String },

        #[api(
            status = 422,
            code = "form_password_no_lowercase",
            message = "Short 115",
            long = "Short 115",
            meta(name)
        )]
        FormInvalidPasswordNoLowercase { name: String },

        #[api(
            status = 422,
            code = "form_password_no_number",
            message = "Short 116",
            long = "Short 116",
            meta(name)
        )]
        FormInvalidPasswordNoNumber { name: String },

        /// `FormInvalidPasswordNoSpecialChar` is a made-up sentence
        /// on two lines.
        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_password_no_special_char",
            message = "",
            meta(name),
            allow(empty_message)
        )]
        FormInvalidPasswordNoSpecialChar { name: String },

        #[api(
            status = 422,
            code = "form_password_not_strong_enough",
            message = "Short 118",
            long = "Short 118"
        )]
        FormInvalidPasswordNotStrongEnough,

        #[api(
            status = 422,
            code = "form_password_no_uppercase",
            message = "Short 119",
            long = "Short 119",
            meta(name)
        )]
        FormInvalidPasswordNoUppercase { name: String },

        /// `FormInvalidPasswordSizeInBytesExceeded` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "form_password_size_in_bytes_exceeded",
            message = "Short 120",
            long = "Short 120",
            meta(name)
        )]
        FormInvalidPasswordSizeInBytesExceeded { name: String },

        // `FormInvalidEmailAddress` has this code too.
        #[api(
            status = 422,
            code = "form_param_format_invalid",
            message = "Short 121",
            long = "Text about <parameter>",
            meta(name = parameter),
            allow(duplicate_code)
        )]
        FormInvalidPhoneNumber { parameter: String },

        #[api(
            status = 422,
            code = "form_param_invalid_time",
            message = "Short 122",
            long = "Text about <param>",
            meta(name = param)
        )]
        FormInvalidTime { param: String },

        /// `FormInvalidTypeParameter` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "form_param_type_invalid",
            message = "Short 123",
            long = "Text about <param> and about <paramType>",
            meta(name = param)
        )]
        FormInvalidTypeParameter { param: String, paramType: String },

        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_username_invalid_character",
            message = "",
            meta(name),
            allow(empty_message)
        )]
        FormInvalidUsernameCharacter { name: String },

        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_username_invalid_length",
            message = "",
            meta(name),
            allow(empty_message)
        )]
        FormInvalidUsernameLength { name: String },

        /// `FormInvalidUsernameNeedsNonNumberCharCode` is a made-up sentence
        /// on two lines.
        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_username_needs_non_number_char",
            message = "",
            meta(name),
            allow(empty_message)
        )]
        FormInvalidUsernameNeedsNonNumberCharCode { name: String },

        // `FormInvalidEmailAddress` has this code too.
        #[api(
            status = 422,
            code = "form_param_format_invalid",
            message = "Short 127",
            long = "Text about <parameter>",
            meta(name = parameter),
            allow(duplicate_code)
        )]
        FormInvalidWeb3WalletAddress { parameter: String },

        // `FormInvalidEncodingParameterValue` has this code too.
        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_param_value_invalid",
            message = "",
            meta(name),
            allow(duplicate_code, empty_message)
        )]
        FormMetadataInvalidType { name: String },

        /// `FormMissingConditionalParameter` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "form_conditional_param_missing",
            message = "Short 129",
            long = "Text about <param> and about <leftCondition> and about <rightCondition>"
        )]
        FormMissingConditionalParameter {
            param: String,
            leftCondition: String,
            rightCondition: String,
        },

        // `FormMissingConditionalParameter` has this code too.
        #[api(
            status = 422,
            code = "form_conditional_param_missing",
            message = "Short 130",
            long = "Text about <missingParam> and about <conditionalParam>",
            meta(name = missingParam),
            allow(duplicate_code)
        )]
        FormMissingConditionalParameterOnExistence {
            missingParam: String,
            conditionalParam: String,
        },

        // `FormAtLeastOneOptionalParameterMissing` has this code too.
        #[api(
            status = 422,
            code = "form_param_missing",
            message = "Short 131",
            long = "Text about <param>",
            meta(name = param),
            allow(duplicate_code)
        )]
        FormMissingParameter { param: String },

        /// `FormMissingResource` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "form_resource_not_found",
            message = "Short 132",
            long = "Text about <param>",
            meta(name = param)
        )]
        FormMissingResource { param: String },

        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_param_nil",
            message = "",
            meta(name),
            allow(empty_message)
        )]
        FormNilParameter { name: String },

        #[api(
            status = 422,
            code = "form_disable_default_second_factor_not_allowed",
            message = "Short 134",
            long = "Short 134",
            meta(name)
        )]
        FormNotAllowedToDisableDefaultSecondFactor { name: String },

        /// `FormParameterArraySizeExceeded` is a made-up sentence
        /// on two lines.
        // `%d` is left over from printf: a placeholder was meant.
        #[api(
            status = 422,
            code = "form_param_array_size_exceeded",
            message = "Short 135",
            long = "Text about <parameter> %d",
            meta(name = parameter),
            allow(format_verb)
        )]
        FormParameterArraySizeExceeded { parameter: String },

        #[api(
            status = 422,
            code = "form_param_deprecated",
            message = "Short 136",
            long = "Short 136",
            meta(name)
        )]
        FormParameterDeprecated { name: String },

        // `%d` is left over from printf: a placeholder was meant.
        #[api(
            status = 422,
            code = "form_param_max_length_exceeded",
            message = "Short 137",
            long = "Text about <parameter> %d",
            meta(name = parameter),
            allow(format_verb)
        )]
        FormParameterMaxLengthExceeded { parameter: String },

        /// `FormParameterMinLengthExceeded` is a made-up sentence
        /// on two lines.
        // `%d` is left over from printf: a placeholder was meant.
        #[api(
            status = 422,
            code = "form_param_min_length_exceeded",
            message = "Short 138",
            long = "Text about <parameter> %d",
            meta(name = parameter),
            allow(format_verb)
        )]
        FormParameterMinLengthExceeded { parameter: String },

        #[api(
            status = 422,
            code = "form_conditional_param_disallowed",
            message = "Short 139",
            long = "Text about <param> and about <leftCondition> and about <rightCondition>",
            meta(name = param)
        )]
        FormParameterNotAllowedConditionally {
            param: String,
            leftCondition: String,
            rightCondition: String,
        },

        // `FormParameterNotAllowedConditionally` has this code too.
        #[api(
            status = 422,
            code = "form_conditional_param_disallowed",
            message = "Short 140",
            long = "Text about <notAllowedParam> and about <existingParam>",
            meta(name = notAllowedParam),
            allow(duplicate_code)
        )]
        FormParameterNotAllowedIfAnotherParameterIsPresent {
            notAllowedParam: String,
            existingParam: String,
        },

        /// `FormParameterSizeTooLarge` is a made-up sentence
        /// on two lines.
        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_param_exceeds_allowed_size",
            message = "",
            meta(name),
            allow(empty_message)
        )]
        FormParameterSizeTooLarge { name: String },

        // `%d` is left over from printf: a placeholder was meant.
        #[api(
            status = 422,
            code = "form_param_value_too_large",
            message = "Short 142",
            long = "Text about <param> %d",
            meta(name = param),
            allow(format_verb)
        )]
        FormParameterValueTooLarge { param: String },

        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_password_digest_invalid_code",
            message = "",
            meta(name),
            allow(empty_message)
        )]
        FormPasswordDigestInvalid { name: String },

        /// `FormPasswordValidationFailed` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "form_password_validation_failed",
            message = "Short 144",
            long = "Short 144",
            meta(name)
        )]
        FormPasswordValidationFailed { name: String },

        #[api(
            status = 422,
            code = "form_public_client_requires_pkce",
            message = "Short 145",
            long = "Text ",
            meta(name)
        )]
        FormPublicClientRequiresPKCE { name: String },

        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_password_pwned",
            message = "",
            meta(name),
            allow(empty_message)
        )]
        FormPwnedPassword { name: String },

        /// `FormUnknownParameterDueToDisabledFeature` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "form_param_unknown",
            message = "Short 147",
            long = "Text about <param> and about <possibleResolution>",
            meta(name = param)
        )]
        FormUnknownParameterDueToDisabledFeature {
            param: String,
            possibleResolution: String,
        },

        #[api(
            status = 422,
            code = "form_verification_needed",
            message = "Short 148",
            long = "Text ",
            meta(name)
        )]
        FormUnverifiedIdentification { name: String },

        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "form_username_cannot_be_phone_number",
            message = "",
            long = "Text about <parameter>",
            meta(name = parameter),
            allow(empty_message)
        )]
        FormUsernameCannotBePhoneNumber { parameter: String },

        /// `FormValidationFailed` is a made-up sentence
        /// on two lines.
        // `FormInvalidEncodingParameterValue` has this code too.
        #[api(
            status = 422,
            code = "form_param_value_invalid",
            message = "Short 150",
            long = "Text about <sanitizedField>",
            meta(name = sanitizedField),
            allow(duplicate_code)
        )]
        FormValidationFailed { sanitizedField: String },
    }
}

/// Fraud
pub mod fraud {
    /// The errors of “Fraud”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Fraud")]
    pub enum FraudError {
        #[api(
            status = 403,
            code = "action_blocked",
            message = "Short 151",
            long = "Text "
        )]
        FraudActionBlocked,
    }
}

/// Home Url
pub mod home_url {
    /// The errors of “Home Url”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Home Url")]
    pub enum HomeUrlError {
        #[api(
            status = 422,
            code = "home_url_taken",
            message = "Short 152",
            long = "Text about <homeURL>",
            meta(name = homeURL)
        )]
        HomeURLTaken { homeURL: String },

        /// `HomeURLTakenByProvider` is a made-up sentence
        /// on two lines.
        // `HomeURLTaken` has this code too.
        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "home_url_taken",
            message = "",
            long = "Text about <homeURL> and about <providerName> and about <providerName> and about <providerName>",
            meta(name = homeURL),
            allow(duplicate_code, empty_message)
        )]
        HomeURLTakenByProvider {
            homeURL: String,
            providerName: String,
        },

        #[api(
            status = 422,
            code = "known_hosting_domain",
            message = "Short 154",
            long = "Text about <domain>",
            meta(name = domain)
        )]
        KnownHostingDomain { domain: String },

        #[api(
            status = 422,
            code = "reserved_domain",
            message = "Short 155",
            long = "Text about <domain>",
            meta(name = domain)
        )]
        ReservedDomain { domain: String },

        /// `ReservedSubdomain` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "reserved_subdomain",
            message = "Short 156",
            long = "Text about <subdomain>",
            meta(name = subdomain)
        )]
        ReservedSubdomain { subdomain: String },
    }
}

/// Identifications
pub mod identifications {
    /// The errors of “Identifications”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Identifications")]
    pub enum IdentificationsError {
        #[api(
            status = 400,
            code = "identification_create_second_factor_unverified",
            message = "Short 157",
            long = "Text "
        )]
        CreateSecondFactorUnverified,

        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 158",
            long = "Short 158"
        )]
        IdentificationNotFound,

        /// `LastIdentificationSetFor2FAFailed` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "identification_update_failed",
            message = "Short 159",
            long = "Text "
        )]
        LastIdentificationSetFor2FAFailed,

        #[api(
            status = 400,
            code = "identification_update_second_factor_unverified",
            message = "Short 160",
            long = "Text "
        )]
        UpdateSecondFactorUnverified,
    }
}

/// Images
pub mod images {
    /// The errors of “Images”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Images")]
    pub enum ImagesError {
        #[api(
            status = 400,
            code = "request_body_invalid",
            message = "Short 161",
            long = "Text "
        )]
        ImageDecodingFailed,

        /// `ImageNotFound` is a made-up sentence
        /// on two lines.
        #[api(
            status = 404,
            code = "image_not_found",
            message = "Short 162",
            long = "Short 162"
        )]
        ImageNotFound,

        #[api(
            status = 413,
            code = "image_too_large",
            message = "Short 163",
            long = "Text "
        )]
        ImageTooLarge,

        // `ImageDecodingFailed` has this code too.
        #[api(
            status = 400,
            code = "request_body_invalid",
            message = "Short 164",
            long = "Text about <imageType>",
            allow(duplicate_code)
        )]
        ImageTypeNotSupported { imageType: String },

        /// `RequestWithoutImage` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "form_param_missing",
            message = "Short 165",
            long = "Text "
        )]
        RequestWithoutImage,
    }
}

/// Impersonation
pub mod impersonation {
    /// The errors of “Impersonation”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Impersonation")]
    pub enum ImpersonationError {
        // `%d`, `%d` is left over from printf: a placeholder was meant.
        #[api(
            status = 422,
            code = "impersonation_limit_exceeded",
            message = "Short 166",
            long = "Text %d %d",
            meta(Limit = limit, Used = used),
            allow(format_verb)
        )]
        ImpersonationLimitExceeded { limit: String, used: String },
    }
}

/// Instance Keys
pub mod instance_keys {
    /// The errors of “Instance Keys”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Instance Keys")]
    pub enum InstanceKeysError {
        #[api(
            status = 400,
            code = "instance_key_required",
            message = "Short 167",
            long = "Text "
        )]
        InstanceKeyRequired,
    }
}

/// Instance Settings
pub mod instance_settings {
    /// The errors of “Instance Settings”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Instance Settings")]
    pub enum InstanceSettingsError {
        /// `DisabledInstanceRestriction` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "disabled_instance_restriction",
            message = "Short 168",
            long = "Text about <param>",
            meta(name = param)
        )]
        DisabledInstanceRestriction { param: String },

        #[api(
            status = 422,
            code = "invalid_captcha_widget_type",
            message = "Short 169",
            long = "Text about <widgetType> and about <allowedTypes>"
        )]
        InvalidCaptchaWidgetType {
            widgetType: String,
            allowedTypes: String,
        },

        // `InvalidCaptchaWidgetType` has this code too.
        #[api(
            status = 422,
            code = "invalid_captcha_widget_type",
            message = "Short 170",
            long = "Text about <from> and about <to>",
            allow(duplicate_code)
        )]
        InvalidCaptchaWidgetTypeTransition { from: String, to: String },
    }
}

/// Instances
pub mod instances {
    /// The errors of “Instances”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Instances")]
    pub enum InstancesError {
        /// `BreaksInstanceInvariant` is a made-up sentence
        /// on two lines.
        // `%v` is left over from printf: a placeholder was meant.
        #[api(
            status = 400,
            code = "breaks_instance_invariant",
            message = "Short 171",
            long = "Text %v",
            allow(format_verb)
        )]
        BreaksInstanceInvariant,

        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 172",
            long = "Text about <instanceID>"
        )]
        InstanceNotFound { instanceID: String },

        #[api(
            status = 400,
            code = "production_instance_exists",
            message = "Short 173",
            long = "Short 173"
        )]
        ProductionInstanceExists,
    }
}

/// Internal
pub mod internal {
    /// The errors of “Internal”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Internal")]
    pub enum InternalError {
        /// `BadRequest` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "bad_request",
            message = "Short 174",
            long = "Short 174"
        )]
        BadRequest,

        // `BadRequest` has this code too.
        // The source leaves the text empty.
        #[api(
            status = 400,
            code = "bad_request",
            message = "",
            allow(duplicate_code, empty_message)
        )]
        BadRequestWithMessage,

        #[api(
            status = 409,
            code = "conflict",
            message = "Short 176",
            long = "Short 176"
        )]
        Conflict,

        /// `QuotaExceeded` is a made-up sentence
        /// on two lines.
        #[api(
            status = 403,
            code = "quota_exceeded",
            message = "Short 177",
            long = "Text "
        )]
        QuotaExceeded,

        #[api(
            status = 409,
            code = "resource_locked",
            message = "Short 178",
            long = "Text "
        )]
        ResourceBusy,

        #[api(
            status = 500,
            code = "internal_clerk_error",
            message = "Short 179",
            long = "Text "
        )]
        Unexpected,
    }
}

/// Invitations
pub mod invitations {
    /// The errors of “Invitations”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Invitations")]
    pub enum InvitationsError {
        /// `DuplicateInvitations` is a made-up sentence
        /// on two lines.
        // The source leaves the text empty.
        #[api(
            status = 400,
            code = "duplicate_record",
            message = "",
            long = "Text about <emails>",
            meta(emailaddresses = emails),
            allow(empty_message)
        )]
        DuplicateInvitations { emails: String },

        #[api(
            status = 400,
            code = "invitation_already_accepted",
            message = "Short 181",
            long = "Short 181"
        )]
        InvitationAlreadyAccepted,

        #[api(
            status = 400,
            code = "invitation_already_revoked",
            message = "Short 182",
            long = "Short 182"
        )]
        InvitationAlreadyRevoked,

        /// `InvitationNotFound` is a made-up sentence
        /// on two lines.
        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 183",
            long = "Text about <invitationID>"
        )]
        InvitationNotFound { invitationID: String },

        #[api(
            status = 400,
            code = "invitations_not_supported",
            message = "Short 184",
            long = "Short 184"
        )]
        InvitationsNotSupportedInInstance,

        #[api(
            status = 400,
            code = "revoked_invitation",
            message = "Short 185",
            long = "Short 185"
        )]
        RevokedInvitation,
    }
}

/// Jwt Templates
pub mod jwt_templates {
    /// The errors of “Jwt Templates”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Jwt Templates")]
    pub enum JwtTemplatesError {
        /// `JWTTemplateNotFound` is a made-up sentence
        /// on two lines.
        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 186",
            long = "Text about <attribute> and about <val>"
        )]
        JWTTemplateNotFound { attribute: String, val: String },

        #[api(
            status = 400,
            code = "jwt_template_reserved_claim",
            message = "Short 187",
            long = "Text about <claim>",
            meta(name = claim)
        )]
        JWTTemplateReservedClaim { claim: String },

        #[api(
            status = 403,
            code = "session_token_jwt_template",
            message = "Short 188",
            long = "Text "
        )]
        SessionTokenTemplateNotDeletable,
    }
}

/// Machine Token
pub mod machine_token {
    /// The errors of “Machine Token”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Machine Token")]
    pub enum MachineTokenError {
        /// `MachineTokenReservedClaim` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "machine_token_reserved_claim",
            message = "Short 189",
            long = "Text about <claim>",
            meta(name = claim)
        )]
        MachineTokenReservedClaim { claim: String },
    }
}

/// Management
pub mod management {
    /// The errors of “Management”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Management")]
    pub enum ManagementError {
        #[api(
            status = 422,
            code = "duplicate_list_items_not_allowed",
            message = "Short 190",
            long = "Text about <param>"
        )]
        DuplicateListItemsNotAllowed { param: String },

        #[api(
            status = 400,
            code = "invalid_environment_type",
            message = "Short 191",
            long = "Text about <envTypes>"
        )]
        InvalidEnvironmentType { envTypes: String },

        /// `TooManySecretKeys` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "too_many_secret_keys",
            message = "Short 192",
            long = "Text "
        )]
        TooManySecretKeys,
    }
}

/// Network
pub mod network {
    /// The errors of “Network”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Network")]
    pub enum NetworkError {
        #[api(
            status = 504,
            code = "gateway_timeout",
            message = "Short 193",
            long = "Text "
        )]
        GatewayTimeout,
    }
}

/// Oauth
pub mod oauth {
    /// The errors of “Oauth”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Oauth")]
    pub enum OauthError {
        // `%q` is left over from printf: a placeholder was meant.
        #[api(
            status = 400,
            code = "custom_oauth_provider_cannot_delete_active",
            message = "Short 194",
            long = "Text %q",
            allow(format_verb)
        )]
        CustomOAuthProviderCannotDeleteActive,

        /// `CustomOAuthProviderCannotUseDiscoveryURL` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "custom_oauth_provider_cannot_use_discovery_url",
            message = "Short 195",
            long = "Text ",
            meta(name)
        )]
        CustomOAuthProviderCannotUseDiscoveryURL { name: String },

        #[api(
            status = 422,
            code = "custom_oauth_provider_discovery_issuer_mismatch",
            message = "Short 196",
            long = "Text about <url> and about <issuer>",
            meta(name = url)
        )]
        CustomOAuthProviderDiscoveryIssuerMismatch { url: String, issuer: String },

        // `%q`, `%q` is left over from printf: a placeholder was meant.
        #[api(
            status = 422,
            code = "custom_oauth_provider_discovery_server_retrieval_error",
            message = "Short 197",
            long = "Text %q %q",
            meta(name),
            allow(format_verb)
        )]
        CustomOauthProviderDiscoveryServerRetrievalError { name: String },

        /// `OAuthMissingAccessToken` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "oauth_missing_access_token",
            message = "Short 198",
            long = "Text "
        )]
        OAuthMissingAccessToken,

        #[api(
            status = 422,
            code = "oauth_missing_refresh_token",
            message = "Short 199",
            long = "Text "
        )]
        OAuthMissingRefreshToken,

        #[api(
            status = 404,
            code = "oauth_token_provider_not_enabled",
            message = "Short 200",
            long = "Text "
        )]
        OAuthTokenProviderNotEnabled,

        /// `OAuthTokenRetrievalError` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "oauth_token_retrieval_error",
            message = "Short 201",
            long = "Text "
        )]
        OAuthTokenRetrievalError,

        // The source leaves the text empty.
        // `%v` is left over from printf: a placeholder was meant.
        #[api(
            status = 400,
            code = "oauth_unsupported_provider",
            message = "",
            long = "Text %v",
            allow(empty_message, format_verb)
        )]
        UnsupportedOauthProvider,
    }
}

/// Oauth Application
pub mod oauth_application {
    /// The errors of “Oauth Application”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Oauth Application")]
    pub enum OauthApplicationError {
        #[api(
            status = 400,
            code = "duplicate_record",
            message = "Short 203",
            long = "Text "
        )]
        DuplicateOAuthRedirectURI,

        /// `OAuthApplicationConsentScreenCannotBeDisabled` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "oauth_application_consent_screen_cannot_be_disabled",
            message = "Short 204",
            long = "Text "
        )]
        OAuthApplicationConsentScreenCannotBeDisabled,
    }
}

/// Organizations
pub mod organizations {
    /// The errors of “Organizations”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Organizations")]
    pub enum OrganizationsError {
        #[api(
            status = 400,
            code = "already_a_member_in_organization",
            message = "Short 205",
            long = "Text about <user>"
        )]
        AlreadyAMemberOfOrganization { user: String },

        #[api(
            status = 422,
            code = "force_organization_selection_not_allowed_when_organizations_disabled",
            message = "Short 206",
            long = "Text "
        )]
        ForceOrganizationSelectionNotAllowedWhenOrganizationsDisabled,

        /// `MissingOrganizationPermission` is a made-up sentence
        /// on two lines.
        #[api(
            status = 403,
            code = "missing_organization_permission",
            message = "Short 207",
            long = "Text ",
            meta(permissions)
        )]
        MissingOrganizationPermission { permissions: String },

        #[api(
            status = 403,
            code = "not_a_member_in_organization",
            message = "Short 208",
            long = "Text "
        )]
        NotAMemberInOrganization,

        #[api(
            status = 422,
            code = "organization_already_has_sso_connection",
            message = "Short 209",
            long = "Text ",
            meta(name)
        )]
        OrganizationAlreadyHasSSOConnection { name: String },

        /// `OrganizationCreatorNotFound` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "organization_creator_not_found",
            message = "Short 210",
            long = "Text about <userID>"
        )]
        OrganizationCreatorNotFound { userID: String },

        #[api(
            status = 422,
            code = "organization_domain_already_exists",
            message = "Short 211",
            long = "Text ",
            meta(name)
        )]
        OrganizationDomainAlreadyExists { name: String },

        #[api(
            status = 422,
            code = "organization_domain_blocked",
            message = "Short 212",
            long = "Text ",
            meta(name)
        )]
        OrganizationDomainBlocked { name: String },

        /// `OrganizationDomainCommon` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "organization_domain_common",
            message = "Short 213",
            long = "Text ",
            meta(name)
        )]
        OrganizationDomainCommon { name: String },

        #[api(
            status = 403,
            code = "organization_domain_enrollment_mode_not_enabled",
            message = "Short 214",
            long = "Text about <enrollmentMode>"
        )]
        OrganizationDomainEnrollmentModeNotEnabled { enrollmentMode: String },

        // `%d` is left over from printf: a placeholder was meant.
        #[api(
            status = 403,
            code = "organization_domain_quota_exceeded",
            message = "Short 215",
            long = "Text %d",
            allow(format_verb)
        )]
        OrganizationDomainQuotaExceeded,

        /// `OrganizationInstanceRolesQuotaExceeded` is a made-up sentence
        /// on two lines.
        // `%d` is left over from printf: a placeholder was meant.
        #[api(
            status = 403,
            code = "organization_instance_roles_quota_exceeded",
            message = "Short 216",
            long = "Text %d",
            allow(format_verb)
        )]
        OrganizationInstanceRolesQuotaExceeded,

        #[api(
            status = 400,
            code = "organization_invitation_not_unique",
            message = "Short 217",
            long = "Text "
        )]
        OrganizationInvitationNotUnique,

        // `%d` is left over from printf: a placeholder was meant.
        #[api(
            status = 403,
            code = "organization_membership_quota_exceeded",
            message = "Short 218",
            long = "Text %d",
            allow(format_verb)
        )]
        OrganizationMembershipQuotaExceeded,

        /// `OrganizationMembershipSCIMManaged` is a made-up sentence
        /// on two lines.
        #[api(
            status = 409,
            code = "organization_membership_managed_by_scim",
            message = "Short 219",
            long = "Text "
        )]
        OrganizationMembershipSCIMManaged,

        #[api(
            status = 400,
            code = "organization_minimum_permissions_needed",
            message = "Short 220",
            long = "Text "
        )]
        OrganizationMinimumPermissionsNeeded,

        #[api(
            status = 422,
            code = "organization_missing_creator_role_permissions",
            message = "Short 221",
            long = "Text about <permissionKeys>"
        )]
        OrganizationMissingCreatorRolePermissions { permissionKeys: String },

        /// `OrganizationNameInvalid` is a made-up sentence
        /// on two lines.
        // `%q` is left over from printf: a placeholder was meant.
        #[api(
            status = 422,
            code = "form_param_value_invalid",
            message = "Short 222",
            long = "Text about <name> %q",
            meta(name),
            allow(format_verb)
        )]
        OrganizationNameInvalid { name: String },

        #[api(
            status = 403,
            code = "organization_not_enabled_in_instance",
            message = "Short 223",
            long = "Text "
        )]
        OrganizationNotEnabledInInstance,

        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 224",
            long = "Text "
        )]
        OrganizationNotFound,

        /// `OrganizationNotFoundOrUnauthorized` is a made-up sentence
        /// on two lines.
        #[api(
            status = 404,
            code = "organization_not_found_or_unauthorized",
            message = "Short 225",
            long = "Text "
        )]
        OrganizationNotFoundOrUnauthorized,

        // `OrganizationNotFound` has this code too.
        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 226",
            long = "Text ",
            allow(duplicate_code)
        )]
        OrganizationPermissionNotFound,

        #[api(
            status = 422,
            code = "organization_role_assigned_members",
            message = "Short 227",
            long = "Text "
        )]
        OrganizationRoleAssignedToMembers,

        /// `OrganizationRoleExistsInInvitations` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "organization_role_exists_in_invitations",
            message = "Short 228",
            long = "Text "
        )]
        OrganizationRoleExistsInInvitations,

        // `OrganizationNotFound` has this code too.
        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 229",
            long = "Text ",
            meta(name),
            allow(duplicate_code)
        )]
        OrganizationRoleNotFound { name: String },

        #[api(
            status = 409,
            code = "organization_role_permission_association_exists",
            message = "Short 230",
            long = "Text "
        )]
        OrganizationRolePermissionAssociationExists,

        /// `OrganizationRoleUsedAsCreatorRole` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "organization_role_default_creator_role",
            message = "Short 231",
            long = "Text "
        )]
        OrganizationRoleUsedAsCreatorRole,

        #[api(
            status = 422,
            code = "organization_role_domain_default_role",
            message = "Short 232",
            long = "Text "
        )]
        OrganizationRoleUsedAsDomainDefaultRole,

        #[api(
            status = 400,
            code = "organizations_disable_not_allowed",
            message = "Short 233",
            long = "Text about <reason>"
        )]
        OrganizationsDisableNotAllowed { reason: String },

        /// `OrganizationSystemPermissionNotModifiable` is a made-up sentence
        /// on two lines.
        #[api(
            status = 403,
            code = "organization_system_permission_not_modifiable",
            message = "Short 234",
            long = "Text "
        )]
        OrganizationSystemPermissionNotModifiable,
    }
}

/// Platform
pub mod platform {
    /// The errors of “Platform”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Platform")]
    pub enum PlatformError {
        #[api(
            status = 403,
            code = "authorization_invalid",
            message = "Short 235",
            long = "Text "
        )]
        PlatformAPIPolicyViolation,

        // `PlatformAPIPolicyViolation` has this code too.
        #[api(
            status = 403,
            code = "authorization_invalid",
            message = "Short 236",
            long = "Text ",
            allow(duplicate_code)
        )]
        PlatformAPIRequestNotAllowed,

        /// `PlatformAPIUnrecognizedCredential` is a made-up sentence
        /// on two lines.
        #[api(
            status = 401,
            code = "platform_api_unrecognized_credential",
            message = "Short 237",
            long = "Text "
        )]
        PlatformAPIUnrecognizedCredential,

        #[api(
            status = 401,
            code = "platform_oauth_access_token_invalid",
            message = "Short 238",
            long = "Text "
        )]
        PlatformOAuthAccessTokenInvalid,

        #[api(
            status = 401,
            code = "platform_oauth_access_token_missing_claims",
            message = "Short 239",
            long = "Short 239",
            meta(claims)
        )]
        PlatformOAuthAccessTokenMissingClaims { claims: String },
    }
}

/// Pricing
pub mod pricing {
    /// The errors of “Pricing”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Pricing")]
    pub enum PricingError {
        /// `UnsupportedSubscriptionPlanFeatures` is a made-up sentence
        /// on two lines.
        #[api(
            status = 402,
            code = "unsupported_subscription_plan_features",
            message = "Short 240",
            long = "Text ",
            meta(unsupportedfeatures)
        )]
        UnsupportedSubscriptionPlanFeatures { unsupportedfeatures: String },
    }
}

/// Public Keys
pub mod public_keys {
    /// The errors of “Public Keys”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Public Keys")]
    pub enum PublicKeysError {
        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 241",
            long = "Text about <publicKeyID>"
        )]
        PublicKeyNotFound { publicKeyID: String },
    }
}

/// Redirect Urls
pub mod redirect_urls {
    /// The errors of “Redirect Urls”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Redirect Urls")]
    pub enum RedirectUrlsError {
        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 242",
            long = "Text about <attribute> and about <val>"
        )]
        RedirectURLNotFound { attribute: String, val: String },
    }
}

/// Requests
pub mod requests {
    /// The errors of “Requests”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Requests")]
    pub enum RequestsError {
        /// `BulkSizeExceeded` is a made-up sentence
        /// on two lines.
        // `%d` is left over from printf: a placeholder was meant.
        #[api(
            status = 400,
            code = "bulk_size_exceeded",
            message = "Short 243",
            long = "Text %d",
            allow(format_verb)
        )]
        BulkSizeExceeded,

        // `%v`, `%v`, `%v` is left over from printf: a placeholder was meant.
        #[api(
            status = 422,
            code = "form_param_value_invalid",
            message = "Short 244",
            long = "Text %v %v %v",
            allow(format_verb)
        )]
        FailedToParseRequestBody,

        #[api(
            status = 400,
            code = "request_body_invalid",
            message = "Short 245",
            long = "Text "
        )]
        InvalidRequestBody,

        /// `MalformedPublishableKey` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "malformed_publishable_key",
            message = "Short 246",
            long = "Text about <key>"
        )]
        MalformedPublishableKey { key: String },

        #[api(
            status = 400,
            code = "malformed_request_parameters",
            message = "Short 247",
            long = "Text "
        )]
        MalformedRequestParameters,

        #[api(
            status = 400,
            code = "missing_query_parameter",
            message = "Short 248",
            long = "Text about <parameters>"
        )]
        MissingOneOfQueryParameters { parameters: String },

        /// `MissingQueryParameter` is a made-up sentence
        /// on two lines.
        // `MissingOneOfQueryParameters` has this code too.
        // The source leaves the text empty.
        #[api(
            status = 400,
            code = "missing_query_parameter",
            message = "",
            long = "Text about <param>",
            allow(duplicate_code, empty_message)
        )]
        MissingQueryParameter { param: String },

        // `%d` is left over from printf: a placeholder was meant.
        #[api(
            status = 413,
            code = "request_body_too_large",
            message = "Short 250",
            long = "Text %d",
            allow(format_verb)
        )]
        RequestBodyTooLarge,

        #[api(
            status = 415,
            code = "unsupported_content_type",
            message = "Short 251",
            long = "Text about <actual> and about <expected>"
        )]
        UnsupportedContentType { actual: String, expected: String },
    }
}

/// Saml
pub mod saml {
    /// The errors of “Saml”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Saml")]
    pub enum SamlError {
        /// `SAMLConnectionCantBeActivated` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "saml_connection_cant_be_activated",
            message = "Short 252",
            long = "Text about <fields>"
        )]
        SAMLConnectionCantBeActivated { fields: String },

        #[api(
            status = 400,
            code = "saml_failed_to_fetch_idp_metadata",
            message = "Short 253",
            long = "Text "
        )]
        SAMLFailedToFetchIDPMetadata,

        #[api(
            status = 422,
            code = "saml_failed_to_parse_idp_metadata",
            message = "Short 254",
            long = "Text "
        )]
        SAMLFailedToParseIDPMetadata,

        /// `SAMLMetadataMissingFields` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "saml_metadata_missing_fields",
            message = "Short 255",
            long = "Text about <fields>",
            meta(missingfields = fields)
        )]
        SAMLMetadataMissingFields { fields: String },
    }
}

/// Scim
pub mod scim {
    /// The errors of “Scim”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Scim")]
    pub enum ScimError {
        #[api(
            status = 409,
            code = "attribute_managed_by_scim",
            message = "Short 256",
            long = "Short 256",
            meta(name)
        )]
        SCIMAttributeManagedByDirectory { name: String },

        #[api(
            status = 400,
            code = "feature_not_enabled",
            message = "Short 257",
            long = "Text "
        )]
        SCIMGroupRoleMappingDisabled,
    }
}

/// Session Refresh
pub mod session_refresh {
    /// The errors of “Session Refresh”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Session Refresh")]
    pub enum SessionRefreshError {
        /// `SessionRefreshConsumedExpiredSessionToken` is a made-up sentence
        /// on two lines.
        #[api(
            status = 401,
            code = "session_refresh_expired_session_token_consumed",
            message = "Short 258",
            long = "Text "
        )]
        SessionRefreshConsumedExpiredSessionToken,

        #[api(
            status = 401,
            code = "expired_session_token_invalid",
            message = "Short 259",
            long = "Text "
        )]
        SessionRefreshExpiredSessionTokenInvalid,

        #[api(
            status = 401,
            code = "session_refresh_expired_session_token_too_old",
            message = "Short 260",
            long = "Text "
        )]
        SessionRefreshExpiredSessionTokenTooOld,

        /// `SessionRefreshInactiveSession` is a made-up sentence
        /// on two lines.
        #[api(
            status = 401,
            code = "session_refresh_inactive_session",
            message = "Short 261",
            long = "Text "
        )]
        SessionRefreshInactiveSession,

        #[api(
            status = 401,
            code = "session_refresh_session_token_ineligible",
            message = "Short 262",
            long = "Text "
        )]
        SessionRefreshIneligibleToken,

        #[api(
            status = 401,
            code = "refresh_request_origin_invalid",
            message = "Short 263",
            long = "Text "
        )]
        SessionRefreshInvalidRequestOrigin,

        /// `SessionRefreshMissingAZP` is a made-up sentence
        /// on two lines.
        #[api(
            status = 401,
            code = "expired_session_token_missing_azp",
            message = "Short 264",
            long = "Text "
        )]
        SessionRefreshMissingAZP,

        #[api(
            status = 401,
            code = "session_refresh_expired_session_token_missing_iat",
            message = "Short 265",
            long = "Text "
        )]
        SessionRefreshMissingIAT,

        #[api(
            status = 401,
            code = "expired_session_token_missing_sid",
            message = "Short 266",
            long = "Text "
        )]
        SessionRefreshMissingSID,

        /// `SessionRefreshNotEnabled` is a made-up sentence
        /// on two lines.
        #[api(
            status = 401,
            code = "feature_not_enabled",
            message = "Short 267",
            long = "Text "
        )]
        SessionRefreshNotEnabled,

        #[api(
            status = 401,
            code = "refresh_request_origin_azp_mismatch",
            message = "Short 268",
            long = "Text "
        )]
        SessionRefreshRequestOriginAZPMismatch,

        #[api(
            status = 401,
            code = "session_refresh_session_not_found",
            message = "Short 269",
            long = "Text about <sessionID>"
        )]
        SessionRefreshSessionNotFound { sessionID: String },

        /// `SessionRefreshSIDMismatch` is a made-up sentence
        /// on two lines.
        #[api(
            status = 401,
            code = "refresh_sid_mismatch",
            message = "Short 270",
            long = "Text "
        )]
        SessionRefreshSIDMismatch,

        #[api(
            status = 401,
            code = "refresh_token_not_found",
            message = "Short 271",
            long = "Text "
        )]
        SessionRefreshTokenNotFound,

        #[api(
            status = 401,
            code = "session_refresh_user_not_found",
            message = "Short 272",
            long = "Text "
        )]
        SessionRefreshUserNotFound,
    }
}

/// Sessions
pub mod sessions {
    /// The errors of “Sessions”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Sessions")]
    pub enum SessionsError {
        /// `Deprovisioned` is a made-up sentence
        /// on two lines.
        #[api(
            status = 401,
            code = "deprovisioned",
            message = "Short 273",
            long = "Text "
        )]
        Deprovisioned,

        // `Deprovisioned` has this code too.
        #[api(
            status = 400,
            code = "deprovisioned",
            message = "Short 274",
            long = "Text ",
            allow(duplicate_code, conflicting_status)
        )]
        DeprovisionedBadRequest,

        #[api(
            status = 400,
            code = "invalid_session_token",
            message = "Short 275",
            long = "Text "
        )]
        InvalidSessionToken,

        /// `SessionNotFound` is a made-up sentence
        /// on two lines.
        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 276",
            long = "Text about <sessionID>"
        )]
        SessionNotFound { sessionID: String },
    }
}

/// Sign In
pub mod sign_in {
    /// The errors of “Sign In”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Sign In")]
    pub enum SignInError {
        #[api(
            status = 400,
            code = "identification_claimed",
            message = "Short 277",
            long = "Text "
        )]
        IdentificationClaimed,
    }
}

/// Sign In Tokens
pub mod sign_in_tokens {
    /// The errors of “Sign In Tokens”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Sign In Tokens")]
    pub enum SignInTokensError {
        #[api(
            status = 400,
            code = "sign_in_token_cannot_be_revoked_code",
            message = "Short 278",
            long = "Text about <status>"
        )]
        SignInTokenCannotBeRevoked { status: String },
    }
}

/// Sign Up
pub mod sign_up {
    /// The errors of “Sign Up”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Sign Up")]
    pub enum SignUpError {
        /// `InvalidValueForSignUpMode` is a made-up sentence
        /// on two lines.
        // `%v` is left over from printf: a placeholder was meant.
        #[api(
            status = 422,
            code = "sign_up_mode_restricted_invalid_value",
            message = "Short 279",
            long = "Text about <param> and about <value> %v",
            meta(name = param),
            allow(format_verb)
        )]
        InvalidValueForSignUpMode { param: String, value: String },

        #[api(
            status = 403,
            code = "sign_up_cannot_be_updated",
            message = "Short 280",
            long = "Text "
        )]
        SignUpCannotBeUpdated,

        #[api(
            status = 422,
            code = "sign_up_mode_invalid",
            message = "Short 281",
            long = "Text about <mode> and about <allowedModes>"
        )]
        SignUpModeInvalid { mode: String, allowedModes: String },
    }
}

/// Signing Keys
pub mod signing_keys {
    /// The errors of “Signing Keys”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Signing Keys")]
    pub enum SigningKeysError {
        /// `SigningKeyNotFound` is a made-up sentence
        /// on two lines.
        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 282",
            long = "Text about <signingKeyID>"
        )]
        SigningKeyNotFound { signingKeyID: String },
    }
}

/// Sms
pub mod sms {
    /// The errors of “Sms”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Sms")]
    pub enum SmsError {
        // `%v` is left over from printf: a placeholder was meant.
        #[api(
            status = 422,
            code = "sms_country_removal_restricted",
            message = "Short 283",
            long = "Text %v",
            meta(CountryCodes = country_codes),
            allow(format_verb)
        )]
        SMSCountryRemovalRestricted { country_codes: String },
    }
}

/// Subscription Plans
pub mod subscription_plans {
    /// The errors of “Subscription Plans”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Subscription Plans")]
    pub enum SubscriptionPlansError {
        #[api(
            status = 400,
            code = "product_not_supported_by_subscription_plan",
            message = "Short 284",
            long = "Text about <productID>"
        )]
        ProductNotSupportedBySubscriptionPlan { productID: String },
    }
}

/// Templates
pub mod templates {
    /// The errors of “Templates”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Templates")]
    pub enum TemplatesError {
        /// `InvalidTemplateBody` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "invalid_template_body",
            message = "Short 285",
            long = "Text ",
            meta(name)
        )]
        InvalidTemplateBody { name: String },

        // The source leaves the text empty.
        #[api(
            status = 422,
            code = "required_variable_missing",
            message = "",
            long = "Text about <requiredVariable>",
            meta(name = requiredVariable),
            allow(empty_message)
        )]
        RequiredVariableMissing { requiredVariable: String },

        #[api(
            status = 400,
            code = "template_body_modification_restricted",
            message = "Short 287",
            long = "Text about <slug>"
        )]
        TemplateBodyModificationNotAllowed { slug: String },

        /// `TemplateDeletionRestricted` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "template_deletion_restricted",
            message = "Short 288",
            long = "Text about <slug>"
        )]
        TemplateDeletionRestricted { slug: String },

        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 289",
            long = "Text about <slug>"
        )]
        TemplateNotFound { slug: String },

        #[api(
            status = 400,
            code = "template_revert_error",
            message = "Short 290",
            long = "Text about <slug>"
        )]
        TemplateRevertRestricted { slug: String },

        /// `TemplateTypeUnsupported` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "template_type_unsupported",
            message = "Short 291",
            long = "Text about <templateType>"
        )]
        TemplateTypeUnsupported { templateType: String },
    }
}

/// Totp
pub mod totp {
    /// The errors of “Totp”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Totp")]
    pub enum TotpError {
        #[api(
            status = 422,
            code = "invalid_totp_secret_code",
            message = "Short 292",
            long = "Text "
        )]
        InvalidTOTPSecret,
    }
}

/// Urls
pub mod urls {
    /// The errors of “Urls”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Urls")]
    pub enum UrlsError {
        #[api(
            status = 422,
            code = "insecure_url",
            message = "Short 293",
            long = "Text ",
            meta(name)
        )]
        InsecureURL { name: String },
    }
}

/// User Settings
pub mod user_settings {
    /// The errors of “User Settings”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "User Settings")]
    pub enum UserSettingsError {
        /// `AttributeAtLeastOneMustBeVerifiedAtSignUp` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "attribute_at_least_one_must_be_verified_at_sign_up",
            message = "Short 294",
            long = "Text about <reason>"
        )]
        AttributeAtLeastOneMustBeVerifiedAtSignUp { reason: String },

        #[api(
            status = 403,
            code = "resource_forbidden",
            message = "Short 295",
            long = "Text "
        )]
        ResourceForbidden,

        #[api(
            status = 422,
            code = "resource_invalid",
            message = "Short 296",
            long = "Short 296"
        )]
        ResourceInvalid,

        /// `ResourceNotFound` is a made-up sentence
        /// on two lines.
        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 297",
            long = "Text "
        )]
        ResourceNotFound,
    }
}

/// Users
pub mod users {
    /// The errors of “Users”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Users")]
    pub enum UsersError {
        #[api(
            status = 400,
            code = "delete_linked_identification_disallowed",
            message = "Short 298",
            long = "Text "
        )]
        DeleteLinkedCommNotAllowed,

        #[api(
            status = 422,
            code = "incorrect_password",
            message = "Short 299",
            long = "Text "
        )]
        IncorrectPassword,

        /// `IncorrectTOTP` is a made-up sentence
        /// on two lines.
        #[api(
            status = 422,
            code = "totp_incorrect_code",
            message = "Short 300",
            long = "Text "
        )]
        IncorrectTOTP,

        #[api(
            status = 422,
            code = "totp_invalid_length",
            message = "Short 301",
            long = "Text "
        )]
        InvalidLengthTOTP,

        #[api(
            status = 400,
            code = "no_password_set",
            message = "Short 302",
            long = "Text "
        )]
        NoPasswordSet,

        /// `PasswordDisabled` is a made-up sentence
        /// on two lines.
        #[api(
            status = 403,
            code = "password_disabled",
            message = "Short 303",
            long = "Text "
        )]
        PasswordDisabled,

        #[api(
            status = 400,
            code = "totp_disabled",
            message = "Short 304",
            long = "Text "
        )]
        TOTPDisabled,

        #[api(
            status = 403,
            code = "user_banned",
            message = "Short 305",
            long = "Text "
        )]
        UserBanned,

        /// `UserDataMissing` is a made-up sentence
        /// on two lines.
        // `%q` is left over from printf: a placeholder was meant.
        #[api(
            status = 422,
            code = "form_data_missing",
            message = "Short 306",
            long = "Text %q",
            meta(names),
            allow(format_verb)
        )]
        UserDataMissing { names: String },

        #[api(
            status = 403,
            code = "user_deactivated",
            message = "Short 307",
            long = "Text "
        )]
        UserDeactivated,

        #[api(
            status = 404,
            code = "resource_not_found",
            message = "Short 308",
            long = "Text about <userID>"
        )]
        UserNotFound { userID: String },

        /// `UserQuotaExceeded` is a made-up sentence
        /// on two lines.
        // `%d` is left over from printf: a placeholder was meant.
        #[api(
            status = 403,
            code = "user_quota_exceeded",
            message = "Short 309",
            long = "Text about <maxAllowed> %d",
            allow(format_verb)
        )]
        UserQuotaExceeded { maxAllowed: String },

        #[api(
            status = 409,
            code = "user_managed_by_scim",
            message = "Short 310",
            long = "Text "
        )]
        UserSCIMManaged,
    }
}

/// Waitlist
pub mod waitlist {
    /// The errors of “Waitlist”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Waitlist")]
    pub enum WaitlistError {
        #[api(
            status = 409,
            code = "waitlist_entry_locked",
            message = "Short 311",
            long = "Text "
        )]
        WaitlistEntryLockedError,
    }
}

/// Webhooks
pub mod webhooks {
    /// The errors of “Webhooks”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Webhooks")]
    pub enum WebhooksError {
        /// `SvixAppAlreadyExists` is a made-up sentence
        /// on two lines.
        #[api(
            status = 400,
            code = "svix_app_exists",
            message = "Short 312",
            long = "Short 312"
        )]
        SvixAppAlreadyExists,

        #[api(
            status = 400,
            code = "svix_app_create_error",
            message = "Short 313",
            long = "Text about <name>"
        )]
        SvixAppCreateError { name: String },
    }
}
