use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum PageError {
    #[api(status = 400)]
    TooMany {
        #[api(pointer)]
        path: String,
        #[api(parameter)]
        name: String,
    },
}

fn main() {}
