use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500)]
    Storage(#[api(from)] std::io::Error),
    #[api(status = 400)]
    Number {
        #[api(from)]
        cause: std::num::ParseIntError,
    },
}

fn parse(text: &str) -> Result<u8, UserError> {
    Ok(text.parse::<u8>()?)
}

fn main() {
    let error = parse("x").unwrap_err();
    assert_eq!(error.code().to_string(), "number");
    assert!(std::error::Error::source(&error).is_some());
    let error = UserError::from(std::io::Error::other("full"));
    assert_eq!(error.code().to_string(), "storage");
    assert!(!error.to_json().contains("full"));
}
