use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound {
        #[api(meta = "id")]
        user_id: String,
        #[api(meta = "id")]
        tenant_id: String,
    },
}

fn main() {}
