use error_catalog::ApiError;

#[derive(Debug)]
struct Id(u64);

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, long = "user <0> not found")]
    NotFound(Id),
}

fn main() {}
