use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "{user_id}")]
    NotFound {
        #[api(allow(brace_placeholder))]
        user_id: String,
    },
}

fn main() {}
