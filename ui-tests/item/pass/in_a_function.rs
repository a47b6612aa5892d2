use error_catalog::ApiError;

fn main() {
    #[derive(Debug, ApiError)]
    enum UserError {
        #[api(status = 404)]
        NotFound,
    }

    assert_eq!(UserError::NotFound.code().to_string(), "not_found");
}
