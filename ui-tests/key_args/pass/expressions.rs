use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no <name>, <rest> left", args(name = user_id.to_uppercase(), rest = 10 - used))]
    NotFound { user_id: String, used: u8 },
    #[api(status = 409, message = "<half:.1>", args(half = f64::from(*_0) / 2.0))]
    TooLarge(u8),
}

fn main() {
    let error = UserError::NotFound { user_id: "u".into(), used: 3 };
    assert_eq!(error.message().to_string(), "no U, 7 left");
    assert_eq!(UserError::TooLarge(5).message().to_string(), "2.5");
}
