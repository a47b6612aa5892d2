use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(retry = "always")]
enum UserError {
    #[api(status = 503)]
    SearchDown,
}

fn main() {}
