use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 405, headers(größe = "1", allow = "GET\r\nX: y", vary = "a\0", x_limit = limt, x_limit = limit, allow = "PUT"))]
    WrongMethod { limit: u32 },
    #[api(status = 429, headers(allow))]
    TooMany,
}

fn main() {}
