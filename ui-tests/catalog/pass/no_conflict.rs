use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
enum AuthError {
    #[api(status = 401)]
    NoSession,
}

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, ApiError)]
#[api(status = 503)]
struct SearchDown;

#[derive(Debug, ApiError)]
enum Never {}

pub static API: Catalog = error_catalog::catalog!("Users API", [AuthError, UserError, SearchDown, Never]);

fn main() {
    let catalog = serde_json::to_string(&API).unwrap();
    for code in ["no_session", "not_found", "search_down"] {
        assert!(catalog.contains(code), "{catalog}");
    }
}
