use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "<a>", args(a = id + 1, b = id + 2, c = id + 3))]
    NotFound { id: u64 },
    #[api(status = 410, args(next = id + 1))]
    Gone { id: u64 },
}

fn main() {}
