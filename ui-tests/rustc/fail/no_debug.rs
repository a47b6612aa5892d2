use error_catalog::ApiError;

#[derive(ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
