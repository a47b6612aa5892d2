use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, meta(user_id = "u"))]
    NotFound {
        #[api(meta)]
        user_id: String,
    },
}

fn main() {}
