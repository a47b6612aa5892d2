use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound {
        #[api(pointer)]
        #[api(pointer)]
        user_id: String,
    },
}

fn main() {}
