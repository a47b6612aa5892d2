use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(envelope = error_catalog::envelope::JsonApi)]
enum UserError {
    #[api(status = 422)]
    Invalid {
        #[api(pointer)]
        path: String,
    },
    #[api(status = 422)]
    Other(#[api(pointer)] &'static str),
}

fn main() {
    let error = UserError::Invalid { path: "user.emails[0]".into() };
    let json = error.to_json();
    assert!(json.contains(r#""pointer":"/data/attributes/user/emails/0""#), "{json}");
    let json = UserError::Other("/user/email").to_json();
    assert!(json.contains(r#""pointer":"/user/email""#), "{json}");
}
