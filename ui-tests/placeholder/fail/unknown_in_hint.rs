use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, hint = "create <userid> first")]
    NotFound { user_id: String },
}

fn main() {}
