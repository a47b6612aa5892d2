use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 503, retry = 30)]
    SearchDown,
}

fn main() {}
