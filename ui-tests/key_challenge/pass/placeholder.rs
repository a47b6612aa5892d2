use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum ScopeError {
    #[api(status = 403, challenge = "Bearer realm=\"a\\\"<<b\", scope=\"<scope> \\\\<scope>\"")]
    Missing { scope: String },
}

fn main() {
    let error = ScopeError::Missing { scope: "\"".to_owned() };
    let challenge = r#"Bearer realm="a\"<b", scope="\" \\\"""#;
    assert_eq!(error.challenge().map(|text| text.to_string()).as_deref(), Some(challenge));
}
