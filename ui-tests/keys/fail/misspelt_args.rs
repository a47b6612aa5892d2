use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no user <name>", agrs(name = 5))]
    NotFound,
}

fn main() {}
