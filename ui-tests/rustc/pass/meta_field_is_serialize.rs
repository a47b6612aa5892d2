use error_catalog::ApiError;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct Id {
    tenant: u8,
    number: u64,
}

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, meta(user_id))]
    NotFound { user_id: Id },
}

fn main() {
    let error = UserError::NotFound { user_id: Id { tenant: 1, number: 7 } };
    assert!(error.to_json().ends_with(r#""meta":{"user_id":{"tenant":1,"number":7}}}]}"#));
}
