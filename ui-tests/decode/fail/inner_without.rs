use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 401)]
struct Expired;

#[derive(Debug, ApiError)]
#[api(decode)]
enum AppError {
    #[api(transparent)]
    Auth(Expired),
}

fn main() {}
