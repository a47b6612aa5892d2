use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(decode)]
enum UserError {
    #[api(status = 404, message = "There is no user <0>")]
    NotFound(u64),
}

fn main() {}
