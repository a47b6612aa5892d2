use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(retired(""))]
enum UserError {
    #[api(status = 404, code = "", allow(empty_code))]
    NotFound,
}

fn main() {}
