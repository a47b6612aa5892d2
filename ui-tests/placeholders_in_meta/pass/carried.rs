use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(placeholders_in_meta))]
enum UserError {
    #[api(status = 404, message = "There is no user <user_id>", meta(id = user_id))]
    NotFound { user_id: String },
    #[api(status = 409, message = "<0> is taken")]
    Taken(#[api(meta = "name")] String),
    #[api(status = 413, message = "A name has at most <max> letters", args(max = 40), meta(max))]
    TooLong,
    #[api(status = 413, message = "<max> MiB at most", args(max = limit / 1024), meta(mebibytes = limit / 1024))]
    TooLarge { limit: u64 },
    /// The pointer is not a text.
    #[api(status = 422, message = "Not an address", pointer = "/<field>")]
    Malformed { field: String },
    #[api(status = 500, message = "Broken at <place>", allow(placeholders_in_meta))]
    Broken { place: String },
    #[api(status = 503)]
    Closed,
}

fn main() {}
