use error_catalog::ApiError;

#[derive(Debug)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {
    let _error: &dyn ApiError;
}
