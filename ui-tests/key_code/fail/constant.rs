use error_catalog::ApiError;

const CODE: &str = "gone";

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = CODE)]
    NotFound,
}

fn main() {}
