use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, meta(text = format!("{token }")))]
    BadToken { name: String, #[api(secret)] token: usize },
}

fn main() {}
