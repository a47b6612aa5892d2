use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401)]
    BadToken {
        #[api(secret)]
        token: String,
    },
    #[api(status = 403, message = "no scope <token>")]
    BadScope { token: String },
}

fn main() {
    let error = UserError::BadScope { token: "read".into() };
    assert_eq!(error.message().to_string(), "no scope read");
}
