//! Keys of an instance.

use error_catalog::ApiError;

use super::ClerkErrors;

/// The keys of an instance.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum InstanceKeysError {
    /// The last key of an instance was to be deleted.
    #[api(
        status = 400,
        code = "instance_key_required",
        message = "One key has to remain",
        long = "An instance needs at least one key, so its last one cannot be deleted."
    )]
    InstanceKeyRequired,
}

/// Public keys of an instance.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum PublicKeysError {
    /// The id names no public key of this instance.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such public key",
        long = "No public key has the id <publicKeyID>."
    )]
    PublicKeyNotFound { publicKeyID: String },
}

/// Keys that tokens are signed with.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum SigningKeysError {
    /// The id names no signing key of this instance.
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "No such signing key",
        long = "No signing key has the id <signingKeyID>."
    )]
    SigningKeyNotFound { signingKeyID: String },
}
