use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 409, docs = "https://docs.example.com/%d0%b0#<code>")]
    Full,
}

fn main() {
    assert_eq!(UserError::Full.docs().unwrap().to_string(), "https://docs.example.com/%d0%b0#full");
}
