use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500)]
    Down(#[api(from())] std::io::Error),
    #[api(status = 500)]
    Gone(#[api(from(unless = is_taken))] std::io::Error),
}

fn main() {}
