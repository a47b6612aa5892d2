use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(prefix = "user:")]
enum UserError {
    #[api(status = 404, code = "not_found")]
    NotFound,
    #[api(status = 404, code = "user:notFound")]
    Deleted,
    #[api(status = 404, code = "hiddenUser")]
    Hidden,
    #[api(status = 409, code = "user:email taken")]
    EmailTaken,
    #[api(status = 409, code = "user:")]
    NameTaken,
    #[api(status = 409, code = "user-locked")]
    Locked,
}

fn main() {}
