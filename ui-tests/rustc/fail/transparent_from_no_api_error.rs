use error_catalog::ApiError;

#[derive(Debug)]
struct Inner;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(transparent)]
    Inner(#[api(from)] Inner),
}

fn main() {}
