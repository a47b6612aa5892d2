use error_catalog::ApiError;

#[derive(Debug)]
struct Path(Vec<String>);

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 422)]
    Invalid {
        #[api(pointer)]
        path: Path,
    },
}

fn main() {}
