use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, flavours = "high")]
    NotFound,
}

fn main() {}
