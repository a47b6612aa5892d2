//! Who may come in: allowlist, blocklist, invitations, waitlist.

use error_catalog::ApiError;

use super::ClerkErrors;

/// Identifiers that may sign up although sign-up is restricted.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum AllowlistIdentifiersError {
    /// The id names no entry of the allowlist.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such allowlist entry",
        long = "The allowlist has no entry with the id <identifierID>."
    )]
    AllowlistIdentifierNotFound { identifierID: String },

    /// The identifier was added to the allowlist before.
    #[api(
        status = 400,
        code = "duplicate_record",
        message = "Already on the allowlist",
        long = "<identifier> stands on the allowlist already."
    )]
    DuplicateAllowlistIdentifier { identifier: String },
}

/// Identifiers that may not sign up.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum BlocklistIdentifiersError {
    /// The id names no entry of the blocklist.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such blocklist entry",
        long = "The blocklist has no entry with the id <identifierID>."
    )]
    BlocklistIdentifierNotFound { identifierID: String },

    /// The identifier was added to the blocklist before.
    #[api(
        status = 400,
        code = "duplicate_record",
        message = "Already on the blocklist",
        long = "<identifier> stands on the blocklist already."
    )]
    DuplicateBlocklistIdentifier { identifier: String },
}

/// Invitations to an application.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum InvitationsError {
    /// Some of the addresses have an invitation that is open.
    #[api(
        status = 400,
        code = "duplicate_record",
        message = "",
        long = "These addresses have an open invitation: <emails...>.",
        meta(emailaddresses = emails),
        allow(empty_message)
    )]
    DuplicateInvitations { emails: Vec<String> },

    /// The person invited has signed up already.
    #[api(status = 400, code = "invitation_already_accepted", message = "The invitation was accepted earlier")]
    InvitationAlreadyAccepted,

    /// The invitation was revoked before.
    #[api(status = 400, code = "invitation_already_revoked", message = "The invitation was revoked earlier")]
    InvitationAlreadyRevoked,

    /// The id names no invitation of this instance.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such invitation",
        long = "No invitation has the id <invitationID>."
    )]
    InvitationNotFound { invitationID: String },

    /// The sign-up of the instance does not know invitations.
    #[api(status = 400, code = "invitations_not_supported", message = "This instance does not work with invitations")]
    InvitationsNotSupportedInInstance,

    /// Somebody uses an invitation that was revoked.
    #[api(
        status = 400,
        code = "revoked_invitation",
        message = "The invitation was withdrawn and cannot be used",
        hint = "Ask for a new invitation."
    )]
    RevokedInvitation,
}

/// The waitlist of an application.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum WaitlistError {
    /// Another request is handling the entry.
    #[api(
        status = 409,
        code = "waitlist_entry_locked",
        message = "Waitlist entry is busy",
        long = "Another request is handling this waitlist entry at the moment."
    )]
    WaitlistEntryLockedError,
}
