use error_catalog::ApiError;

#[derive(Debug, ApiError)]
pub enum OrderError {
    #[api(status = 404, message = "There is no order <number>", args(number = .0.trim()))]
    NotFound(String),

    #[api(status = 409, message = "The order has <count> items", args(count = .items.len()))]
    TooMany { items: Vec<u64> },
}

fn main() {}
