//! One value of each error of the catalog.

use std::collections::BTreeMap;

use super::{
    ActorTokensError, AgentTasksError, AllowlistIdentifiersError, ApikeysError, ApplicationsError, AuthError,
    BlocklistIdentifiersError, ClientsError, CommerceError, ConfigError, CookieError, DeprecationError, DomainsError,
    EmailError, FeaturesError, FormsError, FraudError, HomeUrlError, IdentificationsError, ImagesError,
    ImpersonationError, InstanceKeysError, InstanceSettingsError, InstancesError, InternalError, InvitationsError,
    JwtTemplatesError, MachineTokenError, ManagementError, NetworkError, OauthApplicationError, OauthError,
    OrganizationsError, PlatformError, PricingError, PublicKeysError, RedirectUrlsError, RequestsError, SamlError,
    ScimError, SessionRefreshError, SessionsError, SignInError, SignInTokensError, SignUpError, SigningKeysError,
    SmsError, SubscriptionPlansError, TemplatesError, TotpError, UrlsError, UserSettingsError, UsersError,
    WaitlistError, WebhooksError,
};
use crate::sample::{Sample, sample};

/// One of each, in the order of the catalog.
#[must_use]
pub fn samples() -> Vec<Sample> {
    [
        actor_tokens(),
        agent_tasks(),
        allowlist_identifiers(),
        apikeys(),
        applications(),
        auth(),
        blocklist_identifiers(),
        clients(),
        commerce(),
        config(),
        cookie(),
        deprecation(),
        domains(),
        email(),
        features(),
        forms(),
        fraud(),
        home_url(),
        identifications(),
        images(),
        impersonation(),
        instance_keys(),
        instance_settings(),
        instances(),
        internal(),
        invitations(),
        jwt_templates(),
        machine_token(),
        management(),
        network(),
        oauth(),
        oauth_application(),
        organizations(),
        platform(),
        pricing(),
        public_keys(),
        redirect_urls(),
        requests(),
        saml(),
        scim(),
        session_refresh(),
        sessions(),
        sign_in(),
        sign_in_tokens(),
        sign_up(),
        signing_keys(),
        sms(),
        subscription_plans(),
        templates(),
        totp(),
        urls(),
        user_settings(),
        users(),
        waitlist(),
        webhooks(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn list<const N: usize>(items: [&str; N]) -> Vec<String> {
    items.map(String::from).to_vec()
}

fn actor_tokens() -> Vec<Sample> {
    vec![sample(ActorTokensError::ActorTokenCannotBeRevoked { status: "accepted".into() })]
}

fn agent_tasks() -> Vec<Sample> {
    vec![
        sample(AgentTasksError::AgentTaskCannotBeRevoked),
        sample(AgentTasksError::AgentTaskNotFound),
        sample(AgentTasksError::AgentTaskSubjectNotFound),
    ]
}

fn allowlist_identifiers() -> Vec<Sample> {
    vec![
        sample(AllowlistIdentifiersError::AllowlistIdentifierNotFound { identifierID: "alid_1".into() }),
        sample(AllowlistIdentifiersError::DuplicateAllowlistIdentifier { identifier: "ada@example.com".into() }),
    ]
}

fn apikeys() -> Vec<Sample> {
    vec![sample(ApikeysError::APIKeysNotEnabled)]
}

fn applications() -> Vec<Sample> {
    vec![
        sample(ApplicationsError::AccountlessApplicationNotFound),
        sample(ApplicationsError::ApplicationAlreadyBelongsToOrganization),
        sample(ApplicationsError::ApplicationNotFound),
        sample(ApplicationsError::InvalidApplicationName { name: "Acme <Shop>".into(), characters: "<>".into() }),
        sample(ApplicationsError::WorkspaceNotConfigured),
    ]
}

fn auth() -> Vec<Sample> {
    vec![
        sample(AuthError::CouldNotAuthenticateRequest),
        sample(AuthError::IdentificationExists { identifier: "ada@example.com".into() }),
        sample(AuthError::IdentifierNotAllowedAccess {
            who: "ada@example.com and bob@example.com".into(),
            pluralization: "are".into(),
            identifiers: list(["ada@example.com", "bob@example.com"]),
        }),
        sample(AuthError::InvalidAuthentication),
        sample(AuthError::InvalidAuthorization),
        sample(AuthError::InvalidAuthorizationHeaderFormat { YOUR_API_KEY: "sk_test_0123456789" }),
        sample(AuthError::InvalidClerkSecretKey),
        sample(AuthError::InvalidRequestForEnvironment { envTypes: list(["development", "staging"]) }),
        sample(AuthError::InvalidUserSettings),
        sample(AuthError::RequestInvalidForInstance),
        sample(AuthError::SubaddressRestrictionEmailAlreadyUsed),
        sample(AuthError::UnsupportedCountry {
            countryName: "Atlantis".into(),
            support: "support@example.com".into(),
            alpha2: "AT".into(),
            country_code: "999".into(),
        }),
    ]
}

fn blocklist_identifiers() -> Vec<Sample> {
    vec![
        sample(BlocklistIdentifiersError::BlocklistIdentifierNotFound { identifierID: "blid_1".into() }),
        sample(BlocklistIdentifiersError::DuplicateBlocklistIdentifier { identifier: "mallory@example.com".into() }),
    ]
}

fn clients() -> Vec<Sample> {
    vec![
        sample(ClientsError::ClientNotFound { clientID: "client_1".into() }),
        sample(ClientsError::ClientNotFoundInRequest),
    ]
}

fn commerce() -> Vec<Sample> {
    vec![
        sample(CommerceError::BillingAnnualOnlyPlansNotEnabled),
        sample(CommerceError::BillingCannotBeDisabled { reason: "two subscriptions are active".into() }),
        sample(CommerceError::BillingCannotBeEnabled { reason: "no payment provider is connected".into() }),
        sample(CommerceError::BillingNotEnabledForOrg),
        sample(CommerceError::BillingNotEnabledForUser),
        sample(CommerceError::BillingTooFewFreeTrialDays),
        sample(CommerceError::BillingTooManyFreeTrialDays),
        sample(CommerceError::CheckoutAlreadyInProgress),
        sample(CommerceError::CommerceInsufficientSeats { quantity: 12 }),
        sample(CommerceError::CurrencyInvalid),
        sample(CommerceError::DefaultPlanAmountUpdateForbidden),
        sample(CommerceError::FreeTrialNotAllowedOnFreePlan),
        sample(CommerceError::InvalidCreditAction),
        sample(CommerceError::InvalidCreditAmount),
        sample(CommerceError::MissingName),
        sample(CommerceError::MissingSlug),
        sample(CommerceError::NameInvalidFormat),
        sample(CommerceError::NameInvalidLength { min: 2, max: 64 }),
        sample(CommerceError::PayeeNotActive),
        sample(CommerceError::PayeeNotFound),
        sample(CommerceError::PayeeStatusInvalid),
        sample(CommerceError::PayerCreditsDisabled),
        sample(CommerceError::PayerNotFound),
        sample(CommerceError::PayerTypeInvalid),
        sample(CommerceError::PaymentAttemptFailedRequiresConfirmation),
        sample(CommerceError::PaymentDeclined),
        sample(CommerceError::PaymentExpiredCard),
        sample(CommerceError::PaymentInsufficientFunds),
        sample(CommerceError::PaymentProcessingError),
        sample(CommerceError::PlanAmountInvalid),
        sample(CommerceError::PlanAmountTooLarge),
        sample(CommerceError::PlanCannotBeDeleted { reason: "three users subscribe to it".into() }),
        sample(CommerceError::PlanFreeTrialsDisabled),
        sample(CommerceError::PlanNameAlreadyExists),
        sample(CommerceError::PlanNotFound),
        sample(CommerceError::ProductNotFound),
        sample(CommerceError::SlugInvalidFormat),
        sample(CommerceError::SlugInvalidLength { min: 3, max: 48 }),
        sample(CommerceError::SubscriptionItemNotFound),
        sample(CommerceError::SubscriptionItemNotInFreeTrial),
    ]
}

fn config() -> Vec<Sample> {
    vec![
        sample(ConfigError::ConfigValidationError {
            config_key: "session".into(),
            param_name: "session.lifetime".into(),
            schema_path: "/properties/lifetime/minimum".into(),
        }),
        sample(ConfigError::ConfigVersionConflict { current_version: 8, provided_version: 7 }),
        sample(ConfigError::DestructiveOperationNotAllowed { key: "organizations.enabled".into() }),
        sample(ConfigError::InvalidConfigKeyBody { key: "sign_up".into() }),
        sample(ConfigError::MissingConfigKeys { missing: list(["session", "sign_up"]) }),
        sample(ConfigError::UnknownConfigKey {
            key: "sesion".into(),
            meta: BTreeMap::from([("depth".into(), 1.into()), ("nearest".into(), "session".into())]),
        }),
    ]
}

fn cookie() -> Vec<Sample> {
    vec![
        sample(CookieError::InvalidCookie),
        sample(CookieError::InvalidRotatingToken { token: "rot_1".into() }),
        sample(CookieError::MissingClaims { claims: list(["sid", "iat"]) }),
    ]
}

fn deprecation() -> Vec<Sample> {
    vec![sample(DeprecationError::APIEndpointDeprecated)]
}

fn domains() -> Vec<Sample> {
    vec![
        sample(DomainsError::DomainUpdateForbidden),
        sample(DomainsError::FeatureRequiresCustomDomain { feature: "Passkeys".into() }),
        sample(DomainsError::InvalidProxyConfiguration),
        sample(DomainsError::OperationNotAllowedOnPrimaryDomain),
        sample(DomainsError::PrimaryDomainAlreadyExists),
        sample(DomainsError::ProviderDomainOperationNotAllowedForAPI { provider: "ExampleHost".into() }),
        sample(DomainsError::ProxyURLRequiredForProviderDomain { domainName: "shop.host.example".into() }),
    ]
}

fn email() -> Vec<Sample> {
    vec![sample(EmailError::DevMonthlyEmailLimitExceeded { limit: 100 })]
}

fn features() -> Vec<Sample> {
    vec![
        sample(FeaturesError::FeatureInUse),
        sample(FeaturesError::FeatureNotEnabled),
        sample(FeaturesError::FeatureNotEnabledWithMeta { name: "phone_number".into() }),
        sample(FeaturesError::FeatureNotFound),
        sample(FeaturesError::FeatureRequiresOIDCProvider),
        sample(FeaturesError::FeatureRequiresPSU { feature: "Email links".into() }),
        sample(FeaturesError::NotImplemented { feature: "Bulk export".into() }),
    ]
}

fn forms() -> Vec<Sample> {
    vec![
        sample(FormsError::FormAlreadyExists { name: "slug".into() }),
        sample(FormsError::FormAlreadyExistsByProviderManagedDomain {
            domain: "shop.example.com".into(),
            providerName: "ExampleHost".into(),
        }),
        sample(FormsError::FormAtLeastOneOptionalParameterMissing {
            parameters: list(["email_address", "phone_number"]),
        }),
        sample(FormsError::FormDisallowFutureDate { name: "created_at".into() }),
        sample(FormsError::FormDuplicateParameter { param: "email_address".into() }),
        sample(FormsError::FormDuplicateParameterValue { value: "org:read".into(), name: "permissions".into() }),
        sample(FormsError::FormIdentifierExists { name: "username".into() }),
        sample(FormsError::FormIdentifierExistsWithAnotherAccount { name: "email_address".into() }),
        sample(FormsError::FormInvalidDate { name: "birthday".into() }),
        sample(FormsError::FormInvalidEmailAddress { parameter: "email_address".into() }),
        sample(FormsError::FormInvalidEmailLocalPart { param: "from_email_name".into() }),
        sample(FormsError::FormInvalidEncodingParameterValue { param: "first_name".into() }),
        sample(FormsError::FormInvalidIdentifier { param: "identifier".into() }),
        sample(FormsError::FormInvalidOrigin { param: "allowed_origins".into() }),
        sample(FormsError::FormInvalidParameterFormat { name: "phone_number".into() }),
        sample(FormsError::FormInvalidParameterFormatBCP47 { parameter: "locale".into() }),
        sample(FormsError::FormInvalidParameterOnlyOneOfAllowed {
            param: "strategy".into(),
            allowedValues: list(["password", "email_code"]),
        }),
        sample(FormsError::FormInvalidParameterValue { value: "sometimes".into(), param: "enrollment_mode".into() }),
        sample(FormsError::FormInvalidParameterValueMustBeNotEmpty { param: "public_metadata".into() }),
        sample(FormsError::FormInvalidParameterValueWithAllowed {
            value: "owner".into(),
            param: "role".into(),
            allowedValues: list(["admin", "member"]),
        }),
        sample(FormsError::FormInvalidPasswordLengthTooLong { name: "password".into() }),
        sample(FormsError::FormInvalidPasswordLengthTooShort { name: "password".into() }),
        sample(FormsError::FormInvalidPasswordNoLowercase { name: "password".into() }),
        sample(FormsError::FormInvalidPasswordNoNumber { name: "password".into() }),
        sample(FormsError::FormInvalidPasswordNoSpecialChar { name: "password".into() }),
        sample(FormsError::FormInvalidPasswordNotStrongEnough),
        sample(FormsError::FormInvalidPasswordNoUppercase { name: "password".into() }),
        sample(FormsError::FormInvalidPasswordSizeInBytesExceeded { name: "password".into() }),
        sample(FormsError::FormInvalidPhoneNumber { parameter: "phone_number".into() }),
        sample(FormsError::FormInvalidTime { param: "expires_at".into() }),
        sample(FormsError::FormInvalidTypeParameter {
            param: "max_allowed_memberships".into(),
            paramType: "integer".into(),
        }),
        sample(FormsError::FormInvalidUsernameCharacter { name: "username".into() }),
        sample(FormsError::FormInvalidUsernameLength { name: "username".into() }),
        sample(FormsError::FormInvalidUsernameNeedsNonNumberCharCode { name: "username".into() }),
        sample(FormsError::FormInvalidWeb3WalletAddress { parameter: "web3_wallet".into() }),
        sample(FormsError::FormMetadataInvalidType { name: "unsafe_metadata".into() }),
        sample(FormsError::FormMissingConditionalParameter {
            param: "code".into(),
            leftCondition: "strategy".into(),
            rightCondition: "email_code".into(),
        }),
        sample(FormsError::FormMissingConditionalParameterOnExistence {
            missingParam: "password_hasher".into(),
            conditionalParam: "password_digest".into(),
        }),
        sample(FormsError::FormMissingParameter { param: "email_address".into() }),
        sample(FormsError::FormMissingResource { param: "organization_id".into() }),
        sample(FormsError::FormNilParameter { name: "external_id".into() }),
        sample(FormsError::FormNotAllowedToDisableDefaultSecondFactor { name: "default_second_factor".into() }),
        sample(FormsError::FormParameterArraySizeExceeded { parameter: "redirect_urls".into(), max: 10 }),
        sample(FormsError::FormParameterDeprecated { name: "public_organization_data".into() }),
        sample(FormsError::FormParameterMaxLengthExceeded { parameter: "description".into(), max: 256 }),
        sample(FormsError::FormParameterMinLengthExceeded { parameter: "query".into(), min: 3 }),
        sample(FormsError::FormParameterNotAllowedConditionally {
            param: "redirect_url".into(),
            leftCondition: "strategy".into(),
            rightCondition: "password".into(),
        }),
        sample(FormsError::FormParameterNotAllowedIfAnotherParameterIsPresent {
            notAllowedParam: "password".into(),
            existingParam: "password_digest".into(),
        }),
        sample(FormsError::FormParameterSizeTooLarge { name: "public_metadata".into() }),
        sample(FormsError::FormParameterValueTooLarge { param: "expires_in_seconds".into(), max: 2_592_000 }),
        sample(FormsError::FormPasswordDigestInvalid { name: "password_digest".into() }),
        sample(FormsError::FormPasswordValidationFailed { name: "password".into() }),
        sample(FormsError::FormPublicClientRequiresPKCE),
        sample(FormsError::FormPwnedPassword { name: "password".into() }),
        sample(FormsError::FormUnknownParameterDueToDisabledFeature {
            param: "phone_number".into(),
            possibleResolution: "Switch on phone numbers in the user settings.".into(),
        }),
        sample(FormsError::FormUnverifiedIdentification { name: "primary_email_address_id".into() }),
        sample(FormsError::FormUsernameCannotBePhoneNumber { parameter: "username".into() }),
        sample(FormsError::FormValidationFailed { sanitizedField: "first name".into(), name: "first_name".into() }),
    ]
}

fn fraud() -> Vec<Sample> {
    vec![sample(FraudError::FraudActionBlocked)]
}

fn home_url() -> Vec<Sample> {
    vec![
        sample(HomeUrlError::HomeURLTaken { homeURL: "https://shop.example.com".into() }),
        sample(HomeUrlError::HomeURLTakenByProvider {
            homeURL: "https://shop.host.example".into(),
            providerName: "ExampleHost".into(),
        }),
        sample(HomeUrlError::KnownHostingDomain { domain: "host.example".into() }),
        sample(HomeUrlError::ReservedDomain { domain: "accounts.example".into() }),
        sample(HomeUrlError::ReservedSubdomain { subdomain: "clerk".into() }),
    ]
}

fn identifications() -> Vec<Sample> {
    vec![
        sample(IdentificationsError::CreateSecondFactorUnverified),
        sample(IdentificationsError::IdentificationNotFound),
        sample(IdentificationsError::LastIdentificationSetFor2FAFailed),
        sample(IdentificationsError::UpdateSecondFactorUnverified),
    ]
}

fn images() -> Vec<Sample> {
    vec![
        sample(ImagesError::ImageDecodingFailed),
        sample(ImagesError::ImageNotFound),
        sample(ImagesError::ImageTooLarge),
        sample(ImagesError::ImageTypeNotSupported { imageType: "image/tiff".into() }),
        sample(ImagesError::RequestWithoutImage),
    ]
}

fn impersonation() -> Vec<Sample> {
    vec![sample(ImpersonationError::ImpersonationLimitExceeded { used: 6, limit: 5 })]
}

fn instance_keys() -> Vec<Sample> {
    vec![sample(InstanceKeysError::InstanceKeyRequired)]
}

fn instance_settings() -> Vec<Sample> {
    vec![
        sample(InstanceSettingsError::DisabledInstanceRestriction {
            param: "allowlist_blocklist_disabled_on_sign_in".into(),
        }),
        sample(InstanceSettingsError::InvalidCaptchaWidgetType {
            widgetType: "huge".into(),
            allowedTypes: list(["smart", "invisible"]),
        }),
        sample(InstanceSettingsError::InvalidCaptchaWidgetTypeTransition {
            from: "smart".into(),
            to: "invisible".into(),
        }),
    ]
}

fn instances() -> Vec<Sample> {
    vec![
        sample(InstancesError::BreaksInstanceInvariant {
            invariants: list(["one first factor", "one verified identifier"]),
        }),
        sample(InstancesError::InstanceNotFound { instanceID: "ins_1".into() }),
        sample(InstancesError::ProductionInstanceExists),
    ]
}

fn internal() -> Vec<Sample> {
    vec![
        sample(InternalError::BadRequest),
        sample(InternalError::BadRequestWithMessage),
        sample(InternalError::Conflict),
        sample(InternalError::QuotaExceeded),
        sample(InternalError::ResourceBusy),
        sample(InternalError::Unexpected),
    ]
}

fn invitations() -> Vec<Sample> {
    vec![
        sample(InvitationsError::DuplicateInvitations { emails: list(["ada@example.com", "bob@example.com"]) }),
        sample(InvitationsError::InvitationAlreadyAccepted),
        sample(InvitationsError::InvitationAlreadyRevoked),
        sample(InvitationsError::InvitationNotFound { invitationID: "inv_1".into() }),
        sample(InvitationsError::InvitationsNotSupportedInInstance),
        sample(InvitationsError::RevokedInvitation),
    ]
}

fn jwt_templates() -> Vec<Sample> {
    vec![
        sample(JwtTemplatesError::JWTTemplateNotFound { attribute: "name".into(), val: "supabase".into() }),
        sample(JwtTemplatesError::JWTTemplateReservedClaim { claim: "iss".into() }),
        sample(JwtTemplatesError::SessionTokenTemplateNotDeletable),
    ]
}

fn machine_token() -> Vec<Sample> {
    vec![sample(MachineTokenError::MachineTokenReservedClaim { claim: "sub".into() })]
}

fn management() -> Vec<Sample> {
    vec![
        sample(ManagementError::DuplicateListItemsNotAllowed { param: "domains".into() }),
        sample(ManagementError::InvalidEnvironmentType { envTypes: list(["development", "production"]) }),
        sample(ManagementError::TooManySecretKeys),
    ]
}

fn network() -> Vec<Sample> {
    vec![sample(NetworkError::GatewayTimeout)]
}

fn oauth() -> Vec<Sample> {
    vec![
        sample(OauthError::CustomOAuthProviderCannotDeleteActive { provider: "oauth_custom_acme".into() }),
        sample(OauthError::CustomOAuthProviderCannotUseDiscoveryURL),
        sample(OauthError::CustomOAuthProviderDiscoveryIssuerMismatch {
            url: "https://id.example.com/.well-known/openid-configuration".into(),
            issuer: "https://login.example.com".into(),
        }),
        sample(OauthError::CustomOauthProviderDiscoveryServerRetrievalError {
            discovery_url: "https://id.example.com/.well-known/openid-configuration".into(),
            failure: "503 Service Unavailable".into(),
        }),
        sample(OauthError::OAuthMissingAccessToken),
        sample(OauthError::OAuthMissingRefreshToken),
        sample(OauthError::OAuthTokenProviderNotEnabled),
        sample(OauthError::OAuthTokenRetrievalError),
        sample(OauthError::UnsupportedOauthProvider { provider: "oauth_myspace".into() }),
    ]
}

fn oauth_application() -> Vec<Sample> {
    vec![
        sample(OauthApplicationError::DuplicateOAuthRedirectURI),
        sample(OauthApplicationError::OAuthApplicationConsentScreenCannotBeDisabled),
    ]
}

fn organizations() -> Vec<Sample> {
    vec![
        sample(OrganizationsError::AlreadyAMemberOfOrganization { user: "user_1".into() }),
        sample(OrganizationsError::ForceOrganizationSelectionNotAllowedWhenOrganizationsDisabled),
        sample(OrganizationsError::MissingOrganizationPermission {
            permissions: list(["org:sys_profile:manage", "org:sys_domains:manage"]),
        }),
        sample(OrganizationsError::NotAMemberInOrganization),
        sample(OrganizationsError::OrganizationAlreadyHasSSOConnection),
        sample(OrganizationsError::OrganizationCreatorNotFound { userID: "user_2".into() }),
        sample(OrganizationsError::OrganizationDomainAlreadyExists),
        sample(OrganizationsError::OrganizationDomainBlocked),
        sample(OrganizationsError::OrganizationDomainCommon),
        sample(OrganizationsError::OrganizationDomainEnrollmentModeNotEnabled {
            enrollmentMode: "automatic_invitation".into(),
        }),
        sample(OrganizationsError::OrganizationDomainQuotaExceeded { max: 11 }),
        sample(OrganizationsError::OrganizationInstanceRolesQuotaExceeded { max: 12 }),
        sample(OrganizationsError::OrganizationInvitationNotUnique),
        sample(OrganizationsError::OrganizationMembershipQuotaExceeded { max: 13 }),
        sample(OrganizationsError::OrganizationMembershipSCIMManaged),
        sample(OrganizationsError::OrganizationMinimumPermissionsNeeded),
        sample(OrganizationsError::OrganizationMissingCreatorRolePermissions {
            permissionKeys: list(["org:sys_memberships:manage", "org:sys_profile:delete"]),
        }),
        sample(OrganizationsError::OrganizationNameInvalid { name: "Acme \"Labs\"".into(), characters: "\"".into() }),
        sample(OrganizationsError::OrganizationNotEnabledInInstance),
        sample(OrganizationsError::OrganizationNotFound),
        sample(OrganizationsError::OrganizationNotFoundOrUnauthorized),
        sample(OrganizationsError::OrganizationPermissionNotFound),
        sample(OrganizationsError::OrganizationRoleAssignedToMembers),
        sample(OrganizationsError::OrganizationRoleExistsInInvitations),
        sample(OrganizationsError::OrganizationRoleNotFound),
        sample(OrganizationsError::OrganizationRolePermissionAssociationExists),
        sample(OrganizationsError::OrganizationRoleUsedAsCreatorRole),
        sample(OrganizationsError::OrganizationRoleUsedAsDomainDefaultRole),
        sample(OrganizationsError::OrganizationsDisableNotAllowed {
            reason: "a billing plan is for organizations".into(),
        }),
        sample(OrganizationsError::OrganizationSystemPermissionNotModifiable),
    ]
}

fn platform() -> Vec<Sample> {
    vec![
        sample(PlatformError::PlatformAPIPolicyViolation),
        sample(PlatformError::PlatformAPIRequestNotAllowed),
        sample(PlatformError::PlatformAPIUnrecognizedCredential),
        sample(PlatformError::PlatformOAuthAccessTokenInvalid),
        sample(PlatformError::PlatformOAuthAccessTokenMissingClaims { claims: list(["workspace_id", "scope"]) }),
    ]
}

fn pricing() -> Vec<Sample> {
    vec![sample(PricingError::UnsupportedSubscriptionPlanFeatures {
        features: list(["custom_session_duration", "allowlist"]),
    })]
}

fn public_keys() -> Vec<Sample> {
    vec![sample(PublicKeysError::PublicKeyNotFound { publicKeyID: "pk_1".into() })]
}

fn redirect_urls() -> Vec<Sample> {
    vec![sample(RedirectUrlsError::RedirectURLNotFound { attribute: "id".into(), val: "ru_1".into() })]
}

fn requests() -> Vec<Sample> {
    vec![
        sample(RequestsError::BulkSizeExceeded { max: 14 }),
        sample(RequestsError::FailedToParseRequestBody {
            actual: "a string".into(),
            field: "seats".into(),
            expected: "a number".into(),
        }),
        sample(RequestsError::InvalidRequestBody),
        sample(RequestsError::MalformedPublishableKey { key: "pk_test_?".into() }),
        sample(RequestsError::MalformedRequestParameters),
        sample(RequestsError::MissingOneOfQueryParameters { parameters: list(["user_id", "client_id"]) }),
        sample(RequestsError::MissingQueryParameter { param: "cursor".into() }),
        sample(RequestsError::RequestBodyTooLarge { max: 65_536 }),
        sample(RequestsError::UnsupportedContentType {
            actual: "text/plain".into(),
            expected: "application/json".into(),
        }),
    ]
}

fn saml() -> Vec<Sample> {
    vec![
        sample(SamlError::SAMLConnectionCantBeActivated { fields: list(["idp_entity_id", "idp_sso_url"]) }),
        sample(SamlError::SAMLFailedToFetchIDPMetadata),
        sample(SamlError::SAMLFailedToParseIDPMetadata),
        sample(SamlError::SAMLMetadataMissingFields { fields: list(["entityID", "X509Certificate"]) }),
    ]
}

fn scim() -> Vec<Sample> {
    vec![
        sample(ScimError::SCIMAttributeManagedByDirectory { name: "first_name".into() }),
        sample(ScimError::SCIMGroupRoleMappingDisabled),
    ]
}

fn session_refresh() -> Vec<Sample> {
    vec![
        sample(SessionRefreshError::SessionRefreshConsumedExpiredSessionToken),
        sample(SessionRefreshError::SessionRefreshExpiredSessionTokenInvalid),
        sample(SessionRefreshError::SessionRefreshExpiredSessionTokenTooOld),
        sample(SessionRefreshError::SessionRefreshInactiveSession),
        sample(SessionRefreshError::SessionRefreshIneligibleToken),
        sample(SessionRefreshError::SessionRefreshInvalidRequestOrigin),
        sample(SessionRefreshError::SessionRefreshMissingAZP),
        sample(SessionRefreshError::SessionRefreshMissingIAT),
        sample(SessionRefreshError::SessionRefreshMissingSID),
        sample(SessionRefreshError::SessionRefreshNotEnabled),
        sample(SessionRefreshError::SessionRefreshRequestOriginAZPMismatch),
        sample(SessionRefreshError::SessionRefreshSessionNotFound { sessionID: "sess_1".into() }),
        sample(SessionRefreshError::SessionRefreshSIDMismatch),
        sample(SessionRefreshError::SessionRefreshTokenNotFound),
        sample(SessionRefreshError::SessionRefreshUserNotFound),
    ]
}

fn sessions() -> Vec<Sample> {
    vec![
        sample(SessionsError::Deprovisioned),
        sample(SessionsError::DeprovisionedBadRequest),
        sample(SessionsError::InvalidSessionToken),
        sample(SessionsError::SessionNotFound { sessionID: "sess_2".into() }),
    ]
}

fn sign_in() -> Vec<Sample> {
    vec![sample(SignInError::IdentificationClaimed)]
}

fn sign_in_tokens() -> Vec<Sample> {
    vec![sample(SignInTokensError::SignInTokenCannotBeRevoked { status: "revoked".into() })]
}

fn sign_up() -> Vec<Sample> {
    vec![
        sample(SignUpError::InvalidValueForSignUpMode {
            param: "progressive".into(),
            value: "false".into(),
            current_mode: "waitlist".into(),
        }),
        sample(SignUpError::SignUpCannotBeUpdated),
        sample(SignUpError::SignUpModeInvalid {
            mode: "secret".into(),
            allowedModes: list(["public", "restricted", "waitlist"]),
        }),
    ]
}

fn signing_keys() -> Vec<Sample> {
    vec![sample(SigningKeysError::SigningKeyNotFound { signingKeyID: "sig_1".into() })]
}

fn sms() -> Vec<Sample> {
    vec![sample(SmsError::SMSCountryRemovalRestricted { countries: list(["US", "CA"]) })]
}

fn subscription_plans() -> Vec<Sample> {
    vec![sample(SubscriptionPlansError::ProductNotSupportedBySubscriptionPlan { productID: "prod_1".into() })]
}

fn templates() -> Vec<Sample> {
    vec![
        sample(TemplatesError::InvalidTemplateBody),
        sample(TemplatesError::RequiredVariableMissing { requiredVariable: "otp_code".into() }),
        sample(TemplatesError::TemplateBodyModificationNotAllowed { slug: "verification_code".into() }),
        sample(TemplatesError::TemplateDeletionRestricted { slug: "magic_link".into() }),
        sample(TemplatesError::TemplateNotFound { slug: "good_morning".into() }),
        sample(TemplatesError::TemplateRevertRestricted { slug: "our_newsletter".into() }),
        sample(TemplatesError::TemplateTypeUnsupported { templateType: "fax".into() }),
    ]
}

fn totp() -> Vec<Sample> {
    vec![sample(TotpError::InvalidTOTPSecret)]
}

fn urls() -> Vec<Sample> {
    vec![sample(UrlsError::InsecureURL { name: "redirect_url".into() })]
}

fn user_settings() -> Vec<Sample> {
    vec![
        sample(UserSettingsError::AttributeAtLeastOneMustBeVerifiedAtSignUp {
            reason: "passwords can be reset by email".into(),
        }),
        sample(UserSettingsError::ResourceForbidden),
        sample(UserSettingsError::ResourceInvalid),
        sample(UserSettingsError::ResourceNotFound),
    ]
}

fn users() -> Vec<Sample> {
    vec![
        sample(UsersError::DeleteLinkedCommNotAllowed),
        sample(UsersError::IncorrectPassword),
        sample(UsersError::IncorrectTOTP),
        sample(UsersError::InvalidLengthTOTP),
        sample(UsersError::NoPasswordSet),
        sample(UsersError::PasswordDisabled),
        sample(UsersError::TOTPDisabled),
        sample(UsersError::UserBanned),
        sample(UsersError::UserDataMissing { names: list(["email_address", "first_name"]) }),
        sample(UsersError::UserDeactivated),
        sample(UsersError::UserNotFound { userID: "user_3".into() }),
        sample(UsersError::UserQuotaExceeded { maxAllowed: 500, current: 501 }),
        sample(UsersError::UserSCIMManaged),
    ]
}

fn waitlist() -> Vec<Sample> {
    vec![sample(WaitlistError::WaitlistEntryLockedError)]
}

fn webhooks() -> Vec<Sample> {
    vec![
        sample(WebhooksError::SvixAppAlreadyExists),
        sample(WebhooksError::SvixAppCreateError { name: "acme-production".into() }),
    ]
}
