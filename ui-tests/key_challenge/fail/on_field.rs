use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401)]
    SignedOut {
        #[api(challenge = "Bearer")]
        realm: String,
    },
}

fn main() {}
