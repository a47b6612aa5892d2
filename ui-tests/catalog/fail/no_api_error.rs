use error_catalog::Catalog;

#[derive(Debug)]
enum UserError {
    NotFound,
}

pub static API: Catalog = error_catalog::catalog!("Users API", [UserError]);

fn main() {}
