use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum AuthError {
    #[api(transparent, labels(team = "a"))]
    Inner(Inner),
}

#[derive(Debug, ApiError)]
#[api(status = 404)]
struct Inner;

fn main() {}
