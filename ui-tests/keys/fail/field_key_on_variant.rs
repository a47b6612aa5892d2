use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, from)]
    Io(std::io::Error),
}

fn main() {}
