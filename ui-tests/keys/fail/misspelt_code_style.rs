use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_stile = "kebab-case")]
enum UserError {
    #[api(status = 404, code = "not-found")]
    NotFound,
}

fn main() {}
