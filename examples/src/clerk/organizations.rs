//! Organizations.

use error_catalog::ApiError;

use super::ClerkErrors;

/// Organizations with their members, roles, permissions and domains.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum OrganizationsError {
    /// The user belongs to the organization.
    #[api(
        status = 400,
        code = "already_a_member_in_organization",
        message = "Already a member",
        long = "<user> belongs to this organization already."
    )]
    AlreadyAMemberOfOrganization { user: String },

    /// Users cannot be made to choose an organization when there are none.
    #[api(
        status = 422,
        code = "force_organization_selection_not_allowed_when_organizations_disabled",
        message = "Organizations are switched off",
        long = "Users can be made to choose an organization only when organizations are switched on."
    )]
    ForceOrganizationSelectionNotAllowedWhenOrganizationsDisabled,

    /// The member's role lacks permissions.
    #[api(
        status = 403,
        code = "missing_organization_permission",
        message = "Permission is missing",
        long = "Your role in this organization does not include the permissions this request needs."
    )]
    MissingOrganizationPermission {
        #[api(meta)]
        permissions: Vec<String>,
    },

    /// The caller does not belong to the organization.
    #[api(
        status = 403,
        code = "not_a_member_in_organization",
        message = "Not a member",
        long = "Only members of the organization can make this request."
    )]
    NotAMemberInOrganization,

    /// The organization has an enterprise connection.
    #[api(
        status = 422,
        code = "organization_already_has_sso_connection",
        message = "There is a connection already",
        long = "An organization can have one enterprise connection, and this one has it.",
        meta(name = "organization_id")
    )]
    OrganizationAlreadyHasSSOConnection,

    /// The user who should create the organization does not exist.
    #[api(
        status = 400,
        code = "organization_creator_not_found",
        message = "No such creator",
        long = "The organization cannot be created for <userID>, because there is no such user."
    )]
    OrganizationCreatorNotFound { userID: String },

    /// The domain is taken by an organization.
    #[api(
        status = 422,
        code = "organization_domain_already_exists",
        message = "Domain is in use",
        long = "An organization of this instance has the domain already.",
        meta(name = "name")
    )]
    OrganizationDomainAlreadyExists,

    /// The domain is blocked in this instance.
    #[api(
        status = 422,
        code = "organization_domain_blocked",
        message = "Domain is blocked",
        long = "Organizations cannot use this domain.",
        meta(name = "name")
    )]
    OrganizationDomainBlocked,

    /// The domain belongs to a public email provider.
    #[api(
        status = 422,
        code = "organization_domain_common",
        message = "Domain is public",
        long = "Everybody can have an address at this domain, so no organization can own it.",
        meta(name = "name")
    )]
    OrganizationDomainCommon,

    /// The enrollment mode is off for this instance.
    #[api(
        status = 403,
        code = "organization_domain_enrollment_mode_not_enabled",
        message = "Enrollment mode is not enabled",
        long = "The enrollment mode <enrollmentMode> is switched off in this instance."
    )]
    OrganizationDomainEnrollmentModeNotEnabled { enrollmentMode: String },

    /// The organization has as many domains as it can have.
    #[api(
        status = 403,
        code = "organization_domain_quota_exceeded",
        message = "Too many domains",
        long = "An organization can have <max> domains at most."
    )]
    OrganizationDomainQuotaExceeded { max: u64 },

    /// The instance has as many roles as it can have.
    #[api(
        status = 403,
        code = "organization_instance_roles_quota_exceeded",
        message = "Too many roles",
        long = "An instance can have <max> roles at most."
    )]
    OrganizationInstanceRolesQuotaExceeded { max: u64 },

    /// The address has an invitation of the organization that is open.
    #[api(
        status = 400,
        code = "organization_invitation_not_unique",
        message = "Already invited",
        long = "This address has an open invitation to the organization."
    )]
    OrganizationInvitationNotUnique,

    /// The organization has as many members as it can have.
    #[api(
        status = 403,
        code = "organization_membership_quota_exceeded",
        message = "Too many members",
        long = "The organization can have <max> members at most, open invitations included."
    )]
    OrganizationMembershipQuotaExceeded { max: u64 },

    /// The membership comes from a directory.
    #[api(
        status = 409,
        code = "organization_membership_managed_by_scim",
        message = "Membership is managed by a directory",
        long = "A directory manages this membership through SCIM, so it cannot be changed here.",
        hint = "Change the membership in the directory."
    )]
    OrganizationMembershipSCIMManaged,

    /// Nobody would be left to manage the organization.
    #[api(
        status = 400,
        code = "organization_minimum_permissions_needed",
        message = "Someone has to manage the organization",
        long = "At least one member has to keep the permissions that managing the organization takes."
    )]
    OrganizationMinimumPermissionsNeeded,

    /// The role for creators lacks permissions that creators need.
    #[api(
        status = 422,
        code = "organization_missing_creator_role_permissions",
        message = "Role is too weak for creators",
        long = "The role given to creators has to include these permissions: <permissionKeys...>."
    )]
    OrganizationMissingCreatorRolePermissions { permissionKeys: Vec<String> },

    /// The name holds characters that an organization's name must not have.
    #[api(
        status = 422,
        code = "form_param_value_invalid",
        message = "Organization name is not allowed",
        long = "The organization cannot be called <name>: remove <characters:?> from the name.",
        meta(name = "name")
    )]
    OrganizationNameInvalid { name: String, characters: String },

    /// The instance has no organizations.
    #[api(
        status = 403,
        code = "organization_not_enabled_in_instance",
        message = "Organizations are switched off",
        long = "This instance works without organizations.",
        hint = "Switch on organizations in the instance's settings."
    )]
    OrganizationNotEnabledInInstance,

    /// No organization matches.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such organization",
        long = "The organization does not exist in this instance."
    )]
    OrganizationNotFound,

    /// The caller is not told which of the two it is.
    #[api(
        status = 404,
        code = "organization_not_found_or_unauthorized",
        message = "Organization is not accessible",
        long = "The organization does not exist, or you may not see it."
    )]
    OrganizationNotFoundOrUnauthorized,

    /// No permission matches.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such permission",
        long = "The permission does not exist in this instance.",
        allow(duplicate_code)
    )]
    OrganizationPermissionNotFound,

    /// The role is in use.
    #[api(
        status = 422,
        code = "organization_role_assigned_members",
        message = "Members have this role",
        long = "A role cannot be deleted while members have it.",
        hint = "Give these members another role first."
    )]
    OrganizationRoleAssignedToMembers,

    /// The role was promised to somebody.
    #[api(
        status = 422,
        code = "organization_role_exists_in_invitations",
        message = "Invitations use this role",
        long = "A role cannot be deleted while open invitations use it."
    )]
    OrganizationRoleExistsInInvitations,

    /// No role matches.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such role",
        long = "The role does not exist in this instance.",
        meta(name = "role"),
        allow(duplicate_code)
    )]
    OrganizationRoleNotFound,

    /// The permission was given to the role before.
    #[api(
        status = 409,
        code = "organization_role_permission_association_exists",
        message = "Role has this permission",
        long = "The role includes this permission already."
    )]
    OrganizationRolePermissionAssociationExists,

    /// Creators of organizations get this role.
    #[api(
        status = 422,
        code = "organization_role_default_creator_role",
        message = "Role is the one for creators",
        long = "A role cannot be deleted while creators of organizations are given it."
    )]
    OrganizationRoleUsedAsCreatorRole,

    /// Members that join through a domain get this role.
    #[api(
        status = 422,
        code = "organization_role_domain_default_role",
        message = "Role is the one for domains",
        long = "A role cannot be deleted while those who join through a domain are given it."
    )]
    OrganizationRoleUsedAsDomainDefaultRole,

    /// Something still depends on organizations.
    #[api(
        status = 400,
        code = "organizations_disable_not_allowed",
        message = "Organizations cannot be switched off",
        long = "Organizations have to stay on for now: <reason>."
    )]
    OrganizationsDisableNotAllowed { reason: String },

    /// The permission is built in.
    #[api(
        status = 403,
        code = "organization_system_permission_not_modifiable",
        message = "Permission is built in",
        long = "System permissions can be neither changed nor deleted."
    )]
    OrganizationSystemPermissionNotModifiable,
}
