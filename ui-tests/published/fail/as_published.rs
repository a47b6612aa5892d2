#![allow(dead_code)]

use error_catalog::ApiError;

/// The defects that a published catalog was found with: left-over verbs, empty texts, an empty code, no status, shared codes.
#[derive(Debug, ApiError)]
enum PublishedError {
    #[api(status = 400, code = "name_invalid_length", message = "invalid length", long = "must have %d to %d characters")]
    NameInvalidLength,
    #[api(status = 422, code = "config_validation_error", message = "")]
    ConfigValidationError,
    #[api(status = 400, code = "unknown_config_key", message = "", long = "there is no key <key>")]
    UnknownConfigKey { key: String },
    #[api(code = "workspace_not_configured", message = "not configured", long = "the workspace has no configuration")]
    WorkspaceNotConfigured,
    #[api(status = 400, code = "", message = "already exists", long = "<identifier> is in use")]
    IdentificationExists { identifier: String },
    #[api(status = 401, code = "deprovisioned", message = "deprovisioned")]
    Deprovisioned,
    #[api(status = 400, code = "deprovisioned", message = "deprovisioned")]
    DeprovisionedBadRequest,
    #[api(status = 404, code = "resource_not_found", message = "not found", long = "no user has the id <userID>")]
    UserNotFound { #[allow(non_snake_case)] userID: String },
    #[api(status = 404, code = "resource_not_found", message = "not found", long = "no session has the id <sessionID>")]
    SessionNotFound { #[allow(non_snake_case)] sessionID: String },
    #[api(status = 422, code = "form_param_value_invalid", message = "invalid", long = "%v is no %v: %v")]
    FailedToParseRequestBody,
}

fn main() {}
