use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum PageError {
    #[api(transparent, parameter = "limit")]
    Inner(Inner),
    #[api(transparent)]
    Other(#[api(parameter)] Other),
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
struct Inner;

#[derive(Debug, ApiError)]
#[api(status = 400)]
struct Other;

fn main() {}
