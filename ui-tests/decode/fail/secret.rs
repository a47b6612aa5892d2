use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(decode)]
enum TokenError {
    #[api(status = 401)]
    Expired {
        #[api(secret)]
        token: String,
    },
}

fn main() {}
