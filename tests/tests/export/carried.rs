//! What the documents say of a response is in that response, and what is in it they say.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use error_catalog::compat::Lock;
use error_catalog::export::{self, Document, Entry, MetaMember};
use error_catalog::{ApiError, Catalog, Envelope, JsonWriter, Report};
use error_catalog_examples::PUBLISHED;
use serde_json::{Value, json};

/// The values that a path such as `errors[].meta.key` leads to.
fn at<'v>(body: &'v Value, path: &str) -> Vec<&'v Value> {
    let steps = path.replace("[]", ".[]");
    let mut values = vec![body];
    for step in steps.split('.').filter(|step| !step.is_empty()) {
        values = match step {
            "[]" => values.into_iter().filter_map(Value::as_array).flatten().collect(),
            key => values.into_iter().filter_map(|value| value.get(key)).collect(),
        };
    }
    values
}

/// The paths of all values that are neither arrays nor objects.
fn leaves(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                leaves(value, &path, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| leaves(item, &format!("{path}[]"), found)),
        _ => drop(found.insert(path.to_owned())),
    }
}

fn body(entry: &Entry) -> Value {
    serde_json::from_str(entry.sample.body.as_str()).expect("a sample is JSON")
}

fn is_of_type(value: &Value, word: &str) -> bool {
    match word {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        "any" => true,
        word => {
            let items = word.strip_suffix("[]").expect("a known word");
            value.as_array().is_some_and(|list| list.iter().all(|value| is_of_type(value, items)))
        }
    }
}

fn check_member(entry: &Entry, member: &MetaMember, body: &Value) {
    let values = at(body, &member.path);
    assert!(!values.is_empty(), "{}: {member:?} is not in {body}", entry.code);
    if member.key == "*" {
        assert!(values.iter().all(|value| value.is_object()));
        return;
    }
    assert!(member.path.ends_with(&member.key));
    assert!(values.iter().all(|value| is_of_type(value, &member.data_type)), "{}: {member:?} in {body}", entry.code);
    if let Some(constant) = &member.value {
        assert_eq!(values[0].to_string(), constant.as_str(), "{}", entry.code);
    }
}

/// Paths in the body that the document does not explain: the envelope's own members.
fn unexplained(document: &Document, entry: &Entry) -> BTreeSet<String> {
    let body = body(entry);
    let mut paths = BTreeSet::new();
    leaves(&body, "", &mut paths);
    let parts: Vec<_> = document.shape.error.iter().filter(|(part, _)| *part != "meta").map(|(_, path)| path).collect();
    paths.retain(|path| {
        let is_of = |member: &MetaMember| match &*member.key {
            "*" => path.strip_prefix(&*member.path).is_some_and(|rest| rest.trim_start_matches('.') == "<key>"),
            _ => path.starts_with(&*member.path),
        };
        !parts.contains(&path) && !entry.meta.iter().any(is_of)
    });
    paths
}

/// The keys of `meta` by code, as the TypeScript module has them.
fn keys_in_typescript(module: &str) -> Keys {
    let Some((_, types)) = module.split_once("export interface ErrorMeta {\n") else { return BTreeMap::new() };
    let (types, _) = types.split_once("\n}").expect("the interface ends");
    let line = |line: &str| {
        let (code, of_code) = line.trim().strip_prefix("readonly ")?.split_once(": ")?;
        let members = of_code.split("readonly ").skip(1);
        let keys = members.map(|member| {
            let key = member.strip_prefix("[key: string]").map_or_else(|| member.split('"').nth(1), |_| Some("*"));
            key.expect("a key").to_owned()
        });
        Some((code.trim_matches('"').to_owned(), keys.collect()))
    };
    types.lines().map(|text| line(text).expect("a member")).collect()
}

