use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(labels(team = "a", team = "b", number = 1.5))]
enum AuthError {
    #[api(status = 401, labels(type = "a", type = "b", internal))]
    Expired,
    #[api(status = 401, labels(type = b"a", number = 1u8))]
    Locked,
}

fn main() {}
