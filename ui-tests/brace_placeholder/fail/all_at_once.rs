use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(
        status = 404,
        message = "user {user_id} not found",
        long = "{user_id:?} in {tenant}",
        hint = "create {user_id}"
    )]
    NotFound { user_id: String, tenant: String },
    #[api(status = 409, message = "{0} is taken")]
    EmailTaken(String),
}

fn main() {}
