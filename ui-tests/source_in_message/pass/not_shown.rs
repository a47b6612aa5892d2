use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500, message = "storage failed", long = "storage <name> failed")]
    Storage { name: String, source: std::io::Error },
}

fn main() {
    let source = std::io::Error::other("disk 7 is on fire");
    let error = UserError::Storage { name: "a".into(), source };
    assert!(std::error::Error::source(&error).is_some());
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"storage failed","long_message":"storage a failed","code":"storage"}]}"#
    );
}
