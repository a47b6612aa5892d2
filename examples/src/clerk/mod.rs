//! The errors of Clerk's Backend API: 314 errors in 55 sections, under their real names, codes and statuses.
//!
//! The texts are this example's own. Everything a client can depend on is Clerk's: which errors exist, their codes
//! and statuses, what the texts mention, the members of `meta` and the shape of the body. That includes what a new
//! catalog would not do, so the exceptions are written down where they occur: codes that several errors share
//! (`duplicate_code`), even under different statuses (`conflicting_status`), one error without a code (`empty_code`),
//! and short texts that were never written (`empty_message`).

#![expect(non_snake_case, reason = "fields have the names that the placeholders have in the source")]
#![expect(missing_docs, reason = "the texts explain the fields; `require(description)` keeps the variants documented")]

use error_catalog::{ApiError, Catalog, Code, Envelope, JsonWriter, Report, Text};
use serde::Serialize;
use serde_json::{Map, Value};

mod access;
mod auth;
mod commerce;
mod connections;
mod domains;
mod forms;
mod instances;
mod keys;
mod messages;
mod organizations;
mod requests;
mod samples;
mod sessions;
mod tokens;
mod users;

pub use access::{AllowlistIdentifiersError, BlocklistIdentifiersError, InvitationsError, WaitlistError};
pub use auth::{AuthError, CookieError, FraudError, PlatformError};
pub use commerce::{CommerceError, PricingError, SubscriptionPlansError};
pub use connections::{OauthApplicationError, OauthError, SamlError, ScimError};
pub use domains::{DomainsError, HomeUrlError, RedirectUrlsError, UrlsError};
pub use forms::FormsError;
pub use instances::{
    ApplicationsError, ConfigError, FeaturesError, InstanceSettingsError, InstancesError, ManagementError,
};
pub use keys::{InstanceKeysError, PublicKeysError, SigningKeysError};
pub use messages::{EmailError, SmsError, TemplatesError, WebhooksError};
pub use organizations::OrganizationsError;
pub use requests::{DeprecationError, ImagesError, InternalError, NetworkError, RequestsError};
pub use samples::samples;
pub use sessions::{ClientsError, SessionRefreshError, SessionsError, SignInError, SignUpError};
pub use tokens::{
    ActorTokensError, AgentTasksError, ApikeysError, ImpersonationError, JwtTemplatesError, MachineTokenError,
    SignInTokensError,
};
pub use users::{IdentificationsError, TotpError, UserSettingsError, UsersError};

/// All of Clerk's errors. Codes are shared between sections, and not always under one status.
pub static CLERK: Catalog = error_catalog::catalog!(
    "Clerk Backend API",
    [
        ActorTokensError,
        AgentTasksError,
        AllowlistIdentifiersError,
        ApikeysError,
        ApplicationsError,
        AuthError,
        BlocklistIdentifiersError,
        ClientsError,
        CommerceError,
        ConfigError,
        CookieError,
        DeprecationError,
        DomainsError,
        EmailError,
        FeaturesError,
        FormsError,
        FraudError,
        HomeUrlError,
        IdentificationsError,
        ImagesError,
        ImpersonationError,
        InstanceKeysError,
        InstanceSettingsError,
        InstancesError,
        InternalError,
        InvitationsError,
        JwtTemplatesError,
        MachineTokenError,
        ManagementError,
        NetworkError,
        OauthError,
        OauthApplicationError,
        OrganizationsError,
        PlatformError,
        PricingError,
        PublicKeysError,
        RedirectUrlsError,
        RequestsError,
        SamlError,
        ScimError,
        SessionRefreshError,
        SessionsError,
        SignInError,
        SignInTokensError,
        SignUpError,
        SigningKeysError,
        SmsError,
        SubscriptionPlansError,
        TemplatesError,
        TotpError,
        UrlsError,
        UserSettingsError,
        UsersError,
        WaitlistError,
        WebhooksError,
    ],
    allow(duplicate_code, conflicting_status)
);

/// The shape of Clerk's error bodies.
///
/// ```
/// use error_catalog::{ApiError, Context};
/// use error_catalog_examples::clerk::OauthError;
///
/// let error = OauthError::CustomOAuthProviderDiscoveryIssuerMismatch {
///     url: "https://id.example.com".to_owned(),
///     issuer: "https://login.example.com".to_owned(),
/// };
/// assert_eq!(
///     error.to_json_in(&Context::new().request_id("req_1")),
///     concat!(
///         r#"{"errors":[{"message":"Issuer does not match","#,
///         r#""long_message":"The document at https://id.example.com names another issuer than https://login.example.com.","#,
///         r#""code":"custom_oauth_provider_discovery_issuer_mismatch","#,
///         r#""meta":{"param_name":"discovery_url"}}],"clerk_trace_id":"req_1"}"#,
///     )
/// );
/// ```
#[derive(Debug)]
pub struct ClerkErrors;

impl Envelope for ClerkErrors {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.serialize(&Body { errors: report.errors().map(Item::new).collect(), clerk_trace_id: report.request_id() });
    }
}

#[derive(Serialize)]
struct Body<'a> {
    errors: Vec<Item<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clerk_trace_id: Option<&'a str>,
}

#[derive(Serialize)]
struct Item<'a> {
    message: Text<'a>,
    long_message: Text<'a>,
    code: Code,
    #[serde(skip_serializing_if = "Map::is_empty")]
    meta: Map<String, Value>,
}

impl<'a> Item<'a> {
    fn new(error: &'a dyn ApiError) -> Self {
        Self { message: error.message(), long_message: error.text(), code: error.code(), meta: members(error) }
    }
}

/// The members of `meta` under the names that clients know: the parameter at fault, `name` in the catalog, is
/// `param_name` in the body.
fn members(error: &dyn ApiError) -> Map<String, Value> {
    let mut members = Map::new();
    for (key, value) in error.meta().into_iter().flatten() {
        // If a value does not serialize, only its member is omitted.
        let Ok(value) = serde_json::to_value(value) else { continue };
        match (key, value) {
            ("*", Value::Object(map)) => members.extend(map),
            ("name", value) => drop(members.insert("param_name".to_owned(), value)),
            (key, value) => drop(members.insert(key.to_owned(), value)),
        }
    }
    members
}
