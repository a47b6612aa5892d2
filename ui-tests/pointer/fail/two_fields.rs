use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 422)]
    Invalid {
        #[api(pointer)]
        path: String,
        #[api(pointer)]
        other: String,
    },
}

fn main() {}
