use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(placeholders_in_meta))]
enum UserError {
    #[api(status = 404, message = "There is no user <user_id>", long = "No user was found with id <user_id>")]
    NotFound { user_id: String },
    #[api(status = 409, message = "<0> is taken", hint = "Try <1> instead")]
    Taken(String, String),
    #[api(status = 413, message = "A name has at most <max> letters, not <length>", args(max = 40), meta(length))]
    TooLong { length: usize },
    #[api(status = 429, message = "Wait for <wait> s", retry_after = wait)]
    Locked { wait: u64 },
}

#[derive(Debug, ApiError)]
#[api(status = 404, message = "There is no <path:?>", require(placeholders_in_meta))]
struct NoFile {
    path: String,
}

fn main() {}
