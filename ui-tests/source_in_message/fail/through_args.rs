use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500, message = "storage failed: <cause>", args(cause = source.to_string()))]
    Storage { source: std::io::Error },
}

fn main() {}
