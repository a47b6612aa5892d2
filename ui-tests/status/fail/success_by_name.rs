use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = OK)]
    Fine,
}

fn main() {}
