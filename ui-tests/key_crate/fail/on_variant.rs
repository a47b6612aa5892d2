use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, crate = error_catalog)]
    NotFound,
}

fn main() {}
