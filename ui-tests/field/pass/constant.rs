use error_catalog::ApiError;

const LIMIT: u32 = 5;
static USER_IDS: [u32; 2] = [1, 2];

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 429, message = "<max>", meta(limit = LIMIT, used = limit), args(max = LIMIT), headers(x_limit = LIMIT))]
    TooMany { limit: u32 },
    #[api(status = 404, meta(known = USER_IDS))]
    NotFound { user_id: u32 },
}

fn main() {
    let error = UserError::TooMany { limit: 7 };
    assert_eq!(error.message().to_string(), "5");
    assert!(error.to_json().ends_with(r#""meta":{"limit":5,"used":7}}]}"#));
    assert_eq!(error.to_response().headers()["x-limit"], "5");
    let error = UserError::NotFound { user_id: 7 };
    assert!(error.to_json().ends_with(r#""meta":{"known":[1,2]}}]}"#));
}
