use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 409, long = "<email> is taken")]
    V0 { #[api(pointer)] email: String },
    #[api(status = 409, meta(email))]
    V1 { #[api(pointer)] email: String },
    #[api(status = 409)]
    V2 { #[api(pointer, meta)] email: String },
}

fn main() {}
