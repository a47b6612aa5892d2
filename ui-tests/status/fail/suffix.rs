use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404u16)]
    NotFound,
}

fn main() {}
