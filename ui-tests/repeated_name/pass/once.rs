use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(long), allow(format_verb))]
enum UserError {
    #[api(status = 404, long = "%d", allow(format_verb))]
    NotFound,
    #[api(status = 410, long = "a", allow(empty_code, empty_code, repeated_name))]
    Gone,
}

fn main() {}
