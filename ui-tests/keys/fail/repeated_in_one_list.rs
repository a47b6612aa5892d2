use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "user_not_found", status = 410)]
    NotFound,
}

fn main() {}
