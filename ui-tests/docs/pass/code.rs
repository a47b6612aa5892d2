use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(docs = "https://docs.example.com/<code>?q=<code>#top")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.docs().unwrap().to_string(), "https://docs.example.com/not_found?q=not_found#top");
}
