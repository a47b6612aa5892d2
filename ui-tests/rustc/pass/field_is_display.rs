use std::fmt;

use error_catalog::ApiError;

#[derive(Debug)]
struct Id(u64);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "user <user_id> not found", headers(x_id = user_id))]
    NotFound { user_id: Id },
}

fn main() {
    let error = UserError::NotFound { user_id: Id(7) };
    assert_eq!(error.message().to_string(), "user #7 not found");
    assert_eq!(error.to_response().headers()["x-id"], "#7");
}
