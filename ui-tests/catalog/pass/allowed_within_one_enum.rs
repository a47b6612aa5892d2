use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, code = "gone")]
    NotFound,
    #[api(status = 410, code = "gone", allow(duplicate_code, conflicting_status))]
    Deleted,
}

#[derive(Debug, ApiError)]
enum OrderError {
    #[api(status = 409)]
    Closed,
}

pub static API: Catalog = error_catalog::catalog!("Users API", [UserError, OrderError]);

fn main() {
    assert!(serde_json::to_string(&API).unwrap().contains("gone"));
}
