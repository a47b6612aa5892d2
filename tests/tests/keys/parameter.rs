//! `parameter`: the query parameter at fault.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use error_catalog::envelope::{GoogleStatus, JsonApi, Problem};
use error_catalog::{ApiError, Entry};
use error_catalog_tests::parsed;
use serde_json::json;

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum PageError<'a> {
    #[api(parameter = "limit")]
    TooMany,
    #[api(parameter = "filter[<key>]")]
    Filter {
        key: &'a str,
    },
    Unknown(#[api(parameter)] &'a str),
    Optional(#[api(parameter)] Option<&'a str>),
    Without,
}

fn text(error: &PageError<'_>) -> Option<String> {
    assert!(error.pointer().is_none());
    error.parameter().map(|parameter| parameter.to_string())
}

#[test]
fn as_it_is() {
    assert_eq!(text(&PageError::TooMany).as_deref(), Some("limit"));
    assert_eq!(text(&PageError::Filter { key: "a/b.c" }).as_deref(), Some("filter[a/b.c]"));
    assert_eq!(text(&PageError::Unknown("page[size]")).as_deref(), Some("page[size]"));
    assert_eq!(text(&PageError::Optional(Some("q"))).as_deref(), Some("q"));
    assert_eq!(text(&PageError::Optional(None)), None);
    assert_eq!(text(&PageError::Without), None);
}

#[test]
fn in_the_catalog() {
    let shown = |entry: &Entry| entry.parameter().map(|parameter| parameter.to_string());
    let parameters: Vec<_> = PageError::section().entries().iter().map(shown).collect();
    let parameters: Vec<_> = parameters.iter().map(Option::as_deref).collect();
    assert_eq!(parameters, [Some("limit"), Some("filter[<key>]"), Some("<0>"), Some("<0>"), None]);
    let json = parsed(&serde_json::to_string(&PageError::section().entries()[1]).unwrap_or_default());
    assert_eq!(json["parameter"], json!("filter[<key>]"));
}

#[test]
fn in_each_shape() {
    macro_rules! body {
        ($envelope:ident) => {{
            #[derive(Debug, ApiError)]
            #[api(status = 400, envelope = $envelope, parameter = "page[size]")]
            struct Paged;

            parsed(&Paged.to_json())
        }};
    }
    assert_eq!(parsed(&PageError::TooMany.to_json())["errors"][0]["parameter"], json!("limit"));
    assert_eq!(body!(Problem)["parameter"], json!("page[size]"));
    assert_eq!(body!(JsonApi)["errors"][0]["source"], json!({ "parameter": "page[size]" }));
    let violation = &body!(GoogleStatus)["error"]["details"][1]["fieldViolations"][0];
    assert_eq!(violation["field"], json!("page[size]"), "it is no member path");
}
