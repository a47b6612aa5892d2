use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401)]
    BadToken {
        #[api(secret, pointer)]
        token: String,
    },
}

fn main() {}
