use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(serialize)]
enum LookupError<'a, K> {
    #[api(status = 404, message = "no <key> in <table>")]
    Missing { key: K, table: &'a str },
}

fn main() {
    let error = LookupError::Missing { key: 7, table: "users" };
    let text = serde_json::to_string(&error).unwrap();
    assert_eq!(text, r#"{"errors":[{"message":"no 7 in users","long_message":"no 7 in users","code":"missing"}]}"#);
}
