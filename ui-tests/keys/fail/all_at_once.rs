use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(sectoin = "Users", hint = "sign in", secret, docs = "https://a.example", docs = "https://b.example")]
#[api(allow(duplicate_codes), require(descriptoin))]
enum UserError {
    #[api(status = 404, mesage = "not found", prefix = "user:", from, status = 410, flavours = "high")]
    NotFound {
        #[api(pionter, section = "Users", code = "user_id", secret, secret)]
        user_id: String,
    },
    #[api(status = 409, allow(empty_mesage), "email_taken")]
    #[api(hidden, status = 409, hidden)]
    EmailTaken,
}

fn main() {}
