use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(section = "Users", prefix = "user:", docs = "https://docs.example.com/errors#<code>")]
#[api(status = 404, code = "user:missing", message = "no such user", hint = "create it first", hidden)]
#[api(allow(pointer_value))]
struct NotFound {
    #[api(pointer, meta = "id")]
    user_id: String,
}

fn main() {
    let error = NotFound { user_id: "u".into() };
    assert_eq!(error.code().to_string(), "user:missing");
    assert_eq!(error.pointer().unwrap().to_string(), "u");
    assert_eq!(error.docs().unwrap().to_string(), "https://docs.example.com/errors#user:missing");
}
