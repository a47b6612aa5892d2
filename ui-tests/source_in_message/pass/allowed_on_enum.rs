use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(allow(source_in_message))]
enum UserError {
    #[api(status = 500, message = "storage failed: <0>")]
    Storage(#[api(from)] std::io::Error),
}

fn main() {
    let error = UserError::from(std::io::Error::other("full"));
    assert_eq!(error.message().to_string(), "storage failed: full");
}
