use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no <name>", args(name = user_id, name = user_id.len()))]
    NotFound { user_id: String },
}

fn main() {}
