use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, meta(kind = type))]
    NotFound { r#type: u32 },
}

fn main() {}
