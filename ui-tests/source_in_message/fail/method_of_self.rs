use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum StorageError {
    #[api(status = 500, meta(why = self.why(), shown = format!("{self:?}")))]
    Disk(#[api(from)] std::io::Error),
}

impl StorageError {
    fn why(&self) -> String {
        let Self::Disk(source) = self;
        source.to_string()
    }
}

fn main() {}
