use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500)]
    Storage {
        #[api(source)]
        cause: std::io::Error,
        path: String,
    },
}

fn main() {
    let error = UserError::Storage { cause: std::io::Error::other("full"), path: "/".into() };
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "full");
}
