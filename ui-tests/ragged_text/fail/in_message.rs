use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no user
        has this id")]
    NotFound,
}

fn main() {}
