use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500)]
    Down(#[api(from(std::fmt::Error))] std::io::Error),
}

fn main() {}
