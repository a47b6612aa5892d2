use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "<usr_id> not found in <tenent>")]
    NotFound { user_id: String, tenant: String },
}

fn main() {}
