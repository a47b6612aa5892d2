use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(retired("account_gone", "email_taken", "user_locked"), allow(retired_code))]
enum UserError {
    #[api(status = 404, code = "account_gone")]
    NotFound,
    #[api(status = 409)]
    EmailTaken,
    #[api(status = 423, code = "user_locked", allow(retired_code))]
    Locked,
}

fn main() {}
