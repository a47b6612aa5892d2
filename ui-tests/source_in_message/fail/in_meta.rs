use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500, meta(cause = source.to_string()))]
    Storage { source: std::io::Error },
}

fn main() {}
