use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "<a>", long = "<id:b$>", args(a = id + 1, b = *id as usize, c = id + 3), meta(c))]
    NotFound { id: u64 },
    #[api(status = 410, args(next = id + 1), allow(unused_arg))]
    Gone { id: u64 },
}

fn main() {}
