use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = NOT_FUOND)]
    NotFound,
}

fn main() {}
