use error_catalog::ApiError;

/// The defects that a published catalog was found with: left-over verbs, empty texts, an empty code, no status, shared codes.
#[derive(Debug, ApiError)]
enum PublishedError {
    #[api(allow(format_verb), status = 400, code = "name_invalid_length", message = "invalid length", long = "must have %d to %d characters")]
    NameInvalidLength,
    #[api(allow(empty_message), status = 422, code = "config_validation_error", message = "")]
    ConfigValidationError,
    #[api(allow(empty_message), status = 400, code = "unknown_config_key", message = "", long = "there is no key <key>")]
    UnknownConfigKey { key: String },
    #[api(status = 400, code = "workspace_not_configured", message = "not configured", long = "the workspace has no configuration")]
    WorkspaceNotConfigured,
    #[api(allow(empty_code), status = 400, code = "", message = "already exists", long = "<identifier> is in use")]
    IdentificationExists { identifier: String },
    #[api(status = 401, code = "deprovisioned", message = "deprovisioned")]
    Deprovisioned,
    #[api(allow(duplicate_code, conflicting_status), status = 400, code = "deprovisioned", message = "deprovisioned")]
    DeprovisionedBadRequest,
    #[api(status = 404, code = "resource_not_found", message = "not found", long = "no user has the id <userID>")]
    UserNotFound { #[allow(non_snake_case)] userID: String },
    #[api(allow(duplicate_code), status = 404, code = "resource_not_found", message = "not found", long = "no session has the id <sessionID>")]
    SessionNotFound { #[allow(non_snake_case)] sessionID: String },
    #[api(allow(format_verb), status = 422, code = "form_param_value_invalid", message = "invalid", long = "%v is no %v: %v")]
    FailedToParseRequestBody,
}

fn main() {
    let id = || "id_1".to_owned();
    let errors = [
        PublishedError::NameInvalidLength,
        PublishedError::ConfigValidationError,
        PublishedError::UnknownConfigKey { key: id() },
        PublishedError::WorkspaceNotConfigured,
        PublishedError::IdentificationExists { identifier: id() },
        PublishedError::Deprovisioned,
        PublishedError::DeprovisionedBadRequest,
        PublishedError::UserNotFound { userID: id() },
        PublishedError::SessionNotFound { sessionID: id() },
        PublishedError::FailedToParseRequestBody,
    ];
    let bodies: Vec<String> = errors.iter().map(ApiError::to_json).collect();
    let expected = [
        r#"{"errors":[{"message":"invalid length","long_message":"must have %d to %d characters","code":"name_invalid_length"}]}"#,
        r#"{"errors":[{"message":"","long_message":"","code":"config_validation_error"}]}"#,
        r#"{"errors":[{"message":"","long_message":"there is no key id_1","code":"unknown_config_key"}]}"#,
        r#"{"errors":[{"message":"not configured","long_message":"the workspace has no configuration","code":"workspace_not_configured"}]}"#,
        r#"{"errors":[{"message":"already exists","long_message":"id_1 is in use","code":""}]}"#,
        r#"{"errors":[{"message":"deprovisioned","long_message":"deprovisioned","code":"deprovisioned"}]}"#,
        r#"{"errors":[{"message":"deprovisioned","long_message":"deprovisioned","code":"deprovisioned"}]}"#,
        r#"{"errors":[{"message":"not found","long_message":"no user has the id id_1","code":"resource_not_found"}]}"#,
        r#"{"errors":[{"message":"not found","long_message":"no session has the id id_1","code":"resource_not_found"}]}"#,
        r#"{"errors":[{"message":"invalid","long_message":"%v is no %v: %v","code":"form_param_value_invalid"}]}"#,
    ];
    assert_eq!(bodies, expected);
}
