use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, hint = "drop <0>")]
    BadToken(#[api(secret)] String),
}

fn main() {}
