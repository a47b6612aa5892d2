use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 204)]
    NoContent,
}

fn main() {}
