use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no <names...><note?>", args(names = ids.iter().map(|id| id * 2).collect::<Vec<_>>(), note = ids.first()))]
    NotFound { ids: Vec<u32> },
}

fn main() {
    assert_eq!(UserError::NotFound { ids: vec![1, 2] }.message().to_string(), "no 2, 41");
}
