use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, meta(id = user_id, id = "u"))]
    NotFound { user_id: String },
}

fn main() {}
