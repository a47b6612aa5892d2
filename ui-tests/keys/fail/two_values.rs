use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no user " "of this name")]
    NotFound,
}

fn main() {}
