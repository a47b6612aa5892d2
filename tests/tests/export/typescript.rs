//! The TypeScript export: checks the exact text of the part that depends on the catalog. `tests/web/typescript.test.mjs`
//! compiles and runs whole modules.

#![allow(dead_code, reason = "a catalog lists errors that nobody makes here")]
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use error_catalog::envelope::Problem;
use error_catalog::{ApiError, Catalog, Envelope, JsonObject, JsonWriter, Report, export};

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

/// The text before the part that is the same in every module.
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

/// The documents of a service with this envelope: its module, and its OpenAPI components.
macro_rules! documents {
    ($envelope:path) => {{
        #[derive(Debug, ApiError)]
        #[api(envelope = $envelope)]
        enum AnyError {
            #[api(status = 404, message = "not here", meta(id))]
            NotFound { id: u32 },
        }
        static ANY: Catalog = error_catalog::catalog!("Any API", [AnyError]);
        (export::typescript(&ANY), export::openapi(&ANY))
    }};
}

/// The shape in a module.
fn shape_of(module: &str) -> String {
    let (_, shape) = module.split_once("const shape: Shape = ").expect("there is a shape");
    shape.split_once(";\n\n").expect("it ends").0.to_owned()
}

macro_rules! shape {
    ($envelope:ident) => {
        shape_of(&documents!(error_catalog::envelope::$envelope).0)
    };
}

#[test]
fn shapes() {
    let lists = r#"{
  list: { at: ["errors"], item: { code: ["code"], message: ["message"], longMessage: ["long_message"], pointer: ["pointer"], parameter: ["parameter"], hint: ["hint"], meta: [{ at: ["meta"], without: [] }] } },
  requestId: { at: ["trace_id"], prefix: "" },
}"#;
    assert_eq!(shape!(ErrorList), lists);
    let object = r#"{
  top: { code: ["error", "code"], message: ["error", "message"], pointer: ["error", "pointer"], parameter: ["error", "parameter"], hint: ["error", "hint"], meta: [{ at: ["error", "meta"], without: [] }] },
  list: { at: ["error", "errors"], item: { code: ["code"], message: ["message"], pointer: ["pointer"], parameter: ["parameter"], hint: ["hint"], meta: [{ at: ["meta"], without: [] }] } },
  requestId: { at: ["error", "requestId"], prefix: "" },
}"#;
    assert_eq!(shape!(ErrorObject), object);
    let flat = r#"{
  top: { code: ["code"], message: ["message"], pointer: ["pointer"], parameter: ["parameter"], hint: ["hint"], meta: [{ at: ["meta"], without: [] }] },
  list: { at: ["errors"], item: { code: ["code"], message: ["message"], pointer: ["pointer"], parameter: ["parameter"], hint: ["hint"], meta: [{ at: ["meta"], without: [] }] } },
  requestId: { at: ["requestId"], prefix: "" },
}"#;
    assert_eq!(shape!(Flat), flat);
    let google = r#"{
  top: { code: ["error", "details", null, "reason"], message: ["error", "message"], pointer: ["error", "details", null, "fieldViolations", null, "field"], meta: [{ at: ["error", "details", null, "metadata"], without: [] }] },
  list: { at: ["error", "details", null, "fieldViolations"], item: { code: ["reason"], message: ["description"], pointer: ["field"], meta: [] } },
}"#;
    assert_eq!(shape!(GoogleStatus), google);
    let json_api = r#"{
  list: { at: ["errors"], item: { code: ["code"], message: ["title"], longMessage: ["detail"], pointer: ["source", "pointer"], parameter: ["source", "parameter"], hint: ["meta", "hint"], meta: [{ at: ["meta"], without: [] }] } },
  requestId: { at: ["errors", null, "id"], prefix: "" },
}"#;
    assert_eq!(shape!(JsonApi), json_api);
}

#[test]
fn members_beside_a_map_are_not_of_it() {
    #[derive(Debug, ApiError)]
    #[api(envelope = Problem)]
    enum LimitError {
        #[api(status = 429, message = "slow down", meta(status = 1, meta = 2))]
        TooMany {
            #[api(meta = "*")]
            limits: BTreeMap<String, u64>,
        },
    }

    static LIMITS: Catalog = error_catalog::catalog!("Limits API", [LimitError]);
    let problem = r#"{
  top: { code: ["code"], message: ["title"], longMessage: ["detail"], pointer: ["pointer"], parameter: ["parameter"], hint: ["hint"], meta: [{ at: [], without: ["code", "detail", "errors", "instance", "meta", "status", "title"] }, { at: ["meta"], without: [] }] },
  list: { at: ["errors"], item: { code: ["code"], message: ["detail"], pointer: ["pointer"], parameter: ["parameter"], hint: ["hint"], meta: [{ at: ["meta"], without: [] }] } },
  requestId: { at: ["instance"], prefix: "urn:request:" },
}"#;
    // Members whose names are taken are below.
    assert_eq!(shape_of(&export::typescript(&LIMITS)), problem);
}

