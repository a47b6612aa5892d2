use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, hint = "use %q instead")]
    NotFound,
}

fn main() {}
