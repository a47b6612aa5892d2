use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum AppError {
    #[api(transparent)]
    User(UserError),
}

#[derive(Debug, ApiError)]
enum UserError {
    #[api(transparent)]
    App(Box<AppError>),
}

fn main() {}
