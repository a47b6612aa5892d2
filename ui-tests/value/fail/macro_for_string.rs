use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = concat!("not", " found"))]
    NotFound,
}

fn main() {}
