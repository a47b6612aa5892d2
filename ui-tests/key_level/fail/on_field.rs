use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum AuthError {
    #[api(status = 401)]
    Expired {
        #[api(level = "info")]
        id: u8,
    },
}

fn main() {}
