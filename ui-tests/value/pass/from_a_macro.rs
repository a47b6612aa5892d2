use error_catalog::ApiError;

macro_rules! error {
    ($name:ident, $status:literal, $message:literal) => {
        #[derive(Debug, ApiError)]
        #[api(status = $status, message = $message)]
        struct $name;
    };
}

error!(NotFound, 404, "no such user");

fn main() {
    assert_eq!(NotFound.status().as_u16(), 404);
    assert_eq!(NotFound.message().to_string(), "no such user");
}
