use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(challenge, headers))]
enum UserError {
    #[api(status = 401)]
    V401,
    #[api(status = 405)]
    V405,
    #[api(status = 407)]
    V407,
    #[api(status = 426)]
    V426,
}

fn main() {}
