use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500, message = "storage failed: <source>")]
    Storage { source: std::io::Error },
}

fn main() {}
