use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 499)]
    ClientClosedRequest,
}

fn main() {}
