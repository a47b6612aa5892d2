use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no <1> in <0>")]
    NotFound(u8, String),
}

fn main() {
    assert_eq!(UserError::NotFound(7, "u".into()).message().to_string(), "no u in 7");
}
