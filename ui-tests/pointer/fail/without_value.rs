use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 422, pointer)]
    Invalid { path: String },
}

fn main() {}
