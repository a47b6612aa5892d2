use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(meta_case = "camelCase")]
enum UserError {
    #[api(status = 404, meta(user_id, owner_id = user_id))]
    NotFound {
        user_id: String,
        #[api(meta)]
        tenant_name: String,
        #[api(meta = "home_region")]
        region: String,
    },
}

fn main() {
    let error = UserError::NotFound { user_id: "u".into(), tenant_name: "t".into(), region: "r".into() };
    let json = error.to_json();
    assert!(json.contains(r#""userId":"u""#), "{json}");
    assert!(json.contains(r#""owner_id":"u""#), "{json}");
    assert!(json.contains(r#""tenantName":"t""#), "{json}");
    assert!(json.contains(r#""home_region":"r""#), "{json}");
}
