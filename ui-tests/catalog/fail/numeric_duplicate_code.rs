use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum AuthError {
    #[api(code = 404001)]
    NoSession,
}

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum UserError {
    #[api(code = 404001)]
    NotFound,
}

pub static API: Catalog = error_catalog::catalog!("Users API", [AuthError, UserError]);

fn main() {}
