use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, meta(id = user_id))]
    NotFound { user_id: String },
    #[api(status = 410, meta(id = user_id))]
    Deleted { user_id: u64 },
}

fn main() {
    let error = UserError::Deleted { user_id: 7 };
    assert!(error.to_json().ends_with(r#""meta":{"id":7}}]}"#));
}
