use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(domain = "users.example.com", envelope = error_catalog::envelope::GoogleStatus)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {
    let json = UserError::NotFound.to_json();
    assert!(json.contains(r#""domain":"users.example.com""#), "{json}");
}
