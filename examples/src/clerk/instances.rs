//! Applications, their instances and how these are set up.

use std::collections::BTreeMap;

use error_catalog::ApiError;
use serde_json::Value;

use super::ClerkErrors;

/// Applications and their workspaces.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum ApplicationsError {
    /// No unclaimed application matches the request.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such unclaimed application",
        long = "The application does not exist, or an account has claimed it in the meantime."
    )]
    AccountlessApplicationNotFound,

    /// A transfer was asked for that would change nothing.
    #[api(
        status = 400,
        code = "application_already_belongs_to_organization",
        message = "Application is already in this organization",
        long = "The application is already owned by the organization it should be moved to."
    )]
    ApplicationAlreadyBelongsToOrganization,

    /// The id names no application that the caller can see.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such application",
        long = "No application with this id exists, or you have no access to it.",
        allow(duplicate_code)
    )]
    ApplicationNotFound,

    /// The name holds characters that an application's name must not have.
    #[api(
        status = 422,
        code = "form_param_value_invalid",
        message = "Application name is not allowed",
        long = "The application cannot be called <name>: remove <characters:?> from the name.",
        meta(name = "name")
    )]
    InvalidApplicationName { name: String, characters: String },

    // The source states no status. 400 is what its neighbour `ApplicationAlreadyBelongsToOrganization`
    // has, which also refuses a request because of the state the application is in.
    /// The request needs a workspace, and the application has none.
    #[api(
        status = 400,
        code = "workspace_not_configured",
        message = "Workspace is not set up",
        long = "The application has no workspace yet, so this request cannot be carried out.",
        hint = "Set up a workspace for the application, then repeat the request."
    )]
    WorkspaceNotConfigured,
}

/// The configuration of an instance, written as a whole or key by key.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum ConfigError {
    /// A value does not fit the schema of the configuration.
    #[api(status = 422, code = "config_validation_error", message = "", allow(empty_message))]
    ConfigValidationError {
        #[api(meta)]
        config_key: String,
        #[api(meta)]
        param_name: String,
        #[api(meta)]
        schema_path: String,
    },

    /// The configuration was changed by somebody else in the meantime.
    #[api(
        status = 409,
        code = "config_version_conflict",
        message = "Configuration has changed",
        long = "The configuration is newer than the version this update was made for.",
        hint = "Read the configuration again and apply the change to that version."
    )]
    ConfigVersionConflict {
        #[api(meta)]
        current_version: u64,
        #[api(meta)]
        provided_version: u64,
    },

    /// The change would delete data and was not confirmed.
    #[api(
        status = 400,
        code = "destructive_operation_not_allowed",
        message = "",
        long = "Changing <key> this way would delete data, which this endpoint does not do.",
        meta(param_name = key),
        allow(empty_message)
    )]
    DestructiveOperationNotAllowed { key: String },

    /// The value given for a configuration key has the wrong shape.
    #[api(
        status = 400,
        code = "config_key_body_invalid",
        message = "",
        long = "The value of <key> must be an object.",
        meta(param_name = key),
        allow(empty_message)
    )]
    InvalidConfigKeyBody { key: String },

    /// A complete configuration was expected, and keys are missing.
    #[api(
        status = 400,
        code = "missing_config_keys",
        message = "Configuration is incomplete",
        long = "A complete configuration is required, and some of its keys are missing."
    )]
    MissingConfigKeys {
        #[api(meta = "missingkeys")]
        missing: Vec<String>,
    },

    /// The configuration has no such key.
    #[api(
        status = 400,
        code = "unknown_config_key",
        message = "",
        long = "The configuration has no key called <key>.",
        allow(empty_message)
    )]
    UnknownConfigKey {
        key: String,
        #[api(meta = "*")]
        meta: BTreeMap<String, Value>,
    },
}

