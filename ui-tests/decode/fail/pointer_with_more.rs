use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(decode)]
enum OrderError {
    #[api(status = 422, pointer = "/items/<index>/sku")]
    NoSku { index: usize },
}

fn main() {}
