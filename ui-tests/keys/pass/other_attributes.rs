use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[must_use]
#[non_exhaustive]
enum UserError {
    /// No user exists with the given id.
    #[doc(alias = "missing")]
    #[api(status = 404)]
    NotFound {
        #[allow(dead_code)]
        user_id: String,
    },
}

fn main() {
    let error = UserError::NotFound { user_id: "u".into() };
    assert_eq!(error.code().to_string(), "not_found");
}
