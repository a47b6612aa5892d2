use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "user\u{200b}_gone")]
    NotFound,
}

fn main() {}
