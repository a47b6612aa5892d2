use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "none of <names?>")]
    NotFound { names: Vec<String> },
}

fn main() {}
