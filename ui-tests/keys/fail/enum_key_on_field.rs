use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound {
        #[api(prefix = "user:")]
        user_id: String,
    },
}

fn main() {}
