use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "userNotFound")]
    NotFound,
    #[api(status = 404, code = "userDeleted", allow(code_style))]
    Deleted,
}

fn main() {}
