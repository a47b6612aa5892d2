use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
enum AuthError {
    #[api(status = 401)]
    NoSession,
}

#[derive(Debug, ApiError)]
#[api(retired("no_session"))]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

pub static API: Catalog =
    error_catalog::catalog!("Users API", [AuthError, UserError], allow(duplicate_code, conflicting_status));

fn main() {}
