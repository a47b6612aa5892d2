use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 409, meta(email))]
    EmailTaken { #[api(pointer)] email: String },
}

fn main() {}
