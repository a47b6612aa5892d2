use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "at 12:id5, ${other}, {}")]
    NotFound,
    #[api(status = 410, message = "no user {}", allow(lost_placeholder))]
    Gone { id: u64 },
    #[api(status = 400, meta(user = "<name>"))]
    Bad { id: u64 },
}

fn main() {}
