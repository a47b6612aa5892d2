use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

const VERSION: &str = "1.4";

pub static API: Catalog = error_catalog::catalog!(
    "Users API",
    [UserError],
    version = VERSION,
    allow(duplicate_code),
    docs = "https://docs.example.com/errors#<code>",
);

fn main() {
    _ = UserError::NotFound;
    assert_eq!((API.version(), API.docs()), (Some("1.4"), Some("https://docs.example.com/errors#<code>")));
}
