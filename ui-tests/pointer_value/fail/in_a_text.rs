use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 409, long = "<email> is taken")]
    EmailTaken { #[api(pointer)] email: String },
}

fn main() {}
