use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum Conflict<T = u8> {
    #[api(status = 409, message = "version <0>")]
    Version(T),
}

fn main() {
    let error: Conflict = Conflict::Version(7);
    assert_eq!(error.message().to_string(), "version 7");
}
