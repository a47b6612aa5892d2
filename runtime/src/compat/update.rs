//! How lock files are written anew.

/// The variable that makes tests rewrite lock files, unless it is empty or `0`.
pub(super) const UPDATE: &str = "UPDATE_ERROR_LOCK";

/// The command that writes lock files without the feature `cli`.
pub(crate) const UPDATE_COMMAND: &str = "UPDATE_ERROR_LOCK=1 cargo test";
