use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, meta(account))]
    NotFound { user_id: String },
}

fn main() {}
