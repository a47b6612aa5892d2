use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(section = "", prefix = " ", domain = "")]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
