//! Validates the JSON export against its schema, and deserializes it. `UPDATE_GOLDEN=1` rewrites `golden/export.json`.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;
use std::{env, fs};

use error_catalog::Catalog;
use error_catalog::export::{self, Document};
use error_catalog_examples::PUBLISHED;
use error_catalog_tests::everything::EVERYTHING;
use jsonschema::Validator;
use serde_json::{Value, json};

fn catalogs() -> impl Iterator<Item = (&'static str, &'static Catalog)> {
    let published = PUBLISHED.iter().map(|published| (published.name, published.catalog));
    published.chain([("everything", &EVERYTHING)])
}

fn schema() -> Value {
    serde_json::from_str(export::JSON_SCHEMA).expect("a schema is JSON")
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::options().should_validate_formats(true).build(schema).expect("the schema is one")
}

/// The mistakes, each with its place.
fn mistakes(validator: &Validator, document: &Value) -> Vec<String> {
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn document(catalog: &Catalog) -> Value {
    serde_json::from_str(&export::json(catalog)).expect("an export is JSON")
}

#[test]
fn the_schema_is_one() {
    let schema = schema();
    jsonschema::draft202012::meta::validate(&schema).expect("the meta-schema accepts it");
    assert_eq!(schema.get("$schema"), Some(&json!("https://json-schema.org/draft/2020-12/schema")));
    assert_eq!(schema.get("$id"), document(&EVERYTHING).get("$schema"), "documents name it");
}

/// The tag must be that of a release that exists when somebody reads a document.
#[test]
fn the_schema_is_at_the_tag_of_a_release() {
    let document = Document::from(&EVERYTHING);
    let parts: Vec<_> = document.schema.split('/').collect();
    let [.., owner, repository, tag, "runtime", "src", "export", "catalog.schema.json"] = parts.as_slice() else {
        panic!("{}", document.schema);
    };
    assert_eq!(format!("https://github.com/{owner}/{repository}"), env!("CARGO_PKG_REPOSITORY"));
    let number = |version: &str| version.split('.').map(|part| part.parse::<u64>().expect(version)).collect::<Vec<_>>();
    let tag = tag.strip_prefix('v').expect("a tag of a release");
    assert!(number(tag) <= number(env!("CARGO_PKG_VERSION")), "{tag} is not released yet");
}

/// Each object of the schema, with its place.
fn objects(schema: &mut Value, visit: &mut impl FnMut(&mut serde_json::Map<String, Value>)) {
    match schema {
        Value::Object(members) => {
            members.values_mut().for_each(|member| objects(member, visit));
            visit(members);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| objects(item, visit)),
        _ => {}
    }
}

#[test]
fn every_member_is_described() {
    let mut members = 0;
    objects(&mut schema(), &mut |object| {
        let Some(Value::Object(properties)) = object.get("properties") else { return };
        for (name, property) in properties {
            members += 1;
            let is_described = property.get("description").is_some() || property.get("$ref").is_some();
            assert!(is_described, "{name}: {property}");
        }
    });
    assert!(members > 30, "only {members} members were found");
    for (name, definition) in schema().get("$defs").and_then(Value::as_object).expect("definitions") {
        assert!(definition.get("description").is_some(), "{name}");
    }
}

#[test]
fn exports_follow_the_schema() {
    // The schema is also tested with unknown members forbidden, so that it describes everything that is exported.
    let mut closed = schema();
    objects(&mut closed, &mut |object| {
        if object.get("properties").is_some_and(Value::is_object) {
            object.insert("additionalProperties".to_owned(), json!(false));
        }
    });
    for schema in [schema(), closed] {
        let validator = validator(&schema);
        for (name, catalog) in catalogs() {
            assert_eq!(mistakes(&validator, &document(catalog)), [""; 0], "{name}");
        }
    }
}

/// The catalog with everything has each optional member of the format, so that these tests cover it.
#[test]
fn everything_has_every_member() {
    let text = export::json(&EVERYTHING);
    objects(&mut schema(), &mut |object| {
        for name in object.get("properties").and_then(Value::as_object).into_iter().flat_map(serde_json::Map::keys) {
            // A built-in envelope sends everything as it is declared, and hidden entries are omitted.
            let is_of_own_shapes = name == "declared" || name == "unclear" || name == "hidden";
            assert!(
                is_of_own_shapes || text.contains(&format!("\"{name}\":")),
                "{name} is not in the catalog with everything"
            );
        }
    });
}

#[test]
fn broken_documents_are_refused() {
    let validator = validator(&schema());
    let sound = document(&EVERYTHING);
    let entry = "/sections/0/entries/0";
    // The place of a member, and its replacement: nothing, or a value.
    let broken: &[(&str, Option<Value>)] = &[
        ("/$schema", None),
        ("/$schema", Some(json!("no url"))),
        ("/title", None),
        ("/title", Some(json!(null))),
        ("/content_type", None),
        ("/content_type", Some(json!(""))),
        ("/sections", None),
        ("/sections", Some(json!({}))),
        ("/sections/0", Some(json!("Users"))),
        ("/sections/0/name", None),
        ("/sections/0/type", None),
        ("/sections/0/type", Some(json!(""))),
        ("/sections/0/domain", Some(json!(null))),
        ("/sections/0/entries", None),
        ("/sections/0/retired", None),
        ("/sections/0/retired", Some(json!([1]))),
        ("/sections/0/retired", Some(json!(["user_gone", "user_gone"]))),
        ("{entry}/name", None),
        ("{entry}/code", None),
        ("{entry}/code", Some(json!(null))),
        ("{entry}/code", Some(json!(404.5))),
        ("{entry}/status", None),
        ("{entry}/status", Some(json!(99))),
        ("{entry}/status", Some(json!(600))),
        ("{entry}/status", Some(json!("404"))),
        ("{entry}/message", None),
        ("{entry}/message", Some(json!(["not found"]))),
        ("{entry}/long_message", Some(json!(null))),
        ("{entry}/long_message", Some(json!(""))),
        ("{entry}/hint", Some(json!(1))),
        ("{entry}/placeholders", None),
        ("{entry}/placeholders", Some(json!(["user_id", "user_id"]))),
        ("{entry}/meta", None),
        ("{entry}/meta", Some(json!({"user_id": "string"}))),
        ("{entry}/meta/0/key", None),
        ("{entry}/meta/0/type", None),
        ("{entry}/meta/0/type", Some(json!("String"))),
        ("{entry}/meta/0/type", Some(json!("[]"))),
        ("{entry}/meta/0/optional", Some(json!("yes"))),
        ("{entry}/pointer", Some(json!(true))),
        ("{entry}/retry", Some(json!("later"))),
        ("{entry}/retry", Some(json!({}))),
        ("{entry}/retry", Some(json!({"after": "30"}))),
        ("{entry}/retry", Some(json!({"after": -30}))),
        ("{entry}/retry", Some(json!({"after": 30, "unit": "minute"}))),
        ("{entry}/challenge", Some(json!(["Bearer"]))),
        ("{entry}/headers", Some(json!([]))),
        ("{entry}/headers/0/name", None),
        ("{entry}/headers/0/name", Some(json!("X-Owner"))),
        ("{entry}/headers/0/value", None),
        ("{entry}/statuses", Some(json!([]))),
        ("{entry}/statuses", Some(json!([502, "6XX"]))),
        ("{entry}/labels", Some(json!({}))),
        ("{entry}/labels", Some(json!({"team": 1.5}))),
        ("{entry}/level", Some(json!("trace"))),
        ("{entry}/grpc", Some(json!("aborted"))),
        ("{entry}/docs", Some(json!({}))),
        ("{entry}/description", Some(json!(""))),
        ("{entry}/deprecated", Some(json!(true))),
        ("{entry}/sample", None),
        ("{entry}/sample/headers", None),
        ("{entry}/sample/headers", Some(json!([]))),
        ("{entry}/sample/body", None),
    ];
    for (place, value) in broken {
        let place = place.replace("{entry}", entry);
        let (parent, name) = place.rsplit_once('/').expect("a pointer");
        let mut document = sound.clone();
        match (document.pointer_mut(parent), value) {
            (Some(Value::Object(members)), Some(value)) => _ = members.insert(name.to_owned(), value.clone()),
            (Some(Value::Object(members)), None) => assert!(members.remove(name).is_some(), "{place} is not there"),
            (Some(Value::Array(items)), Some(value)) => items.fill(value.clone()),
            (parent, _) => panic!("{place} in {parent:?}"),
        }
        assert!(!validator.is_valid(&document), "{place} as {value:?} is accepted");
    }
}

#[test]
fn exports_read_back() {
    for (name, catalog) in catalogs() {
        let text = export::json(catalog);
        let document: Document = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(document == Document::from(catalog), "{name} reads back to something else");
        assert_eq!(export::json(document), text, "{name}");
    }
}

#[test]
fn unknown_members_are_ignored() {
    let mut extended = document(&EVERYTHING);
    let schema = validator(&schema());
    // Bodies and constant values belong to the service, and retry advice allows no further members. In `shape`,
    // every member is a path.
    objects(&mut extended, &mut |object| {
        let is_ours = ["$schema", "entries", "status", "key", "name"].iter().any(|name| object.contains_key(*name));
        let is_path =
            object.get("status") == Some(&json!("status")) || object.get("code") == Some(&json!("errors[].code"));
        if is_ours && !is_path && !object.contains_key("instance") || object.contains_key("body") {
            object.insert("added_later".to_owned(), json!([{"name": 1}]));
        }
    });
    assert_eq!(extended.to_string().matches("added_later").count(), 45, "{extended}");
    assert_eq!(mistakes(&schema, &extended), [""; 0]);
    let read: Document = serde_json::from_str(&extended.to_string()).expect("a later document is read");
    assert_eq!(read.entries().count(), 5);
    let by_value: Document = serde_json::from_value(extended).expect("a later document is read");
    assert_eq!(by_value, read);
}

/// Another process has other addresses, and other keys for its hash maps.
#[test]
fn exports_are_the_same_in_every_process() {
    const CHILD: &str = "EXPORT_TO";
    let texts: String = catalogs().map(|(_, catalog)| export::json(catalog)).collect();
    if let Some(path) = env::var_os(CHILD) {
        return fs::write(path, texts).expect("the parent made the folder");
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("export.json");
    let mut child = std::process::Command::new(env::current_exe().expect("the test is a program"));
    child.args(["--exact", "json::exports_are_the_same_in_every_process"]).env(CHILD, &path);
    let output = child.output().expect("the test runs again");
    assert!(output.status.success(), "{output:?}");
    assert!(fs::read_to_string(&path).expect("the child wrote it") == texts, "{} differs", path.display());
}

#[test]
fn everything_is_the_golden_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/export.json");
    let text = export::json(&EVERYTHING);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &text).expect("the folder of golden files is there");
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert!(golden == text, "{} is not what is exported; UPDATE_GOLDEN=1 rewrites it", path.display());
}
