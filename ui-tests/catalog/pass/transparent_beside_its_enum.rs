use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
enum AuthError {
    #[api(status = 401)]
    NoSession,
}

#[derive(Debug, ApiError)]
enum UserError {
    #[api(transparent)]
    Auth(AuthError),
    #[api(status = 404)]
    NotFound,
}

pub static API: Catalog = error_catalog::catalog!("Users API", [AuthError, UserError]);

fn main() {
    assert!(serde_json::to_string(&API).unwrap().contains("no_session"));
}
