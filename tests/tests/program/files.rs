//! The commands on JSON exports: catalogs of many services become one, and are compared.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::{fs, io};

use error_catalog::cli::{self, Exit};
use error_catalog::compat::Lock;
use error_catalog::export::{self, Document};
use error_catalog::{ApiError, Catalog, program};
use serde_json::Value;

#[derive(Debug, ApiError)]
#[api(section = "Users", domain = "users.example", status = 404)]
#[allow(dead_code, reason = "only the catalog is read")]
enum UserError {
    #[api(long = "No user has the id <id>")]
    NotFound { id: u32 },
}

#[derive(Debug, ApiError)]
#[api(section = "Orders", domain = "orders.example", status = 404)]
#[allow(dead_code, reason = "only the catalog is read")]
enum OrderError {
    NotFound,
    #[api(status = 503)]
    StockUnknown,
}

#[derive(Debug, ApiError)]
#[api(section = "Mail", status = 502, envelope = error_catalog::envelope::Flat)]
#[allow(dead_code, reason = "only the catalog is read")]
enum MailError {
    Lost,
}

static USERS: Catalog = error_catalog::catalog!("Users API", [UserError]);
static ORDERS: Catalog = error_catalog::catalog!("Orders API", [OrderError]);
static MAIL: Catalog = error_catalog::catalog!("Mail API", [MailError]);

