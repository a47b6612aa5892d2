use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, meta(total = ids.iter().map(|id| { return id + 1; }).sum::<u64>()))]
    NotFound { ids: Vec<u64> },
}

fn main() {}
