use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, meta(user_id))]
    NotFound {
        user_id: String,
        #[api(meta)]
        tenant: u8,
        #[api(meta = "zone")]
        region: Option<String>,
    },
}

fn main() {
    let error = UserError::NotFound { user_id: "u".into(), tenant: 7, region: Some("eu".into()) };
    let json = error.to_json();
    assert!(json.contains(r#""user_id":"u""#), "{json}");
    assert!(json.contains(r#""tenant":7"#), "{json}");
    assert!(json.contains(r#""zone":"eu""#), "{json}");
}
