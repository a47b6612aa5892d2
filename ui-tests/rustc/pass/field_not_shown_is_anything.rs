use error_catalog::ApiError;

#[derive(Debug)]
struct Id(u64);

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, long = "no user <user_id:?>")]
    NotFound { user_id: Id, other: Id },
}

fn main() {
    let error = UserError::NotFound { user_id: Id(7), other: Id(8) };
    assert_eq!(error.text().to_string(), "no user Id(7)");
}
