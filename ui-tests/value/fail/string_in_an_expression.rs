use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "not found".to_owned(), long = &"no user was found", hint = ("create one"))]
    NotFound,
}

fn main() {}
