use error_catalog::{ApiError, Received};

type BoxError = Box<dyn std::error::Error + Send + Sync>;

#[derive(Debug, ApiError)]
#[api(decode)]
enum UserError {
    #[api(status = 404, meta(id = user_id))]
    NotFound { user_id: u64 },
    #[api(status = 422, pointer = "<r#type>")]
    Invalid { r#type: String },
    #[api(status = 429, retry_after = delay)]
    TooMany { delay: u8 },
    #[api(status = 503)]
    Down(#[api(from)] std::io::Error),
    #[api(status = 500, fallback)]
    Internal(BoxError),
    #[api(transparent)]
    Inner(Inner),
}

#[derive(Debug, ApiError)]
#[api(decode, status = 400)]
struct Inner {
    #[api(meta)]
    at: u8,
}

#[derive(Debug, ApiError)]
#[api(decode)]
enum OnlyInner {
    #[api(transparent)]
    Inner(Inner),
}

#[derive(Debug, ApiError)]
#[api(decode)]
enum Nothing {}

fn main() {
    let sent = |error: UserError| Received::from(error.to_response());
    let decoded = |error: UserError| sent(error).decode::<UserError>();
    assert!(matches!(decoded(UserError::NotFound { user_id: 7 }), Ok(UserError::NotFound { user_id: 7 })));
    let invalid = UserError::Invalid { r#type: "/name".to_owned() };
    assert!(matches!(decoded(invalid), Ok(UserError::Invalid { r#type }) if r#type == "/name"));
    assert!(matches!(decoded(UserError::TooMany { delay: 9 }), Ok(UserError::TooMany { delay: 9 })));
    assert!(decoded(UserError::Down(std::io::Error::other("refused"))).is_err());
    assert!(matches!(decoded(UserError::Internal("refused".into())), Ok(UserError::Internal(_))));
    assert!(matches!(decoded(UserError::Inner(Inner { at: 7 })), Ok(UserError::Inner(Inner { at: 7 }))));
    let inner = sent(UserError::Inner(Inner { at: 7 }));
    assert!(matches!(inner.decode(), Ok(OnlyInner::Inner(Inner { at: 7 }))));
    assert!(Received::parse(r#"{"code":"inner"}"#).decode::<Nothing>().is_err());
}
