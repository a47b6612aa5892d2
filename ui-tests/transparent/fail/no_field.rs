use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(transparent)]
    Auth,
}

fn main() {}
