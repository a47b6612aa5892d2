use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 500, message = "storage failed: <why>", args(why = self.source.to_string()))]
struct Storage {
    source: std::io::Error,
}

fn main() {}
