use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

pub static API: Catalog = error_catalog::catalog!("Users API", [UserError], docs = "docs.example.com/<code>");

fn main() {}
