use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(decode)]
enum UploadError {
    #[api(status = 413, meta(megabytes = *size / 1_000_000))]
    TooLarge { size: u64 },
}

fn main() {}
