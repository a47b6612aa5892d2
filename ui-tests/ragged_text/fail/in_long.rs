use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, long = "no user
        has this id: <id>")]
    NotFound { id: u64 },
}

fn main() {}
