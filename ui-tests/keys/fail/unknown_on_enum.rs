use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(sectoin = "Users")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
