use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[rustfmt::skip]
#[api(section = "Users",)]
enum UserError {
    #[api(status = 404, allow(duplicate_code,),)]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.status().as_u16(), 404);
}
