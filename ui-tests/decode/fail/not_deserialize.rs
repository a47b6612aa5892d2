use error_catalog::ApiError;

#[derive(Debug, serde::Serialize)]
struct Id(u64);

#[derive(Debug, ApiError)]
#[api(decode)]
enum UserError {
    #[api(status = 404, meta(id))]
    NotFound { id: Id },
}

fn main() {}
