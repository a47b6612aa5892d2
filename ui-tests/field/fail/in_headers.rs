use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, headers(x_user = usr_id))]
    NotFound { user_id: String },
}

fn main() {}