fn keys_in_lock(catalog: &Catalog) -> Keys {
    let lock: Value = serde_json::from_str(&Lock::of(catalog).to_string()).expect("a lock is JSON");
    let mut keys = Keys::new();
    for entry in lock["errors"].as_array().expect("a list") {
        let code = entry["code"].as_str().map_or_else(|| entry["code"].to_string(), str::to_owned);
        let members = entry["meta"].as_array().into_iter().flatten();
        keys.entry(code).or_default().extend(members.filter_map(|member| Some(member["key"].as_str()?.to_owned())));
    }
    keys
}

#[test]
fn of_the_four_catalogs() {
    for published in &PUBLISHED {
        let document = Document::from(published.catalog);
        let mut keys = Keys::new();
        let mut members = 0;
        for entry in document.entries() {
            assert_eq!(entry.unclear, [""; 0], "{}", entry.code);
            assert!(entry.sent.iter().any(|part| part == "code"));
            let body = body(entry);
            for member in &entry.meta {
                check_member(entry, member, &body);
                members += 1;
            }
            for field in &entry.fields {
                assert_eq!(
                    field.meta.is_some(),
                    entry.meta.iter().any(|member| Some(&member.key) == field.meta.as_ref())
                );
            }
            assert_eq!(unexplained(&document, entry), BTreeSet::new(), "{} of {}", entry.code, published.name);
            let of_code = keys.entry(entry.code.to_string()).or_default();
            of_code.extend(entry.meta.iter().map(|member| member.key.clone()));
        }
        assert!(members > 100 || published.name != "clerk", "{members}");
        assert_same(&keys_in_lock(published.catalog), &keys, published.name);
        let in_typescript = keys_in_typescript(&export::typescript(published.catalog));
        if members > 0 {
            assert_same(&in_typescript, &keys, published.name);
        }
        assert_openapi(published.catalog, &keys);
    }
}

/// The schema of each code has exactly the members that its responses have.
fn assert_openapi(catalog: &Catalog, keys: &Keys) {
    let openapi: Value = serde_json::from_str(&export::openapi(catalog)).expect("JSON");
    let schemas = openapi["components"]["schemas"].as_object().expect("schemas");
    let mut found = Keys::new();
    for schema in schemas.values() {
        let Some(own) = schema["allOf"].as_array().and_then(|parts| parts.get(1)) else { continue };
        let properties = own["properties"].as_object().expect("members");
        let code = ["code", "status"].iter().find_map(|key| properties.get(*key)?.get("const"));
        // The schema of any other code has none.
        let Some(code) = code else { continue };
        let code = code.as_str().map_or_else(|| code.to_string(), str::to_owned);
        let meta = own["properties"]["meta"].clone();
        let mut members: BTreeSet<_> =
            meta["properties"].as_object().into_iter().flatten().map(|(key, _)| key.clone()).collect();
        members.extend((meta["additionalProperties"] == json!(true)).then(|| "*".to_owned()));
        found.insert(code, members);
    }
    assert_same(&found, keys, "OpenAPI");
}

type Keys = BTreeMap<String, BTreeSet<String>>;

fn assert_same(found: &Keys, expected: &Keys, name: &str) {
    for code in found.keys().chain(expected.keys()) {
        assert_eq!(found.get(code), expected.get(code), "{code} of {name}");
    }
}

#[test]
fn clerk_renames_a_key_and_the_documents_do_too() {
    let document = Document::from(PUBLISHED[0].catalog);
    let members = || document.entries().flat_map(|entry| &entry.meta);
    assert!(members().all(|member| member.key != "name"));
    let renamed: Vec<_> = members().filter(|member| member.declared.as_deref() == Some("name")).collect();
    assert!(renamed.len() > 80, "{}", renamed.len());
    assert!(renamed.iter().all(|member| member.key == "param_name" && member.path == "errors[].meta.param_name"));
}

/// Sends members of `meta` under other names, in two places, and as strings; and one of its own.
struct Strange;

