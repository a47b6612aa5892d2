use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 401, message = "bad token", meta(debug = format!("{self:?}")))]
struct BadToken {
    #[api(secret)]
    token: String,
}

fn main() {}
