use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum AppError {
    #[api(transparent)]
    Nested(Box<AppError>),
    #[api(transparent)]
    List(error_catalog::Errors<Box<Self>>),
    #[api(status = 500)]
    Internal,
}

fn main() {}
