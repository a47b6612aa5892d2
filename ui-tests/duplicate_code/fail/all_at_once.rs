use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "gone")]
    NotFound,
    #[api(status = 404, code = "gone")]
    Deleted,
    #[api(status = 404, code = "gone")]
    Hidden,
    #[api(status = 409)]
    EmailTaken,
    #[api(status = 409, code = "email_taken")]
    NameTaken,
    #[api(status = 409, code = "locked")]
    Busy,
    #[api(status = 409)]
    Locked,
}

fn main() {}
