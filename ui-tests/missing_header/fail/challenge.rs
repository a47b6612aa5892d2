use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(challenge, headers))]
enum UserError {
    #[api(status = 401)]
    Refused,
}

fn main() {}
