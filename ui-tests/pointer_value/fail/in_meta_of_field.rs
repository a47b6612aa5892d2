use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 409)]
    EmailTaken { #[api(pointer, meta)] email: String },
}

fn main() {}