/// The request id of samples, which OpenAPI examples may show.
const REQUEST_ID: &str = "0198f3a2-6c1e-7b4d-9a57-3f0c2e8d1b46";

/// Whether a document shows values of the artificial errors that are used to inspect an envelope.
fn shows_probes(document: &str) -> bool {
    let document = document.to_lowercase();
    ["probe", "twin", "4229", "0198f3a2"].iter().any(|value| document.contains(value))
}

/// A text in the modules of services whose codes the parser cannot find.
const NO_CODE: &str = "does not show the code as declared";

/// How often a module states its limits: at the top, and at both of its parsers.
const LIMITS: usize = 3;

fn write_members(error: &dyn ApiError, body: &mut JsonObject<'_>) {
    if let Some(args) = error.meta() {
        body.serialize("args", &args);
    }
    body.display("text", error.text());
}

/// `{"errors":{"not_found":{"args":{…},"text":"…"}}}`
enum ByCode {}

impl Envelope for ByCode {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.object(|body| {
            body.object("errors", |errors| {
                for error in report.errors() {
                    errors.object(error.code().as_str(), |body| write_members(error, body));
                }
            });
        });
    }
}

/// `{"errors":{"base":[{"args":{…},"code":"not_found","text":"…"}]}}`
enum ByField {}

impl Envelope for ByField {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.object(|body| {
            body.object("errors", |errors| {
                for error in report.errors() {
                    let field = error.pointer().map_or_else(|| "base".to_owned(), |pointer| pointer.to_string());
                    errors.array(&field, |list| {
                        list.object(|body| {
                            body.text("code", error.code().as_str());
                            write_members(error, body);
                        });
                    });
                }
            });
        });
    }
}

/// `{"404":{"0198f3a2-…":{"code":"not_found","text":"…"}}}`
enum ByStatus {}

impl Envelope for ByStatus {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let error = report.lead();
        json.object(|body| {
            body.object(report.status().as_str(), |body| {
                body.object(report.request_id().unwrap_or("none"), |body| {
                    body.text("code", error.code().as_str());
                    write_members(error, body);
                });
            });
        });
    }
}

#[test]
fn what_stands_under_a_key_of_the_data_stands_nowhere() {
    for (module, openapi) in [documents!(ByCode), documents!(ByField), documents!(ByStatus)] {
        assert_eq!(shape_of(&module), "{\n  top: { meta: [] },\n}");
        assert_eq!(module.matches("shows neither the code as declared").count(), LIMITS, "{module}");
        assert!(!shows_probes(&module), "{module}");
        assert!(openapi.contains("not here"), "{openapi}");
        assert!(!shows_probes(&openapi.replace(REQUEST_ID, "")), "{openapi}");
    }
}

/// `{"trace":"not_found/0198f3a2-…","code":"not_found"}`
enum TracedByCode {}

impl Envelope for TracedByCode {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let code = report.lead().code();
        json.object(|body| {
            body.text("trace", &format!("{code}/{}", report.request_id().unwrap_or("none")));
            body.text("code", code.as_str());
        });
    }
}

#[test]
fn a_prefix_of_the_data_is_no_prefix() {
    let (module, _) = documents!(TracedByCode);
    assert_eq!(shape_of(&module), "{\n  top: { code: [\"code\"], meta: [] },\n}");
    assert!(!shows_probes(&module), "{module}");
}

/// `{"fault":{"err":"ERR_NOT_FOUND","args":{…},"text":"…"}}`
enum Transformed {}

impl Envelope for Transformed {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let error = report.lead();
        json.object(|body| {
            body.object("fault", |body| {
                body.text("err", &format!("ERR_{}", error.code().as_str().to_uppercase()));
                write_members(error, body);
            });
        });
    }
}

