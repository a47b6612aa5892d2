use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500, from)]
    Storage(std::io::Error),
}

fn main() {}
