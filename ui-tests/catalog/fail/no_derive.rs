use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
enum AuthError {
    #[api(status = 401)]
    NoSession,
}

#[derive(Debug)]
enum UserError {
    NotFound,
}

pub static API: Catalog = error_catalog::catalog!("Users API", [AuthError, UserError]);

fn main() {}
