use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500, message = "storage failed: <0:?>")]
    Storage(#[api(source)] std::io::Error),
}

fn main() {}
