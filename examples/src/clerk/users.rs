//! Users and what identifies them.

use error_catalog::ApiError;

use super::ClerkErrors;

/// The ways in which a user can be identified.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum IdentificationsError {
    /// A second factor was to be made of something unverified.
    #[api(
        status = 400,
        code = "identification_create_second_factor_unverified",
        message = "Second factor needs verification",
        long = "An identification can become a second factor once it has been verified."
    )]
    CreateSecondFactorUnverified,

    /// The id names no identification of the user.
    #[api(status = 404, code = "resource_not_found", message = "There is no such identification")]
    IdentificationNotFound,

    /// The user would be left without a first factor.
    #[api(
        status = 400,
        code = "identification_update_failed",
        message = "A first factor has to remain",
        long = "The only identification of a user cannot be turned into a second factor.",
        hint = "Add another identification first."
    )]
    LastIdentificationSetFor2FAFailed,

    /// The second factor to be changed is unverified.
    #[api(
        status = 400,
        code = "identification_update_second_factor_unverified",
        message = "Second factor needs verification",
        long = "A second factor can be changed once it has been verified."
    )]
    UpdateSecondFactorUnverified,
}

/// Secrets of authenticator apps.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum TotpError {
    /// The secret of an authenticator app cannot be decoded.
    #[api(
        status = 422,
        code = "invalid_totp_secret_code",
        message = "Secret is malformed",
        long = "The TOTP secret has to be a Base32 text of sufficient length."
    )]
    InvalidTOTPSecret,
}

/// How users of an instance sign up and sign in.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum UserSettingsError {
    /// New users could sign up without anything verified.
    #[api(
        status = 422,
        code = "attribute_at_least_one_must_be_verified_at_sign_up",
        message = "Something has to be verified at sign-up",
        long = "At least one attribute has to be verified at sign-up: <reason>."
    )]
    AttributeAtLeastOneMustBeVerifiedAtSignUp { reason: String },

    /// The caller may not see or change the setting.
    #[api(
        status = 403,
        code = "resource_forbidden",
        message = "Not permitted",
        long = "You have no access to this setting."
    )]
    ResourceForbidden,

    /// The setting cannot be stored this way.
    #[api(status = 422, code = "resource_invalid", message = "The setting is not valid")]
    ResourceInvalid,

    /// No setting matches.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such setting",
        long = "The setting does not exist in this instance."
    )]
    ResourceNotFound,
}

/// Users and their factors.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum UsersError {
    /// An external account depends on the identification.
    #[api(
        status = 400,
        code = "delete_linked_identification_disallowed",
        message = "Linked to an external account",
        long = "An identification cannot be deleted while it is linked to an external account.",
        hint = "Disconnect the external account first."
    )]
    DeleteLinkedCommNotAllowed,

    /// The password is not the user's.
    #[api(
        status = 422,
        code = "incorrect_password",
        message = "Wrong password",
        long = "This is not the password of the account."
    )]
    IncorrectPassword,

    /// The code is not the one the authenticator app shows.
    #[api(
        status = 422,
        code = "totp_incorrect_code",
        message = "Wrong code",
        long = "The code does not match the one of the authenticator app.",
        hint = "Check the clock of the device, then enter the code that is shown now."
    )]
    IncorrectTOTP,

    /// The code has too few or too many digits.
    #[api(
        status = 422,
        code = "totp_invalid_length",
        message = "Code has a wrong length",
        long = "A code of an authenticator app has six digits."
    )]
    InvalidLengthTOTP,

    /// The user signs in without a password.
    #[api(
        status = 400,
        code = "no_password_set",
        message = "No password",
        long = "The account has no password that could be checked or removed."
    )]
    NoPasswordSet,

    /// The instance works without passwords.
    #[api(
        status = 403,
        code = "password_disabled",
        message = "Passwords are switched off",
        long = "Users of this instance sign in without passwords."
    )]
    PasswordDisabled,

    /// The user has no authenticator app set up.
    #[api(
        status = 400,
        code = "totp_disabled",
        message = "No authenticator app",
        long = "The account has no authenticator app to check the code with."
    )]
    TOTPDisabled,

    /// An administrator has banned the user.
    #[api(
        status = 403,
        code = "user_banned",
        message = "Account is banned",
        long = "An administrator has banned this account from the application."
    )]
    UserBanned,

    /// Required data of the user was left out.
    #[api(
        status = 422,
        code = "form_data_missing",
        message = "User data is incomplete",
        long = "The user needs more data than was sent: <names:?>."
    )]
    UserDataMissing {
        #[api(meta)]
        names: Vec<String>,
    },

    /// The account was deactivated.
    #[api(
        status = 403,
        code = "user_deactivated",
        message = "Account is deactivated",
        long = "This account was deactivated and cannot be used."
    )]
    UserDeactivated,

    /// The id names no user of this instance.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such user",
        long = "This instance has no user <userID>."
    )]
    UserNotFound { userID: String },

    /// The instance has as many users as it can have.
    #[api(
        status = 403,
        code = "user_quota_exceeded",
        message = "Too many users",
        long = "The instance is limited to <maxAllowed> users and has <current> already.",
        hint = "Delete test users, or go on with a production instance."
    )]
    UserQuotaExceeded { maxAllowed: u64, current: u64 },

    /// The user comes from a directory.
    #[api(
        status = 409,
        code = "user_managed_by_scim",
        message = "User is managed by a directory",
        long = "A directory manages this user through SCIM, so the change cannot be made here.",
        hint = "Change the user in the directory."
    )]
    UserSCIMManaged,
}
