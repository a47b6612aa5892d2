use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, meta(next = (let x = 1)))]
    NotFound,
}

fn main() {}
