use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no users <user_ids...>")]
    NotFound { user_ids: Vec<u32> },
}

fn main() {
    let error = UserError::NotFound { user_ids: vec![1, 2, 3] };
    assert_eq!(error.message().to_string(), "no users 1, 2, 3");
    let error = UserError::NotFound { user_ids: vec![] };
    assert_eq!(error.message().to_string(), "no users ");
}
