use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 503, retry = "back_off")]
    SearchDown,
}

fn main() {}
