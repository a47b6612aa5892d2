use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum StorageError {
    #[api(status = 500, meta(why = self.why()), allow(source_in_message))]
    Disk(#[api(from)] std::io::Error),
}

impl StorageError {
    fn why(&self) -> String {
        let Self::Disk(source) = self;
        source.to_string()
    }
}

#[derive(Debug, ApiError)]
#[api(status = 500, message = "disk <number> failed", args(number = self.disk + 1))]
struct Disk {
    disk: u32,
    source: std::io::Error,
}

fn main() {
    let error = StorageError::from(std::io::Error::other("disk 7"));
    assert!(error.to_json().contains("disk 7"));
    let error = Disk { disk: 6, source: std::io::Error::other("on fire") };
    assert_eq!(error.to_string(), "disk 7 failed");
}
