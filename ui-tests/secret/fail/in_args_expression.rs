use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, message = "bad token <short>", args(short = token.get(..4).unwrap_or_default()))]
    BadToken {
        #[api(secret)]
        token: String,
    },
}

fn main() {}
