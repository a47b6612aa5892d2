use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(decode)]
enum UserError {
    #[api(status = 404, meta(name))]
    NotFound { name: &'static str },
    #[api(status = 422)]
    Invalid(#[api(pointer)] &'static str),
}

fn main() {}
