use error_catalog::ApiError;

struct House;

#[derive(Debug, ApiError)]
#[api(envelope = House)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
