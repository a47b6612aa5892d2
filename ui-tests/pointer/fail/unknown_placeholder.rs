use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 422, pointer = "/items/<indx>/sku")]
    Invalid { index: usize },
}

fn main() {}
