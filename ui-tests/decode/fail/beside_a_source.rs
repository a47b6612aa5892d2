use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(decode)]
enum StoreError {
    #[api(status = 500)]
    Damaged { row: u32, source: std::io::Error },
}

fn main() {}
