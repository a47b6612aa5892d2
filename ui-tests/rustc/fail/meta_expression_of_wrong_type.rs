use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, meta(id = user_id + 1))]
    NotFound { user_id: String },
}

fn main() {}
