use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "user %s not found", long = "No user with id %d", hint = "use %q")]
    NotFound { user_id: u64 },
    #[api(status = 409, message = "%v is taken by %s")]
    EmailTaken,
}

fn main() {}
