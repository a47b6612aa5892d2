use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "", long = "", hint = "")]
    NotFound,
    #[api(status = 409, message = "")]
    EmailTaken { email: String },
}

fn main() {}
