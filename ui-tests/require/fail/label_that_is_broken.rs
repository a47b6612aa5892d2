use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(labels(team)))]
enum AuthError {
    #[api(status = 401, labels(team = 1.5))]
    Expired,
}

fn main() {}
