//! `hidden`: sent normally, but marked in the catalog.

use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Hidden {
    Shown,
    #[api(hidden, message = "internal <0>", meta(value = _0))]
    Hidden(u8),
}

static API: Catalog = error_catalog::catalog!("API", [Hidden, Struct]);

#[test]
fn works_on_the_wire() {
    assert_eq!(
        Hidden::Hidden(7).to_json(),
        r#"{"errors":[{"message":"internal 7","long_message":"internal 7","code":"hidden","meta":{"value":7}}]}"#,
    );
}

#[test]
fn is_marked_in_the_catalog() {
    let hidden: Vec<_> = API.entries().map(|entry| (entry.name(), entry.is_hidden())).collect();
    assert_eq!(hidden, [("Shown", false), ("Hidden", true), ("Struct", true)]);
    assert!(!Hidden::Shown.entry().is_hidden());
}

#[derive(Debug, ApiError)]
#[api(status = 400, hidden)]
struct Struct;

#[test]
fn on_a_struct() {
    assert!(Struct.entry().is_hidden());
    assert_eq!(Struct.code(), "struct");
}
