use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401)]
    BadToken {
        #[api(secret, meta)]
        token: String,
    },
}

fn main() {}
