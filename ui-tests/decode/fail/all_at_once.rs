use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(decode)]
enum UserError {
    #[api(status = 404, message = "There is no user <user_id>")]
    NotFound { user_id: u64 },
    #[api(status = 409, message = "<0> is taken")]
    Taken(String),
    #[api(status = 401)]
    Expired {
        #[api(secret)]
        token: String,
        since: u64,
    },
}

fn main() {
    let _ = error_catalog::Received::parse("{}").decode::<UserError>();
}