fn run(args: &[&str]) -> (Exit, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = program::run_from(["error-catalog"].iter().chain(args), &mut io::empty(), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("programs print UTF-8");
    (exit, text(out), text(err))
}

/// The exports of the three services, in a folder of the test.
fn exports(test: &str) -> [String; 3] {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("files").join(test);
    fs::create_dir_all(&folder).expect("the folder can be made");
    [("users", &USERS), ("orders", &ORDERS), ("mail", &MAIL)].map(|(name, catalog)| {
        let path: PathBuf = folder.join(format!("{name}.json"));
        fs::write(&path, export::json(catalog)).expect("the file can be written");
        path.to_str().expect("a path in UTF-8").to_owned()
    })
}

#[test]
fn services_are_one_catalog() {
    let [users, orders, mail] = exports("merge");
    let (exit, json, said) = run(&["merge", &users, &orders, &mail, "--title", "All"]);
    assert_eq!(exit, Exit::Success);
    let expected = format!(
        "warning: {mail}: its envelope is not that of {users}: tools may not find the parts of its bodies\n\
         warning: {mail}: `MailError` has no `domain`: nothing tells its codes from those of other services\n"
    );
    assert_eq!(said, expected);
    let document: Document = serde_json::from_str(&json).expect("an export is JSON");
    assert_eq!(document.title, "All");
    let names: Vec<_> = document.sections.iter().map(|section| section.name.as_str()).collect();
    assert_eq!(names, ["users.example: Users", "orders.example: Orders", "Mail API: Mail"]);
    let entries: Vec<_> = document.entries().cloned().collect();
    let separate: Vec<_> = [&USERS, &ORDERS, &MAIL]
        .into_iter()
        .flat_map(|api| Document::from(api).entries().cloned().collect::<Vec<_>>())
        .collect();
    assert_eq!(entries, separate);

    let (exit, html, _) = run(&["export", "html", &users, &orders]);
    assert_eq!(exit, Exit::Success);
    assert!(html.contains("users.example: Users") && html.contains("orders.example: Orders"), "{html}");
    let (exit, csv, _) = run(&["export", "csv", &users, &orders]);
    assert_eq!(exit, Exit::Success);
    assert!(csv.contains("stock_unknown"), "{csv}");
    let (_, list, _) = run(&["list", &users, &orders, "--domain", "orders.example", "--status", "5xx"]);
    assert_eq!(list, "stock_unknown\t503\torders.example: Orders\tStock unknown\n");
    let (_, explained, _) = run(&["explain", "not_found", &users]);
    assert!(
        explained.starts_with("not_found: Not found\n404 Not Found · Users · UserError::NotFound\n"),
        "{explained}"
    );
    assert_eq!(run(&["explain", "no_such", &users]).0, Exit::No);
}

/// A code may be that of two services, but not twice under one domain.
#[test]
fn a_conflict_names_both() {
    let [users, orders, _] = exports("conflict");
    let text = fs::read_to_string(&orders).expect("it is there").replace("orders.example", "users.example");
    fs::write(&orders, text).expect("the file can be written");
    let (exit, json, said) = run(&["merge", &users, &orders]);
    assert_eq!((exit, json.as_str()), (Exit::No, ""));
    let expected = format!(
        "error: error code `not_found` of `users.example` is declared by both `UserError::NotFound` ({users}) and \
         `OrderError::NotFound` ({orders})\n"
    );
    assert_eq!(said, expected);
}

#[test]
fn exports_are_compared() {
    let [users, _, _] = exports("compare");
    let old = users.replace("users.json", "old.json");
    fs::copy(&users, &old).expect("the file can be written");
    assert_eq!(run(&["diff", &old, &users]).0, Exit::Success);
    let text = fs::read_to_string(&users).expect("it is there").replace("\"status\": 404", "\"status\": 410");
    fs::write(&users, text).expect("the file can be written");
    for args in [["diff", &old, &users], ["check", &users, &old]] {
        let (exit, changes, _) = run(&args);
        assert_eq!(exit, Exit::No);
        assert!(changes.contains("breaking: ") && changes.contains("410"), "{changes}");
    }
    let (exit, _, said) = run(&["list", "data/clerk.tsv"]);
    assert_eq!(exit, Exit::Failure);
    assert!(said.starts_with("error: data/clerk.tsv:1: this is not a JSON export: "), "{said}");
}

/// A lock file has hidden entries, and an export has none.
#[test]
fn a_lock_file_and_an_export_are_compared() {
    #[derive(Debug, ApiError)]
    #[api(status = 500)]
    #[allow(dead_code, reason = "only the catalog is read")]
    enum StoreError {
        #[api(pointer = "/id")]
        Lost,
        #[api(hidden)]
        Secret,
    }

    static STORE: Catalog = error_catalog::catalog!("Store API", [StoreError]);
    let [users, ..] = exports("lock");
    let [lock, export] = [("store.lock.json", Lock::of(&STORE).to_string()), ("store.json", export::json(&STORE))].map(
        |(name, text)| {
            let path = users.replace("users.json", name);
            fs::write(&path, text).expect("the file can be written");
            path
        },
    );
    for args in [["diff", &lock, &export], ["diff", &export, &lock]] {
        assert_eq!(run(&args), (Exit::Success, "no changes\n".to_owned(), String::new()));
    }
}

#[test]
fn other_programs_read_the_output() {
    let [users, orders, _] = exports("formats");
    let old = users.replace("users.json", "old.json");
    fs::copy(&users, &old).expect("the file can be written");
    let text = fs::read_to_string(&users).expect("it is there").replace("\"status\": 404", "\"status\": 410");
    fs::write(&users, text).expect("the file can be written");
    let schema = serde_json::from_str(cli::OUTPUT_SCHEMA).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let json = |args: &[&str]| -> Value {
        let json = serde_json::from_str(&run(args).1).expect("JSON");
        assert!(schema.is_valid(&json), "{json:#}");
        json
    };
    for args in [["diff", &old, &users], ["check", &users, &old]] {
        let [command, first, second] = args;
        let changed = json(&[command, first, second, "--format", "json"]);
        assert_eq!((&changed["title"], &changed["breaking"]), (&"Users API".into(), &true.into()));
        assert_eq!(changed["changes"][0]["kind"], "StatusChanged");
        let (exit, annotations, _) = run(&[command, first, second, "--format", "github"]);
        assert_eq!(exit, Exit::No);
        assert!(annotations.starts_with(&format!("::error file={old},title=breaking")), "{annotations}");
    }
    let listed = json(&["list", &old, &orders, "--format", "json"]);
    let codes: Vec<_> = listed["errors"].as_array().into_iter().flatten().map(|error| &error["code"]).collect();
    assert_eq!(codes, ["not_found", "not_found", "stock_unknown"]);
    let sarif: Value = serde_json::from_str(&run(&["list", &old, "--format", "sarif"]).1).expect("JSON");
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "not_found");
}
