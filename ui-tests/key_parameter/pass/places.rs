use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum PageError {
    #[api(parameter = "limit")]
    TooMany,
    #[api(parameter = "filter[<key>]")]
    Filter { key: &'static str },
    Unknown(#[api(parameter)] String),
    Optional(#[api(parameter)] Option<String>),
}

#[derive(Debug, ApiError)]
#[api(status = 400, parameter = "sort")]
struct SortError;

fn parameter(error: impl ApiError) -> Option<String> {
    assert!(error.pointer().is_none());
    error.parameter().map(|parameter| parameter.to_string())
}

fn main() {
    assert_eq!(parameter(PageError::TooMany).as_deref(), Some("limit"));
    assert_eq!(parameter(PageError::Filter { key: "a/b" }).as_deref(), Some("filter[a/b]"));
    assert_eq!(parameter(PageError::Unknown("x".into())).as_deref(), Some("x"));
    assert_eq!(parameter(PageError::Optional(None)), None);
    assert_eq!(parameter(SortError).as_deref(), Some("sort"));
}
