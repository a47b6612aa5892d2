use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "user <nmae> not found", args(name = user_id.to_uppercase()))]
    NotFound { user_id: String },
}

fn main() {}
