use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(envelope = error_catalog::envelope::Problm)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
