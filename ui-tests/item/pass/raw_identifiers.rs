use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[allow(non_camel_case_types)]
enum r#type {
    #[api(status = 400, message = "bad <match>", meta(r#match))]
    r#struct { r#match: String },
}

fn main() {
    let error = r#type::r#struct { r#match: "m".into() };
    assert_eq!(error.code().to_string(), "struct");
    assert_eq!(error.message().to_string(), "bad m");
    assert!(error.to_json().ends_with(r#""meta":{"match":"m"}}]}"#));
}
