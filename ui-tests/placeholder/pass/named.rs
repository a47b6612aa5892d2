use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no <user_id> in <tenant>", long = "<user_id><user_id>")]
    NotFound { user_id: String, tenant: u8 },
}

fn main() {
    let error = UserError::NotFound { user_id: "u".into(), tenant: 7 };
    assert_eq!(error.message().to_string(), "no u in 7");
    assert_eq!(error.text().to_string(), "uu");
}
