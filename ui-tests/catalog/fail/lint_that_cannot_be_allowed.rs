use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

pub static API: Catalog = error_catalog::catalog!("Users API", [UserError], allow(retired_code));

fn main() {}
