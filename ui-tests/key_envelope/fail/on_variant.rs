use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, envelope = error_catalog::envelope::Flat)]
    NotFound,
}

fn main() {}
