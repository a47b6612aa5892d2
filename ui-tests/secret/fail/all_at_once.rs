use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(
        status = 401,
        message = "bad token <token>",
        long = "bad token <token:?>",
        hint = "drop <token>",
        meta(token, key = token),
        headers(x_token = token)
    )]
    BadToken {
        #[api(secret)]
        token: String,
        #[api(secret, pointer)]
        key: String,
    },
    #[api(status = 403)]
    BadKey(#[api(secret, meta = "key")] String),
}

fn main() {}
