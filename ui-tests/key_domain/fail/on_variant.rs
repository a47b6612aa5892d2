use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, domain = "users.example.com")]
    NotFound,
}

fn main() {}
