use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 422, pointer = "/email")]
    Invalid {
        #[api(pointer)]
        path: String,
    },
}

fn main() {}
