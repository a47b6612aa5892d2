use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(long, docs, long), allow(empty_message, empty_message), docs = "https://example.com")]
enum UserError {
    #[api(status = 404, long = "%d", allow(format_verb, empty_code, format_verb))]
    NotFound,
    #[api(status = 410, long = "a", allow(empty_code, empty_code))]
    Gone,
}

fn main() {}
