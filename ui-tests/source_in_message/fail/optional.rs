use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500, message = "storage failed: <source?>")]
    Storage { source: Option<std::io::Error> },
}

fn main() {}
