use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(challenge, headers))]
enum UserError {
    #[api(status = 426)]
    Refused,
}

fn main() {}
