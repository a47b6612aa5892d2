use error_catalog::ApiError;

#[derive(Debug)]
struct Cause;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500)]
    Storage { source: Cause },
    #[api(status = 500)]
    Memory(#[api(source)] Vec<u8>),
}

fn main() {}
