use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 4040000000000000000000000000000000000000000)]
    NotFound,
}

fn main() {}
