use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, message = "bad token <short>", args(short = token))]
    BadToken {
        #[api(secret)]
        token: String,
    },
}

fn main() {}
