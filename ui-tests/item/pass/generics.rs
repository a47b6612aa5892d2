use std::fmt::Debug;

use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum Conflict<T, U, const N: usize> {
    #[api(status = 409, message = "version <version>", meta(other))]
    Version { version: T, other: U },
    #[api(status = 413, message = "<0:?>")]
    TooLong([u8; N]),
}

fn main() {
    let error: Conflict<u8, &str, 2> = Conflict::Version { version: 7, other: "a" };
    assert_eq!(error.message().to_string(), "version 7");
    assert!(error.to_json().ends_with(r#""meta":{"other":"a"}}]}"#));
    let error: Conflict<u8, u8, 2> = Conflict::TooLong([1, 2]);
    assert_eq!(error.message().to_string(), "[1, 2]");
}
