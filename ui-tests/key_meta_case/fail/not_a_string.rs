use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(meta_case = camelCase)]
enum UserError {
    #[api(status = 404, meta(user_id))]
    NotFound { user_id: String },
}

fn main() {}
