use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "user__not_found_")]
    NotFound,
}

fn main() {}
