use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(labels(team = "a")))]
enum AuthError {
    #[api(status = 401, labels(team = "a"))]
    Expired,
}

fn main() {}
