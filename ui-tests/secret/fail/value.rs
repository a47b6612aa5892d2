use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401)]
    BadToken {
        #[api(secret = "yes")]
        token: String,
    },
}

fn main() {}
