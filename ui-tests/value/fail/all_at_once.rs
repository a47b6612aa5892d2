use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(section = 1, display = "no", envelope = 5, retired(account_gone), require = "docs", prefix("user:"))]
enum UserError {
    #[api(status = 404, message = 404, long = true, code = not_found, hint, hidden = "yes", allow = "empty_code")]
    NotFound,
    #[api(status = 409, message = b"taken", retry = 30, challenge = 401, meta = "email", headers("a"), docs = docs)]
    EmailTaken {
        #[api(meta = 5, pointer = "email")]
        email: String,
        #[api(secret = true)]
        token: String,
    },
}

fn main() {}
