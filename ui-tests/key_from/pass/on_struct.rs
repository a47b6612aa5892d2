use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 500)]
struct Storage(#[api(from)] std::io::Error);

fn main() {
    let error = Storage::from(std::io::Error::other("full"));
    assert!(std::error::Error::source(&error).is_some());
}
