use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound {
        #[api(hint = "create it first")]
        user_id: String,
    },
}

fn main() {}
