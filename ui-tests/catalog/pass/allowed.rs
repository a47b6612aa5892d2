use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
enum AuthError {
    #[api(status = 401, code = "not_found")]
    NoSession,
}

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

pub static API: Catalog =
    error_catalog::catalog!("Users API", [AuthError, UserError], allow(duplicate_code, conflicting_status),);

fn main() {
    assert!(serde_json::to_string(&API).unwrap().contains("not_found"));
}
