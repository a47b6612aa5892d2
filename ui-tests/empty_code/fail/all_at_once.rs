use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "kebab-case", prefix = "user-")]
enum UserError {
    #[api(status = 404, code = "")]
    NotFound,
    #[api(status = 410, code = "", message = "deleted")]
    Deleted { user_id: String },
}

fn main() {}
