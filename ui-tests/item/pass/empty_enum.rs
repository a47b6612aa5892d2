use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {}

fn main() {
    fn is_error<E: ApiError>() {}
    is_error::<UserError>();
    let none: Option<UserError> = None;
    assert!(none.map(|error| error.to_json()).is_none());
}