/// Features that have to be switched on, paid for or built first.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum FeaturesError {
    /// The feature is part of a plan.
    #[api(
        status = 409,
        code = "feature_in_use",
        message = "Feature is in use",
        long = "The feature cannot be removed while a plan contains it."
    )]
    FeatureInUse,

    /// The instance has the feature switched off.
    #[api(
        status = 403,
        code = "feature_not_enabled",
        message = "Feature is switched off",
        long = "This instance does not have the feature that the request needs.",
        hint = "Switch the feature on in the instance's settings."
    )]
    FeatureNotEnabled,

    /// The instance has the feature switched off, and a parameter asks for it.
    #[api(
        status = 403,
        code = "feature_not_enabled",
        message = "Feature is switched off",
        long = "The parameter can be used only with a feature that this instance does not have.",
        allow(duplicate_code)
    )]
    FeatureNotEnabledWithMeta {
        #[api(meta)]
        name: String,
    },

    /// The id names no feature of this instance.
    #[api(status = 404, code = "feature_not_found", message = "There is no such feature in this instance")]
    FeatureNotFound,

    /// The feature needs an OIDC connection.
    #[api(
        status = 422,
        code = "feature_requires_oidc_provider",
        message = "An OpenID Connect provider is required",
        long = "This feature works only with a provider that supports OpenID Connect."
    )]
    FeatureRequiresOIDCProvider,

    /// The feature needs progressive sign-up.
    #[api(
        status = 422,
        code = "feature_requires_progressive_sign_up",
        message = "Progressive sign-up is required",
        long = "<feature> works only with progressive sign-up.",
        hint = "Switch on progressive sign-up for the instance."
    )]
    FeatureRequiresPSU { feature: String },

    /// The feature is planned and not there yet.
    #[api(
        status = 403,
        code = "feature_not_implemented",
        message = "Feature does not exist yet",
        long = "<feature> has not been built yet."
    )]
    NotImplemented { feature: String },
}

/// Restrictions and protections of an instance.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum InstanceSettingsError {
    /// A restriction was configured that is not enabled.
    #[api(
        status = 422,
        code = "disabled_instance_restriction",
        message = "Restriction is switched off",
        long = "<param> has an effect only when the restriction it belongs to is enabled.",
        meta(name = param)
    )]
    DisabledInstanceRestriction { param: String },

    /// The CAPTCHA widget is not one of the known ones.
    #[api(
        status = 422,
        code = "invalid_captcha_widget_type",
        message = "Unknown CAPTCHA widget",
        long = "There is no CAPTCHA widget of the type <widgetType>. Use one of: <allowedTypes...>."
    )]
    InvalidCaptchaWidgetType { widgetType: String, allowedTypes: Vec<String> },

    /// The CAPTCHA widget cannot be changed directly into the other one.
    #[api(
        status = 422,
        code = "invalid_captcha_widget_type",
        message = "CAPTCHA widget cannot be changed",
        long = "A CAPTCHA widget of the type <from> cannot be turned into one of the type <to>.",
        allow(duplicate_code)
    )]
    InvalidCaptchaWidgetTypeTransition { from: String, to: String },
}

/// The instances of an application.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum InstancesError {
    /// The change would leave the instance in an impossible state.
    #[api(
        status = 400,
        code = "breaks_instance_invariant",
        message = "Change breaks a rule of the instance",
        long = "After this change these rules of the instance would not hold: <invariants...>."
    )]
    BreaksInstanceInvariant { invariants: Vec<String> },

    /// The id names no instance of the application.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such instance",
        long = "No instance has the id <instanceID>."
    )]
    InstanceNotFound { instanceID: String },

    /// An application has one production instance at most.
    #[api(
        status = 400,
        code = "production_instance_exists",
        message = "The application has its production instance already"
    )]
    ProductionInstanceExists,
}

/// Managing an application from outside its dashboard.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum ManagementError {
    /// A list holds the same item twice.
    #[api(
        status = 422,
        code = "duplicate_list_items_not_allowed",
        message = "List has repeated items",
        long = "Each item of <param> may occur once."
    )]
    DuplicateListItemsNotAllowed { param: String },

    /// The environment is not one of the known types.
    #[api(
        status = 400,
        code = "invalid_environment_type",
        message = "Unknown environment type",
        long = "The environment has to be one of: <envTypes...>."
    )]
    InvalidEnvironmentType { envTypes: Vec<String> },

    /// The instance has as many secret keys as it can have.
    #[api(
        status = 400,
        code = "too_many_secret_keys",
        message = "Too many secret keys",
        long = "This instance cannot have another secret key.",
        hint = "Delete a secret key that is no longer used."
    )]
    TooManySecretKeys,
}
