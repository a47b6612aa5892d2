use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "<name:width$>")]
    NotFound { name: String, width: u8 },
}

fn main() {}
