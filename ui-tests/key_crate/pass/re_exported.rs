mod facade {
    pub mod deeper {
        pub use error_catalog as errors;
    }
}

use facade::deeper::errors::ApiError;

#[derive(Debug, ApiError)]
#[api(crate = crate::facade::deeper::errors)]
enum UserError {
    #[api(status = 404, message = "no user <user_id>", meta(user_id))]
    NotFound { user_id: String },
}

fn main() {
    let error = UserError::NotFound { user_id: "u".into() };
    assert_eq!(error.message().to_string(), "no user u");
}
