use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(labels(type = "other"), require(labels(type("auth"))))]
enum AuthError {
    #[api(status = 401)]
    Expired,
    #[api(status = 401)]
    Locked,
    #[api(status = 401, labels(type = true))]
    Odd,
}

fn main() {}
