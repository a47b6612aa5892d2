use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum AuthError {
    #[api(status = 401, labels(team))]
    Expired,
}

fn main() {}
