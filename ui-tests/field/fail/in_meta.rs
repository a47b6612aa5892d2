use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, meta(id = usr_id))]
    NotFound { user_id: String },
}

fn main() {}
