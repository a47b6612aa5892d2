use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500, long = "storage failed: <cause>")]
    Storage {
        #[api(source)]
        cause: std::io::Error,
    },
}

fn main() {}
