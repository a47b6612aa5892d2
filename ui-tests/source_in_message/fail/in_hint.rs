use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500, hint = "look into <0>")]
    Storage(#[api(from)] std::io::Error),
}

fn main() {}
