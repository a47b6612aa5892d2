use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404)]
struct NotFound;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(transparent)]
    NotFound(NotFound),
}

#[derive(Debug, ApiError)]
enum Never {}

fn main() {
    assert_eq!(UserError::NotFound(NotFound).status().as_u16(), 404);
}
