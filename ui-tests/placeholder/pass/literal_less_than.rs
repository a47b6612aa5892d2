use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 400, message = "a < b <= c <- d </e>", long = "<<b> <<<age> <")]
    TooSmall { age: u8 },
}

fn main() {
    let error = UserError::TooSmall { age: 7 };
    assert_eq!(error.message().to_string(), "a < b <= c <- d </e>");
    assert_eq!(error.text().to_string(), "<b> <7 <");
}
