use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 503, retry = "sometimes")]
    SearchDown,
}

fn main() {}
