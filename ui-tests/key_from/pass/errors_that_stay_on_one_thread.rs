use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum LocalError {
    #[api(status = 500)]
    Failed(#[api(from(Local))] Shared),
}

#[derive(Debug)]
struct Local(std::rc::Rc<str>);

/// Not an error.
struct Shared(std::rc::Rc<str>);

impl std::fmt::Debug for Shared {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::fmt::Display for Shared {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Shared {}

impl From<Local> for Shared {
    fn from(local: Local) -> Self {
        Shared(local.0)
    }
}

fn main() {
    assert_eq!(LocalError::from(Local("x".into())).code(), "failed");
}
