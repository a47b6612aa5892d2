use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound {
        #[api(pionter)]
        user_id: String,
    },
}

fn main() {}
