use error_catalog::ApiError;

#[derive(Debug)]
struct Id(u64);

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound {
        #[api(meta)]
        user_id: Id,
    },
}

fn main() {}
