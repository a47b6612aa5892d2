use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, decode)]
    NotFound,
}

fn main() {}
