use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "%d", allow = "format_verb")]
    NotFound,
}

fn main() {}
