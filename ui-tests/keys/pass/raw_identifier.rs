use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(r#section = "Users")]
enum UserError {
    #[api(r#status = 404, r#hidden)]
    NotFound {
        #[api(r#meta)]
        id: u32,
    },
}

fn main() {}
