use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, headers(x_token = token))]
    BadToken {
        #[api(secret)]
        token: String,
    },
}

fn main() {}
