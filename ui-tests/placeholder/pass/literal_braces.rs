use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 400, message = "{} {{}} %% > >>")]
    BadTemplate,
}

fn main() {
    assert_eq!(UserError::BadTemplate.message().to_string(), "{} {{}} %% > >>");
}
