//! Validation of parameters.

use error_catalog::ApiError;

use super::ClerkErrors;

/// Parameters of a request that do not hold what they should.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description), allow(duplicate_code))]
pub enum FormsError {
    /// Another record has this value.
    #[api(status = 422, code = "form_already_exists", message = "", allow(empty_message))]
    FormAlreadyExists {
        #[api(meta)]
        name: String,
    },

    /// A hosting provider's integration has registered the domain.
    #[api(
        status = 422,
        code = "form_already_exists",
        message = "",
        long = "<domain> came from <providerName>. Remove it at <providerName>, or ask <providerName> to release it.",
        meta(name = "domain"),
        allow(empty_message)
    )]
    FormAlreadyExistsByProviderManagedDomain { domain: String, providerName: String },

    /// All of several optional parameters were left out.
    #[api(
        status = 422,
        code = "form_param_missing",
        message = "A parameter is missing",
        long = "At least one of these parameters is required: <parameters...>.",
        meta(names = parameters)
    )]
    FormAtLeastOneOptionalParameterMissing { parameters: Vec<String> },

    /// A date in the past was expected.
    #[api(status = 422, code = "form_disallow_future_date", message = "The date must not be in the future")]
    FormDisallowFutureDate {
        #[api(meta)]
        name: String,
    },

    /// A parameter was sent twice.
    #[api(
        status = 422,
        code = "form_param_duplicate",
        message = "Parameter is repeated",
        long = "<param> may be sent once only.",
        meta(name = param)
    )]
    FormDuplicateParameter { param: String },

    /// A list holds the same value twice.
    #[api(
        status = 422,
        code = "form_param_duplicate",
        message = "Value is repeated",
        long = "The list holds <value> more than once."
    )]
    FormDuplicateParameterValue {
        value: String,
        #[api(meta)]
        name: String,
    },

    /// The identifier is taken by an account of this instance.
    #[api(status = 422, code = "form_identifier_exists", message = "", allow(empty_message))]
    FormIdentifierExists {
        #[api(meta)]
        name: String,
    },

    /// The identifier is taken, and the account was made in another way.
    #[api(status = 422, code = "form_identifier_exists", message = "", allow(empty_message))]
    FormIdentifierExistsWithAnotherAccount {
        #[api(meta)]
        name: String,
    },

    /// A date could not be read.
    #[api(
        status = 422,
        code = "form_param_invalid_date",
        message = "The value is not a date",
        hint = "Write dates as in 2026-01-31."
    )]
    FormInvalidDate {
        #[api(meta)]
        name: String,
    },

    /// The value is no email address.
    #[api(
        status = 422,
        code = "form_param_format_invalid",
        message = "Email address is malformed",
        long = "<parameter> has to be an email address.",
        meta(name = parameter)
    )]
    FormInvalidEmailAddress { parameter: String },

    /// The part in front of the @ is not allowed.
    #[api(
        status = 422,
        code = "form_param_format_invalid",
        message = "Local part is malformed",
        long = "<param> has to be what stands in front of the @ of an email address.",
        meta(name = param)
    )]
    FormInvalidEmailLocalPart { param: String },

    /// The value is not valid UTF-8.
    #[api(
        status = 422,
        code = "form_param_value_invalid",
        message = "Value is wrongly encoded",
        long = "The value of <param> has to be valid UTF-8.",
        meta(name = param)
    )]
    FormInvalidEncodingParameterValue { param: String },

    /// The value is neither of the identifiers that the instance accepts.
    #[api(
        status = 422,
        code = "form_param_format_invalid",
        message = "Identifier is malformed",
        long = "<param> is not an identifier that this instance accepts.",
        meta(name = param)
    )]
    FormInvalidIdentifier { param: String },

    /// The value is no origin.
    #[api(
        status = 422,
        code = "form_invalid_origin",
        message = "Origin is malformed",
        long = "<param> has to be an origin: scheme, host and, where needed, port.",
        meta(name = param)
    )]
    FormInvalidOrigin { param: String },

    /// The value does not have the format of the parameter.
    #[api(status = 422, code = "form_param_format_invalid", message = "", allow(empty_message))]
    FormInvalidParameterFormat {
        #[api(meta)]
        name: String,
    },

    /// The value is no language tag.
    #[api(
        status = 422,
        code = "form_param_format_invalid",
        message = "Language tag is malformed",
        long = "<parameter> has to be a language tag as in BCP 47, such as `pt-BR`.",
        meta(name = parameter)
    )]
    FormInvalidParameterFormatBCP47 { parameter: String },

    /// Several values were given where one is allowed.
    #[api(
        status = 422,
        code = "form_param_value_invalid",
        message = "Too many values",
        long = "<param> takes one of these values, not several: <allowedValues...>.",
        meta(name = param)
    )]
    FormInvalidParameterOnlyOneOfAllowed { param: String, allowedValues: Vec<String> },

    /// The value is not one that the parameter can have.
    #[api(
        status = 422,
        code = "form_param_value_invalid",
        message = "Value is not accepted",
        long = "The value <value> cannot be used for <param>.",
        meta(name = param)
    )]
    FormInvalidParameterValue { value: String, param: String },

    /// An empty value was given.
    #[api(
        status = 422,
        code = "form_param_value_invalid",
        message = "Value is empty",
        long = "<param> has to have a value that is not empty.",
        meta(name = param)
    )]
    FormInvalidParameterValueMustBeNotEmpty { param: String },

    /// The value is not in the list of values of the parameter.
    #[api(
        status = 422,
        code = "form_param_value_invalid",
        message = "Value is not in the list",
        long = "The value <value> cannot be used for <param>. Use one of: <allowedValues...>.",
        meta(name = param)
    )]
    FormInvalidParameterValueWithAllowed { value: String, param: String, allowedValues: Vec<String> },

    /// The password has too many characters.
    #[api(status = 422, code = "form_password_length_too_long", message = "", allow(empty_message))]
    FormInvalidPasswordLengthTooLong {
        #[api(meta)]
        name: String,
    },

    /// The password has too few characters.
    #[api(status = 422, code = "form_password_length_too_short", message = "", allow(empty_message))]
    FormInvalidPasswordLengthTooShort {
        #[api(meta)]
        name: String,
    },

    /// The instance's policy wants a lower-case letter.
    #[api(status = 422, code = "form_password_no_lowercase", message = "The password needs a lower-case letter")]
    FormInvalidPasswordNoLowercase {
        #[api(meta)]
        name: String,
    },

    /// The instance's policy wants a digit.
    #[api(status = 422, code = "form_password_no_number", message = "The password needs a digit")]
    FormInvalidPasswordNoNumber {
        #[api(meta)]
        name: String,
    },

    /// The instance's policy wants a special character.
    #[api(status = 422, code = "form_password_no_special_char", message = "", allow(empty_message))]
    FormInvalidPasswordNoSpecialChar {
        #[api(meta)]
        name: String,
    },

    /// The password is too easy to guess.
    #[api(
        status = 422,
        code = "form_password_not_strong_enough",
        message = "The password is too easy to guess",
        hint = "Use a longer password, or several words that have nothing to do with each other."
    )]
    FormInvalidPasswordNotStrongEnough,

    /// The instance's policy wants an upper-case letter.
    #[api(status = 422, code = "form_password_no_uppercase", message = "The password needs an upper-case letter")]
    FormInvalidPasswordNoUppercase {
        #[api(meta)]
        name: String,
    },

    /// The password has too many bytes to be hashed.
    #[api(
        status = 422,
        code = "form_password_size_in_bytes_exceeded",
        message = "The password takes up too many bytes"
    )]
    FormInvalidPasswordSizeInBytesExceeded {
        #[api(meta)]
        name: String,
    },

    /// The value is no phone number.
    #[api(
        status = 422,
        code = "form_param_format_invalid",
        message = "Phone number is malformed",
        long = "<parameter> has to be a phone number with its country code, in the E.164 format.",
        meta(name = parameter)
    )]
    FormInvalidPhoneNumber { parameter: String },

    /// A point in time could not be read.
    #[api(
        status = 422,
        code = "form_param_invalid_time",
        message = "Time is malformed",
        long = "<param> has to be a point in time as in RFC 3339.",
        meta(name = param)
    )]
    FormInvalidTime { param: String },

    /// The value has the wrong JSON type.
    #[api(
        status = 422,
        code = "form_param_type_invalid",
        message = "Value has a wrong type",
        long = "<param> has to be of the type <paramType>.",
        meta(name = param)
    )]
    FormInvalidTypeParameter { param: String, paramType: String },

    /// The user name holds characters that it must not have.
    #[api(status = 422, code = "form_username_invalid_character", message = "", allow(empty_message))]
    FormInvalidUsernameCharacter {
        #[api(meta)]
        name: String,
    },

    /// The user name is too short or too long.
    #[api(status = 422, code = "form_username_invalid_length", message = "", allow(empty_message))]
    FormInvalidUsernameLength {
        #[api(meta)]
        name: String,
    },

    /// The user name consists of digits.
    #[api(status = 422, code = "form_username_needs_non_number_char", message = "", allow(empty_message))]
    FormInvalidUsernameNeedsNonNumberCharCode {
        #[api(meta)]
        name: String,
    },

    /// The value is no wallet address.
    #[api(
        status = 422,
        code = "form_param_format_invalid",
        message = "Wallet address is malformed",
        long = "<parameter> has to be the address of a Web3 wallet.",
        meta(name = parameter)
    )]
    FormInvalidWeb3WalletAddress { parameter: String },

    /// Metadata was given that is no object.
    #[api(status = 422, code = "form_param_value_invalid", message = "", allow(empty_message))]
    FormMetadataInvalidType {
        #[api(meta)]
        name: String,
    },

    /// A parameter is missing that another one's value makes necessary.
    #[api(
        status = 422,
        code = "form_conditional_param_missing",
        message = "A parameter is missing",
        long = "<param> is required when <leftCondition> is <rightCondition>."
    )]
    FormMissingConditionalParameter { param: String, leftCondition: String, rightCondition: String },

    /// A parameter is missing that another one makes necessary.
    #[api(
        status = 422,
        code = "form_conditional_param_missing",
        message = "A parameter is missing",
        long = "<missingParam> has to accompany <conditionalParam>.",
        meta(name = missingParam)
    )]
    FormMissingConditionalParameterOnExistence { missingParam: String, conditionalParam: String },

    /// A required parameter was left out.
    #[api(
        status = 422,
        code = "form_param_missing",
        message = "A parameter is missing",
        long = "<param> is required.",
        meta(name = param)
    )]
    FormMissingParameter { param: String },

    /// The value refers to something that does not exist.
    #[api(
        status = 422,
        code = "form_resource_not_found",
        message = "Value refers to nothing",
        long = "<param> refers to a resource that does not exist.",
        meta(name = param)
    )]
    FormMissingResource { param: String },

    /// The parameter was sent as null.
    #[api(status = 422, code = "form_param_nil", message = "", allow(empty_message))]
    FormNilParameter {
        #[api(meta)]
        name: String,
    },

    /// Another second factor has to become the default first.
    #[api(
        status = 422,
        code = "form_disable_default_second_factor_not_allowed",
        message = "The default second factor has to stay enabled"
    )]
    FormNotAllowedToDisableDefaultSecondFactor {
        #[api(meta)]
        name: String,
    },

    /// A list has too many items.
    #[api(
        status = 422,
        code = "form_param_array_size_exceeded",
        message = "List is too long",
        long = "<parameter> can have <max> items at most.",
        meta(name = parameter)
    )]
    FormParameterArraySizeExceeded { parameter: String, max: u64 },

    /// The parameter was retired.
    #[api(
        status = 422,
        code = "form_param_deprecated",
        message = "The parameter has been retired and is no longer accepted"
    )]
    FormParameterDeprecated {
        #[api(meta)]
        name: String,
    },

    /// A text is too long.
    #[api(
        status = 422,
        code = "form_param_max_length_exceeded",
        message = "Text is too long",
        long = "<parameter> can have <max> characters at most.",
        meta(name = parameter)
    )]
    FormParameterMaxLengthExceeded { parameter: String, max: u64 },

    /// A text is too short.
    #[api(
        status = 422,
        code = "form_param_min_length_exceeded",
        message = "Text is too short",
        long = "<parameter> has to have <min> characters or more.",
        meta(name = parameter)
    )]
    FormParameterMinLengthExceeded { parameter: String, min: u64 },

    /// A parameter was sent that another one's value rules out.
    #[api(
        status = 422,
        code = "form_conditional_param_disallowed",
        message = "Parameter is out of place",
        long = "<param> cannot be sent when <leftCondition> is <rightCondition>.",
        meta(name = param)
    )]
    FormParameterNotAllowedConditionally { param: String, leftCondition: String, rightCondition: String },

    /// Two parameters were sent that exclude each other.
    #[api(
        status = 422,
        code = "form_conditional_param_disallowed",
        message = "Parameters exclude each other",
        long = "Send either <notAllowedParam> or <existingParam>, not both.",
        meta(name = notAllowedParam)
    )]
    FormParameterNotAllowedIfAnotherParameterIsPresent { notAllowedParam: String, existingParam: String },

    /// The value takes up too many bytes.
    #[api(status = 422, code = "form_param_exceeds_allowed_size", message = "", allow(empty_message))]
    FormParameterSizeTooLarge {
        #[api(meta)]
        name: String,
    },

    /// A number is above its limit.
    #[api(
        status = 422,
        code = "form_param_value_too_large",
        message = "Number is too large",
        long = "<param> can be <max> at most.",
        meta(name = param)
    )]
    FormParameterValueTooLarge { param: String, max: u64 },

    /// The digest does not have the format of the hasher that was named.
    #[api(status = 422, code = "form_password_digest_invalid_code", message = "", allow(empty_message))]
    FormPasswordDigestInvalid {
        #[api(meta)]
        name: String,
    },

    /// The password breaks more than one rule of the instance.
    #[api(
        status = 422,
        code = "form_password_validation_failed",
        message = "The password breaks the rules of this instance"
    )]
    FormPasswordValidationFailed {
        #[api(meta)]
        name: String,
    },

    /// A public OAuth client was to do without PKCE.
    #[api(
        status = 422,
        code = "form_public_client_requires_pkce",
        message = "PKCE is required",
        long = "A public client cannot keep a secret, so it has to use PKCE.",
        meta(name = "pkce_required")
    )]
    FormPublicClientRequiresPKCE,

    /// The password is known from a data breach.
    #[api(status = 422, code = "form_password_pwned", message = "", allow(empty_message))]
    FormPwnedPassword {
        #[api(meta)]
        name: String,
    },

    /// The parameter belongs to a feature that is off.
    #[api(
        status = 422,
        code = "form_param_unknown",
        message = "Parameter is unknown",
        long = "<param> is known only with a feature that is switched off. <possibleResolution>",
        meta(name = param)
    )]
    FormUnknownParameterDueToDisabledFeature { param: String, possibleResolution: String },

    /// The identification has to be verified first.
    #[api(
        status = 422,
        code = "form_verification_needed",
        message = "Not verified yet",
        long = "The identification can be used once it has been verified."
    )]
    FormUnverifiedIdentification {
        #[api(meta)]
        name: String,
    },

    /// The user name reads like a phone number.
    #[api(
        status = 422,
        code = "form_username_cannot_be_phone_number",
        message = "",
        long = "<parameter> must not look like a phone number.",
        meta(name = parameter),
        allow(empty_message)
    )]
    FormUsernameCannotBePhoneNumber { parameter: String },

    /// A rule of the form failed that has no error of its own.
    #[api(
        status = 422,
        code = "form_param_value_invalid",
        message = "Value is not accepted",
        long = "<sanitizedField> did not pass the checks of this form."
    )]
    FormValidationFailed {
        sanitizedField: String,
        #[api(meta)]
        name: String,
    },
}
