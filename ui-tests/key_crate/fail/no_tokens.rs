use error_catalog::ApiError;

// Not even a token: rustc would complain on the derive if it had to read it.
#[derive(Debug, ApiError)]
#[api(crate = "\u{202f}platform")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
