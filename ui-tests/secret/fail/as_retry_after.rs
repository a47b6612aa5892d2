use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, retry_after = pin)]
    BadPin {
        #[api(secret)]
        pin: u64,
    },
}

fn main() {}
