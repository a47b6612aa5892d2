use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no user<user_id>")]
    NotFound { user_id: Option<String> },
}

fn main() {}
