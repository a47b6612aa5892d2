use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404, message = "no user <0>")]
struct UserNotFound(String);

fn main() {
    assert_eq!(UserNotFound("u".into()).message().to_string(), "no user u");
}
