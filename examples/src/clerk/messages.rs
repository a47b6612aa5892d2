//! Emails, text messages and webhooks.

use error_catalog::ApiError;

use super::ClerkErrors;

/// Sending emails.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum EmailError {
    /// A development instance has used up its emails of this month.
    #[api(
        status = 400,
        code = "dev_monthly_email_limit_exceeded",
        message = "Monthly email limit reached",
        long = "A development instance can send <limit> emails in a month, and this one has sent them all.",
        hint = "Use test addresses, or go on with a production instance.",
        meta(DevMonthlyEmailLimit = limit)
    )]
    DevMonthlyEmailLimitExceeded { limit: u64 },
}

/// Sending text messages.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum SmsError {
    /// Countries are in use and cannot be taken off the list.
    #[api(
        status = 422,
        code = "sms_country_removal_restricted",
        message = "Country cannot be removed",
        long = "Text messages have to remain possible to these countries: <countries...>.",
        meta(CountryCodes = countries)
    )]
    SMSCountryRemovalRestricted { countries: Vec<String> },
}

/// Templates of emails and text messages.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum TemplatesError {
    /// The body of the template cannot be parsed.
    #[api(
        status = 422,
        code = "invalid_template_body",
        message = "Template is malformed",
        long = "The body of the template has an error in its syntax.",
        meta(name = "body")
    )]
    InvalidTemplateBody,

    /// The template does not use a variable that it must use.
    #[api(
        status = 422,
        code = "required_variable_missing",
        message = "",
        long = "The template has to use the variable <requiredVariable>.",
        meta(name = "body"),
        allow(empty_message)
    )]
    RequiredVariableMissing { requiredVariable: String },

    /// The body of the template is fixed.
    #[api(
        status = 400,
        code = "template_body_modification_restricted",
        message = "Template body is fixed",
        long = "The body of the template <slug> cannot be changed."
    )]
    TemplateBodyModificationNotAllowed { slug: String },

    /// The template is built in.
    #[api(
        status = 400,
        code = "template_deletion_restricted",
        message = "Template is built in",
        long = "The template <slug> comes with the service and cannot be deleted."
    )]
    TemplateDeletionRestricted { slug: String },

    /// The slug names no template.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such template",
        long = "There is no template <slug>."
    )]
    TemplateNotFound { slug: String },

    /// The template has no original to go back to.
    #[api(
        status = 400,
        code = "template_revert_error",
        message = "Template has no original",
        long = "The template <slug> was made by you, so there is no original it could go back to."
    )]
    TemplateRevertRestricted { slug: String },

    /// Templates are for emails and text messages.
    #[api(
        status = 400,
        code = "template_type_unsupported",
        message = "Unknown template type",
        long = "There are no templates of the type <templateType>."
    )]
    TemplateTypeUnsupported { templateType: String },
}

/// Webhooks and the service that delivers them.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum WebhooksError {
    /// The instance has its webhook application.
    #[api(status = 400, code = "svix_app_exists", message = "The instance is connected to the webhook service already")]
    SvixAppAlreadyExists,

    /// The webhook service did not create the application.
    #[api(
        status = 400,
        code = "svix_app_create_error",
        message = "Webhooks could not be set up",
        long = "The webhook service did not create the application <name>."
    )]
    SvixAppCreateError { name: String },
}
