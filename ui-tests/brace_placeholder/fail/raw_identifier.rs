use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 400, message = "no such type: {type}")]
    UnknownType { r#type: String },
}

fn main() {}
