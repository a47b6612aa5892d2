use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 409, long = "<email> is taken")]
    EmailTaken { #[api(pointer)] field: String, email: String },
    #[api(status = 422, message = "<field> is wrong", allow(pointer_value))]
    Wrong { #[api(pointer)] field: String },
    #[api(status = 400, meta(length = field.len()))]
    Long { #[api(pointer)] field: String },
}

fn main() {}
