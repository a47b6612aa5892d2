use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404, allow(retired_code, duplicat_code))]
enum UserError {
    #[api(allow(unknown, format_verb), message = "%d users")]
    NotFound,
}

fn main() {}
