use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(labels(team = "a", team = 1))]
enum AuthError {
    #[api(status = 401, hidden)]
    Expired,
}

fn main() {}
