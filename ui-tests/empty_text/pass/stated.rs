use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(section = "a", prefix = "b:", domain = "c.example")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
