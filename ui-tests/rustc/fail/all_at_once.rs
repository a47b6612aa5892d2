use error_catalog::ApiError;

#[derive(Debug)]
struct Id(u64);

struct House;

#[derive(Debug, ApiError)]
#[api(envelope = House)]
enum UserError {
    #[api(status = 404, message = "user <user_id> not found")]
    NotFound { user_id: Id },
    #[api(status = 410, meta(user_id))]
    Deleted { user_id: Id },
    #[api(status = 429, headers(x_limit = limit), retry_after = wait)]
    TooMany { limit: Id, wait: String },
    #[api(status = 500)]
    Storage {
        #[api(source)]
        cause: Id,
    },
    #[api(transparent)]
    Inner(std::io::Error),
}

fn main() {}
