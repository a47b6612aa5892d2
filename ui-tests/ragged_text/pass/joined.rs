use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no user \
        has this id")]
    NotFound,
    #[api(status = 410, message = "first\nsecond")]
    Gone,
    #[api(status = 400, message = "a
        b", allow(ragged_text))]
    Bad,
}

fn main() {}
