use error_catalog::ApiError;

#[derive(Debug)]
struct Id(u64);

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, meta(id = Id(*user_id)))]
    NotFound { user_id: u64 },
}

fn main() {}
