#![deny(deprecated)]

use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound,
    #[deprecated(note = "use NotFound")]
    #[api(status = 410, message = "no user <user_id>", meta(user_id))]
    Deleted { user_id: String },
}

fn main() {
    assert_eq!(UserError::NotFound.code().to_string(), "not_found");
    #[allow(deprecated)]
    let error = UserError::Deleted { user_id: "u".into() };
    assert_eq!(error.code().to_string(), "deleted");
}
