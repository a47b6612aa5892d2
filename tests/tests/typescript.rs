//! The TypeScript export: the part that differs from catalog to catalog, letter for letter. `tests/web/typescript.test.mjs`
//! compiles and runs whole modules.

#![allow(dead_code, reason = "a catalog lists errors that nobody makes here")]
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::{env, fs};

use error_catalog::envelope::Problem;
use error_catalog::{ApiError, Catalog, export};

/// Errors of users.
#[derive(Debug, ApiError)]
#[api(envelope = Problem)]
enum UserError {
    /// No user exists with the given id.
    ///
    /// Ends a comment: */
    #[api(status = 404, code = "user_not_found", message = "not found", long = "No user <id>")]
    #[api(meta(id, kind = "user", age, tags), docs = "https://example.com/errors#<code>", retry = "never")]
    NotFound { id: u32, age: Option<u8>, tags: Vec<String> },
    #[api(status = 429, message = "Slow down", hint = "Wait \"a\" bit", retry_after = 30)]
    TooMany,
    #[api(status = 500, hidden)]
    Secret,
}

#[derive(Debug, ApiError)]
#[api(envelope = Problem)]
#[deprecated = "use another one"]
#[allow(deprecated, reason = "the derive names its own type")]
enum OldError {
    #[api(status = 410, code = "user_not_found", message = "gone", meta(since))]
    Gone { since: String },
}

#[derive(Debug, ApiError)]
#[api(envelope = Problem, code_style = "numeric")]
enum NumberedError {
    #[api(code = 409_001, message = "Taken")]
    Taken,
}

#[allow(deprecated, reason = "the catalog has it all the same")]
static API: Catalog = error_catalog::catalog!(
    "Users API",
    [UserError, OldError, NumberedError],
    allow(duplicate_code, conflicting_status)
);

/// What stands before the part that is the same in every module.
fn head(module: &str) -> &str {
    module.split_once("\n// ── Reading").expect("the parser follows").0
}

#[test]
fn a_small_catalog() {
    let module = export::typescript(&API);
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/typescript.ts");
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden, head(&module)).expect("the file can be written");
    }
    assert_eq!(head(&module), fs::read_to_string(&golden).expect("the file is there"));
    assert!(module.ends_with("}\n"));
    assert_eq!(module, export::typescript(&API));
}

#[test]
fn a_catalog_without_errors() {
    static EMPTY: Catalog = error_catalog::catalog!("Nothing", []);
    let module = export::typescript(&EMPTY);
    assert!(module.contains("export const errorCodes = [\n] as const;"));
}

/// Where the module of a service with this envelope looks for what.
macro_rules! shape {
    ($envelope:ident) => {{
        #[derive(Debug, ApiError)]
        #[api(envelope = error_catalog::envelope::$envelope, status = 404)]
        enum AnyError {
            NotFound,
        }
        static ANY: Catalog = error_catalog::catalog!("Any API", [AnyError]);

        let module = export::typescript(&ANY);
        let (_, shape) = module.split_once("const shape: Shape = ").expect("there is a shape");
        shape.split_once(";\n\n").expect("it ends").0.to_owned()
    }};
}

#[test]
fn shapes() {
    let lists = r#"{
  list: { at: ["errors"], item: { code: ["code"], message: ["message"], longMessage: ["long_message"], meta: [{ at: ["meta"], without: [] }] } },
  requestId: { at: ["trace_id"], prefix: "" },
}"#;
    assert_eq!(shape!(ErrorList), lists);
    let object = r#"{
  top: { code: ["error", "code"], message: ["error", "message"], meta: [] },
  requestId: { at: ["error", "requestId"], prefix: "" },
}"#;
    assert_eq!(shape!(ErrorObject), object);
    let flat = r#"{
  top: { code: ["code"], message: ["message"], meta: [] },
}"#;
    assert_eq!(shape!(Flat), flat);
    let google = r#"{
  top: { code: ["error", "details", null, "reason"], message: ["error", "message"], pointer: ["error", "details", null, "fieldViolations", null, "field"], meta: [{ at: ["error", "details", null, "metadata"], without: [] }] },
  list: { at: ["error", "details", null, "fieldViolations"], item: { code: ["reason"], message: ["description"], pointer: ["field"], meta: [] } },
}"#;
    assert_eq!(shape!(GoogleStatus), google);
    let json_api = r#"{
  list: { at: ["errors"], item: { code: ["code"], message: ["title"], longMessage: ["detail"], pointer: ["source", "pointer"], meta: [{ at: ["meta"], without: [] }] } },
  requestId: { at: ["errors", null, "id"], prefix: "" },
}"#;
    assert_eq!(shape!(JsonApi), json_api);
}
