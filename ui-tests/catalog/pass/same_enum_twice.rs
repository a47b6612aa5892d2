use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

pub static API: Catalog = error_catalog::catalog!("Users API", [UserError, UserError]);

fn main() {
    assert_eq!(API.entries().count(), 1);
}
