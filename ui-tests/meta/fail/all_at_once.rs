use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, meta(usr_id, id = user_id, id = "u", "user_id", tenant = "t"))]
    NotFound {
        user_id: String,
        #[api(meta)]
        tenant: String,
    },
    #[api(status = 409, meta = "email")]
    EmailTaken(#[api(meta)] String, #[api(meta = 5)] String),
}

fn main() {}
