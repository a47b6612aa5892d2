use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 600)]
    NotFound,
}

fn main() {}