#[test]
fn a_module_says_that_its_parser_sees_no_code() {
    let (module, openapi) = documents!(Transformed);
    let transformed = r#"{
  top: { message: ["fault", "text"], meta: [{ at: ["fault", "args"], without: [] }] },
}"#;
    assert_eq!(shape_of(&module), transformed);
    assert_eq!(module.matches(NO_CODE).count(), LIMITS, "{module}");
    let (header, _) = module.split_once("*/\n\n").expect("the module starts with a comment");
    assert!(header.contains(NO_CODE), "{header}");
    for parser in ["export function parseError", "export async function parseResponse"] {
        let (before, _) = module.split_once(parser).expect("the parser is there");
        let (_, comment) = before.rsplit_once("/**").expect("it has a comment");
        assert!(comment.contains(&format!("\n *\n * This envelope {NO_CODE}")), "{comment}");
    }
    assert!(!shows_probes(&module), "{module}");
    assert!(!shows_probes(&openapi.replace(REQUEST_ID, "")), "{openapi}");
}

#[test]
fn a_module_whose_parser_sees_codes_says_nothing_of_limits() {
    let (module, _) = documents!(error_catalog::envelope::GoogleStatus);
    assert!(!module.contains("This envelope"), "{module}");
    assert!(!module.contains("<limits>"), "{module}");
}

/// `["not_found"]`
enum Codes {}

impl Envelope for Codes {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.serialize(&report.errors().map(ApiError::code).collect::<Vec<_>>());
    }
}

#[test]
fn a_module_says_that_its_parser_finds_one_of_several_codes() {
    let (module, _) = documents!(Codes);
    assert_eq!(module.matches("writes mere codes in an array").count(), LIMITS, "{module}");
}

/// One error has its data, and each of several, whose first one leads, has none.
enum FirstLeads {}

impl Envelope for FirstLeads {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.object(|body| {
            if report.is_several() {
                body.serialize(
                    "errors",
                    &report.errors().map(|error| [("code", error.code())]).map(BTreeMap::from).collect::<Vec<_>>(),
                );
            } else {
                body.object("error", |error| {
                    error.serialize("code", &report.lead().code());
                    error.serialize("meta", &report.lead().meta());
                });
            }
        });
    }
}

#[test]
fn an_error_that_leads_a_list_may_lack_the_data_of_one() {
    #[derive(Debug, ApiError)]
    #[api(envelope = FirstLeads)]
    #[expect(dead_code, reason = "only its rows are looked at")]
    enum FirstError {
        #[api(status = 404, meta(id))]
        NotFound { id: u64 },
    }

    static FIRST: Catalog = error_catalog::catalog!("First", [FirstError]);
    let module = export::typescript(&FIRST);
    assert!(module.contains("type LeadingError = ParsedError | ListedError;"), "{module}");
    let (module, _) = documents!(error_catalog::envelope::ErrorObject);
    assert!(module.contains("type LeadingError = ParsedError;"), "{module}");
}

/// Two codes that an envelope writes alike, one of which would end a comment.
#[test]
fn codes_that_are_sent_alike_are_read_as_neither() {
    #[derive(Debug, ApiError)]
    #[api(envelope = error_catalog::envelope::GoogleStatus, domain = "shop.example.com")]
    #[expect(dead_code, reason = "only its rows are looked at")]
    enum SnakeError {
        #[api(status = 404, meta(id))]
        NotFound { id: u64 },
        #[api(status = 409)]
        Taken,
    }

    #[derive(Debug, ApiError)]
    #[api(envelope = error_catalog::envelope::GoogleStatus, domain = "shop.example.com", code_style = "kebab-case")]
    #[api(allow(code_style))]
    #[expect(dead_code, reason = "only its rows are looked at")]
    enum KebabError {
        #[api(status = 410, code = "not-found")]
        NotFound,
        #[api(status = 400, code = "a*/b", long = "It ends a comment")]
        Comment,
        #[api(status = 400, code = "a/*/b")]
        OtherComment,
    }

    static ALIKE: Catalog = error_catalog::catalog!("Alike", [SnakeError, KebabError]);
    let module = export::typescript(&ALIKE);
    let (_, codes) = module.split_once("const wireCodes").expect("they are not sent as they are declared");
    let (codes, _) = codes.split_once("]);").expect("the table ends");
    assert!(codes.contains(r#"["TAKEN", "taken"]"#) && !codes.contains("NOT_FOUND"), "{codes}");
    assert_eq!(module.matches("`code` of `not_found`").count(), LIMITS, "{module}");
    assert_eq!(module.matches("`code` of `not-found`").count(), LIMITS, "{module}");
    let [opened, closed] = ["/*", "*/"].map(|mark| {
        let lines =
            module.lines().filter(|line| line.trim_start().starts_with(['/', '*']) || line.contains("__PURE__"));
        lines.map(|line| line.matches(mark).count()).sum::<usize>()
    });
    assert_eq!(opened, closed, "{module}");
}
