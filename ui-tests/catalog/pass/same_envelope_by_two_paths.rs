use error_catalog::{ApiError, Catalog, envelope};

type House = error_catalog::envelope::Problem;

#[derive(Debug, ApiError)]
#[api(envelope = House)]
enum AuthError {
    #[api(status = 401)]
    NoSession,
}

#[derive(Debug, ApiError)]
#[api(envelope = envelope::Problem)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

pub static API: Catalog = error_catalog::catalog!("Users API", [AuthError, UserError]);

fn main() {
    assert!(serde_json::to_string(&API).unwrap().contains("no_session"));
}
