use std::fmt::{Debug, Display};

use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum Conflict<T>
where
    T: Debug + Display,
{
    #[api(status = 409, message = "version <0>")]
    Version(T),
}

fn main() {
    assert_eq!(Conflict::Version(7).message().to_string(), "version 7");
}
