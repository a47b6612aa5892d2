use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(statuss = 404)]
    NotFound,
}

fn main() {}
