use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no <name>", args(name = usr_id.to_uppercase()))]
    NotFound { user_id: String },
}

fn main() {}
