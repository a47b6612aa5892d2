use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, meta(text = format!("<{token}>")))]
    BadToken {
        #[api(secret)]
        token: String,
    },
}

fn main() {}
