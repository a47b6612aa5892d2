use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status(410))]
    Gone,
}

fn main() {}
