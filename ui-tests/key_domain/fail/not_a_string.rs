use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(domain = users.example.com)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
