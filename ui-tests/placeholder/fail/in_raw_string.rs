use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = r#"user "<usr_id>" not found"#)]
    NotFound { user_id: String },
}

fn main() {}
