use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
#[api(status = 404, code = "not_found")]
struct NoSession;

#[derive(Debug, ApiError)]
#[api(status = 404)]
struct NotFound;

pub static API: Catalog = error_catalog::catalog!("Users API", [NoSession, NotFound]);

fn main() {}
