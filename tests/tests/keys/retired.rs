//! `retired`: the catalog keeps codes that must not be used again.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "only the sections are read")]

use error_catalog::{ApiError, Catalog};
use serde_json::json;

#[derive(Debug, ApiError)]
#[api(status = 404, retired("user_gone", "Old Code \"1\""))]
enum UserError {
    NotFound,
}

#[derive(Debug, ApiError)]
#[api(status = 404, retired("a"))]
#[api(code_style = "snake_case")]
enum Single {}

#[derive(Debug, ApiError)]
#[api(code_style = "numeric", retired(404_001, 404_002))]
enum Numeric {
    #[api(code = 404_003)]
    NotFound,
}

#[derive(Debug, ApiError)]
#[api(status = 409, retired("struct_gone"))]
struct Struct;

static API: Catalog = error_catalog::catalog!("API", [UserError, Single, Numeric, Struct]);

#[test]
fn kept_in_the_sections() {
    let retired: Vec<_> = API.sections().iter().map(|section| section.retired().to_vec()).collect();
    assert_eq!(
        retired,
        [vec!["user_gone", "Old Code \"1\""], vec!["a"], vec!["404001", "404002"], vec!["struct_gone"]],
    );
    assert_eq!(json!(UserError::section())["retired"], json!(["user_gone", "Old Code \"1\""]));
}

#[test]
fn no_entries() {
    let codes: Vec<_> = API.entries().map(|entry| entry.code().to_string()).collect();
    assert_eq!(codes, ["not_found", "404003", "struct"]);
    assert_eq!(API.get("user_gone").count(), 0);
}
