use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "none of <names>", long = "none of <ids>")]
    NotFound { names: &'static [&'static str], ids: [u32; 3] },
}

fn main() {}
