use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(require(labels(team, type("auth", "invalid_request"))))]
enum AuthError {
    #[api(status = 401, labels(team = "a"))]
    NoType,
    #[api(status = 401, labels(team = 1, type = "atuh"))]
    OtherType,
    #[api(status = 401, labels(type = "auth"))]
    NoTeam,
}

fn main() {}
