use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "<usr_id> or <1> or <b>", long = "id <user_id", hint = "create <>")]
    NotFound { user_id: String },
    #[api(status = 402, message = "<price:.2q> is too much", long = "<price?>", hint = "pay <price.2>")]
    TooExpensive { price: f64 },
    #[api(status = 409, message = "<email>", long = "<2>", hint = "<user-name>")]
    EmailTaken(String, String),
}

fn main() {}