impl Envelope for Strange {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let error = report.lead();
        json.object(|body| {
            body.object("fault", |fault| {
                fault.text("kind", error.code().as_str());
                fault.display("what", error.text());
            });
            body.object("more", |more| {
                for (key, value) in error.meta().into_iter().flatten() {
                    match (key, serde_json::to_value(value).unwrap_or_default()) {
                        ("secret", _) => {}
                        ("upper", Value::String(text)) => more.text("upper", &text.to_uppercase()),
                        (key, Value::String(text)) => more.text(&format!("x-{key}"), &text),
                        (key, value) => more.text(&format!("x-{key}"), &value.to_string()),
                    }
                }
                more.text("service", "strange");
            });
        });
    }
}

#[derive(Debug, ApiError)]
#[api(envelope = Strange)]
#[expect(dead_code, reason = "only its rows are looked at")]
enum StrangeError {
    #[api(status = 409, long = "<email> is taken", meta(email, tries, kind = "user", twin = "user", secret, upper))]
    Taken { email: String, tries: Option<u8>, secret: u8, upper: String },
    #[api(status = 404, meta(twin = "other"))]
    Gone,
}

static STRANGE: Catalog = error_catalog::catalog!("Strange", [StrangeError]);

#[test]
fn a_shape_of_ones_own_is_followed() {
    let document = Document::from(&STRANGE);
    let taken = document.entries().next().expect("an entry");
    let members: Vec<_> = taken
        .meta
        .iter()
        .map(|member| {
            let value = member.value.as_ref().map_or("-", |value| value.as_str());
            format!("{} = {} {} {value}", member.path, member.declared.as_deref().unwrap_or("-"), member.data_type)
        })
        .collect();
    assert_eq!(
        members,
        [
            "more.x-email = email string -",
            "more.x-tries = tries string -",
            "more.x-kind = kind string \"user\"",
            "more.x-twin = twin string \"user\"",
            "more.upper = - string -",
            "more.service = - string -",
        ],
    );
    assert!(taken.meta.iter().find(|member| member.key == "x-tries").expect("it is there").optional);
    assert_eq!(taken.unclear, ["meta.upper"]);
    assert_eq!(taken.sent, ["code", "long_message"]);
    let email = taken.fields.iter().find(|field| field.name == "email").expect("a field");
    assert_eq!((email.data_type.as_str(), email.meta.as_deref()), ("string", Some("x-email")));
    let schema = serde_json::from_str(export::JSON_SCHEMA).expect("JSON");
    let exported = serde_json::from_str(&export::json(&STRANGE)).expect("JSON");
    jsonschema::draft202012::validate(&schema, &exported).expect("the schema describes it");
    let module = export::typescript(&STRANGE);
    assert!(module.contains(r#"readonly "x-tries"?: string; "#), "{module}");
    assert!(module.contains("`meta.upper` of `taken`"), "{module}");
}

/// Has another shape for the errors of the server.
struct ByStatus;

impl Envelope for ByStatus {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let error = report.lead();
        json.object(|body| {
            let key = if report.status().is_server_error() { "failure" } else { "code" };
            body.text(key, error.code().as_str());
        });
    }
}

#[derive(Debug, ApiError)]
#[api(envelope = ByStatus)]
#[expect(dead_code, reason = "only its rows are looked at")]
enum ByStatusError {
    #[api(status = 404)]
    Gone,
    #[api(status = 500)]
    Broken,
}

static BY_STATUS: Catalog = error_catalog::catalog!("By status", [ByStatusError]);

#[test]
fn a_shape_that_varies_is_told_apart() {
    let document = Document::from(&BY_STATUS);
    let unclear: Vec<_> = document.entries().map(|entry| (&*entry.name, entry.unclear.clone())).collect();
    assert_eq!(unclear, [("Gone", vec![]), ("Broken", vec!["code".to_owned()])]);
    assert!(export::typescript(&BY_STATUS).contains("find them: `code` of `broken`."));
}
