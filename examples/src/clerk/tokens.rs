//! Tokens other than session tokens.

use error_catalog::ApiError;

use super::ClerkErrors;

/// Tokens with which one user acts as another.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum ActorTokensError {
    /// The actor token was already accepted, revoked or has expired.
    #[api(
        status = 400,
        code = "actor_token_cannot_be_revoked_code",
        message = "Actor token cannot be revoked",
        long = "This actor token is <status>. Only a pending actor token can be revoked."
    )]
    ActorTokenCannotBeRevoked { status: String },
}

/// Tasks that an agent carries out for a user.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum AgentTasksError {
    /// The task is finished or was revoked before.
    #[api(
        status = 400,
        code = "agent_task_cannot_be_revoked",
        message = "Only an agent task that is still open can be revoked"
    )]
    AgentTaskCannotBeRevoked,

    /// The id names no agent task of this instance.
    #[api(
        status = 404,
        code = "agent_task_not_found",
        message = "No such agent task",
        long = "No agent task of this instance has the given id."
    )]
    AgentTaskNotFound,

    /// The user on whose behalf the agent should act does not exist.
    #[api(
        status = 404,
        code = "agent_task_subject_not_found",
        message = "No such subject",
        long = "The user that the agent task should act for does not exist in this instance.",
        hint = "Create the user first, or name an existing one as the subject."
    )]
    AgentTaskSubjectNotFound,
}

/// API keys that users and organizations make for themselves.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum ApikeysError {
    /// The instance has not switched API keys on.
    #[api(
        status = 422,
        code = "api_keys_not_enabled",
        message = "API keys are switched off for this instance",
        hint = "Switch API keys on in the instance's settings."
    )]
    APIKeysNotEnabled,
}

/// Signing in as somebody else.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum ImpersonationError {
    /// The impersonations of this month are used up.
    #[api(
        status = 422,
        code = "impersonation_limit_exceeded",
        message = "Impersonation limit reached",
        long = "<used> impersonations were started this month, and the plan includes <limit>.",
        hint = "Move to a plan with more impersonations, or wait for the next month.",
        meta(Limit = limit, Used = used)
    )]
    ImpersonationLimitExceeded { used: u64, limit: u64 },
}

/// Templates that tokens are made from.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum JwtTemplatesError {
    /// No JWT template matches.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such JWT template",
        long = "There is no JWT template whose <attribute> is <val>."
    )]
    JWTTemplateNotFound { attribute: String, val: String },

    /// The template sets a claim that the service sets itself.
    #[api(
        status = 400,
        code = "jwt_template_reserved_claim",
        message = "Claim is reserved",
        long = "The claim <claim> is set by the service, so a JWT template cannot set it.",
        meta(name = "claims")
    )]
    JWTTemplateReservedClaim { claim: String },

    /// The template makes the session tokens.
    #[api(
        status = 403,
        code = "session_token_jwt_template",
        message = "Template is needed for session tokens",
        long = "Session tokens are made from this JWT template, so it cannot be deleted."
    )]
    SessionTokenTemplateNotDeletable,
}

/// Tokens for machines.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum MachineTokenError {
    /// The token asks for a claim that the service sets itself.
    #[api(
        status = 400,
        code = "machine_token_reserved_claim",
        message = "Claim is reserved",
        long = "The claim <claim> is set by the service, so a machine token cannot set it.",
        meta(name = "claims")
    )]
    MachineTokenReservedClaim { claim: String },
}

/// Tokens that sign a user in once.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum SignInTokensError {
    /// The sign-in token was already accepted, revoked or has expired.
    #[api(
        status = 400,
        code = "sign_in_token_cannot_be_revoked_code",
        message = "Sign-in token cannot be revoked",
        long = "This sign-in token is <status>. Only a pending sign-in token can be revoked."
    )]
    SignInTokenCannotBeRevoked { status: String },
}
