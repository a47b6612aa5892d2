use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(transparent)]
    Storage(std::io::Error),
}

fn main() {}
