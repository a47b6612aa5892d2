//! Checks what the documents say: the README's response and commands, and the keys and lints on the derive's page. Doctests
//! compile the Rust code in both.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use error_catalog::{ApiError, Context};
use error_catalog_examples::output::write_response;

const README: &str = include_str!("../../../README.md");
const PAGE: &str = include_str!("../../../runtime/src/ApiError.md");

// A proc-macro crate exports nothing but macros, so its tables are read as text.
const KEYS: &str = include_str!("../../../macros/src/keys.rs");
const LINTS: &str = include_str!("../../../macros/src/lints.rs");

#[derive(Debug, ApiError)]
#[api(section = "Users", docs = "https://docs.example.com/errors#<code>")]
#[api(allow(pointer_value))]
enum UserError {
    #[api(status = 409, code = "email_taken", message = "already exists", long = "<email> is taken")]
    #[api(pointer = "/email", meta(email))]
    EmailTaken { email: String },
}

#[test]
fn the_client_receives_what_the_readme_says() {
    let error = UserError::EmailTaken { email: "ada@example.com".to_owned() };
    let mut answer = Vec::new();
    let response = Context::new().request_id("req_1").scope(|| error.to_response());
    write_response(&mut answer, &response).expect("a Vec takes everything");
    let answer = String::from_utf8(answer).expect("responses are UTF-8 here");
    assert!(README.contains(&format!("```http\n{answer}```")), "not in the README:\n{answer}");
}

#[test]
fn the_commands_are_those_of_the_ci() {
    let ci = include_str!("../../../.ci/run");
    for command in ["cargo test --workspace --all-features", "cargo run -p error-catalog-users"] {
        assert!(README.contains(&format!("\n$ {command}")), "{command}");
    }
    assert!(ci.lines().any(|line| line == "step cargo test --workspace --all-features"));
}

#[test]
fn the_dependency_is_this_crate() {
    let line = README.lines().find(|line| line.starts_with("error-catalog = ")).expect("the README says how to add it");
    let (major_minor, _) = env!("CARGO_PKG_VERSION").rsplit_once('.').expect("a version has three parts");
    assert!(line.contains(&format!("version = \"{major_minor}\"")), "{line}");
    let manifest = include_str!("../../../runtime/Cargo.toml");
    let (_, features) = line.split_once("features = [").expect("it names features");
    for feature in features.trim_end_matches("] }").split(", ") {
        let name = feature.trim_matches('"');
        assert!(manifest.contains(&format!("\n{name} = [")), "there is no feature {name}");
    }
}

#[test]
fn every_key_is_documented() {
    let keys = names("Key", KEYS);
    assert!(keys.len() >= 29, "not the table of keys: {keys:?}");
    for key in keys {
        let named = format!("`{key}`");
        assert!(README.contains(&named), "{key} is not in the README");
        assert!(headings(PAGE).any(|heading| heading.contains(&named)), "{key} has no section");
        assert!(PAGE.contains(&format!("| [{named}]")), "{key} is in no table");
    }
}

#[test]
fn every_lint_is_documented() {
    let lints = names("Lint", LINTS);
    assert!(lints.len() >= 11, "not the table of lints: {lints:?}");
    for lint in lints {
        assert!(PAGE.contains(&format!("\n| `{lint}` |")), "{lint} is not in the table");
    }
}

#[test]
fn links_within_the_page_lead_somewhere() {
    let anchors: BTreeSet<String> = headings(PAGE).map(anchor).collect();
    let links = PAGE.split("](#").skip(1).filter_map(|rest| rest.split(')').next());
    for link in links {
        assert!(anchors.contains(link), "#{link} is none of {anchors:?}");
    }
}

/// The names in `Row { name: "…", … }`.
fn names<'t>(row: &str, table: &'t str) -> BTreeSet<&'t str> {
    let start = format!("{row} {{");
    let rows = table.split(start.as_str()).skip(1);
    rows.filter_map(|fields| fields.trim_start().strip_prefix("name: \"")?.split('"').next()).collect()
}

fn headings(page: &str) -> impl Iterator<Item = &str> {
    let mut code = false;
    page.lines().filter(move |line| {
        code ^= line.starts_with("```");
        !code && line.starts_with('#')
    })
}

/// The id that rustdoc gives a heading.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-')).collect::<String>().replace(' ', "-")
}
