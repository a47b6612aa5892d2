use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, challenge = "Bearer\r\nSet-Cookie: a=b")]
    SignedOut,
}

fn main() {}
