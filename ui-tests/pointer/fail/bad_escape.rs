use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 422, pointer = "/a~b")]
    Invalid,
}

fn main() {}
