//! Compiles the cases that must not compile, `<folder>/fail/<case>.rs`, and asserts that every key, lint and rule has
//! cases. `pass.rs` runs those that compile, in `<folder>/pass/`.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

// In the same program, so that both processors have work.
#[path = "ui/followed.rs"]
mod followed;
#[path = "ui/generated.rs"]
mod generated;

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

const CASES: &str = env!("CARGO_MANIFEST_DIR");

// A proc-macro crate exports only macros, so its tables are read as text.
const KEYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../macros/src/keys.rs");
const LINTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../macros/src/lints.rs");
const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../macros/src/rules");

/// Folders that are not named after a key, lint or rule.
const FAMILIES: [&str; 6] = ["catalog", "item", "keys", "published", "rustc", "value"];

#[test]
fn cases() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("*/fail/*.rs");
}

#[test]
fn every_key_has_cases() -> io::Result<()> {
    let keys = keys()?;
    assert!(keys.len() >= 29 && keys.contains("section") && keys.contains("secret"), "not the table of keys: {keys:?}");
    let without = keys.iter().filter(|key| !has_cases(&folder_of_key(key)));
    assert_none(without, "keys without a failing and a passing case");
    Ok(())
}

#[test]
fn every_lint_has_cases() -> io::Result<()> {
    let lints = lints()?;
    assert!(
        lints.len() >= 11 && lints.contains("duplicate_code") && lints.contains("retired_code"),
        "not the table of lints: {lints:?}"
    );
    assert_none(lints.iter().filter(|lint| !has_cases(lint)), "lints without a failing and a passing case");
    assert_none(lints.iter().filter(|lint| !has_all_at_once(lint)), "lints without `fail/all_at_once.rs`");
    Ok(())
}

#[test]
fn every_rule_has_cases() -> io::Result<()> {
    let rules = rules()?;
    assert!(rules.len() >= 11 && rules.contains("duplicate_code"), "not the folder of rules: {rules:?}");
    assert_none(rules.iter().filter(|rule| !has_cases(rule)), "rules without a failing and a passing case");
    assert_none(rules.iter().filter(|rule| !has_all_at_once(rule)), "rules without `fail/all_at_once.rs`");
    Ok(())
}

#[test]
fn every_folder_belongs_to_something() -> io::Result<()> {
    let mut known: BTreeSet<String> = FAMILIES.map(str::to_owned).into();
    known.extend(keys()?.iter().map(|key| folder_of_key(key)));
    known.extend(lints()?);
    known.extend(rules()?);
    let folders = folders()?;
    assert_none(folders.iter().filter(|folder| !known.contains(*folder)), "folders named after no key, lint or rule");
    assert_none(folders.iter().filter(|folder| !has_cases(folder)), "folders without a failing and a passing case");
    Ok(())
}

#[test]
fn every_recording_has_its_case() -> io::Result<()> {
    for folder in folders()? {
        let fail = files(&Path::new(CASES).join(folder).join("fail"))?;
        let recorded = fail.iter().filter(|file| file.extension().is_some_and(|extension| extension == "stderr"));
        let orphans = recorded.filter(|file| !file.with_extension("rs").exists());
        assert_none(orphans.map(|file| file.display().to_string()), "recordings of no case");
    }
    Ok(())
}

/// A key that is the subject of a lint or rule shares its folder; every other key has a folder of its own.
fn folder_of_key(key: &str) -> String {
    if Path::new(CASES).join(key).is_dir() { key.to_owned() } else { format!("key_{key}") }
}

fn keys() -> io::Result<BTreeSet<String>> {
    Ok(rows("Key", &fs::read_to_string(KEYS)?))
}

fn lints() -> io::Result<BTreeSet<String>> {
    Ok(rows("Lint", &fs::read_to_string(LINTS)?))
}

fn rules() -> io::Result<BTreeSet<String>> {
    let rules = files(Path::new(RULES))?;
    let names = rules.iter().filter_map(|file| file.file_stem()?.to_str());
    Ok(names.filter(|name| *name != "mod").map(str::to_owned).collect())
}

/// The names in `Row { name: "…", … }`.
fn rows(row: &str, table: &str) -> BTreeSet<String> {
    let start = format!("{row} {{");
    let rows = table.split(start.as_str()).skip(1);
    rows.filter_map(|fields| fields.trim_start().strip_prefix("name: \"")?.split('"').next())
        .map(str::to_owned)
        .collect()
}

fn folders() -> io::Result<BTreeSet<String>> {
    let mut folders = BTreeSet::new();
    for entry in fs::read_dir(CASES)? {
        let path = entry?.path();
        if path.join("fail").is_dir() || path.join("pass").is_dir() {
            folders.extend(path.file_name().and_then(|name| name.to_str()).map(str::to_owned));
        }
    }
    Ok(folders)
}

fn has_cases(folder: &str) -> bool {
    let folder = Path::new(CASES).join(folder);
    ["fail", "pass"]
        .iter()
        .all(|kind| files(&folder.join(kind)).is_ok_and(|files| files.iter().any(|file| is_case(file))))
}

fn has_all_at_once(folder: &str) -> bool {
    Path::new(CASES).join(folder).join("fail/all_at_once.rs").exists()
}

fn is_case(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "rs")
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}

fn assert_none<T: AsRef<str>>(found: impl Iterator<Item = T>, what: &str) {
    let found: Vec<T> = found.collect();
    let names: Vec<&str> = found.iter().map(AsRef::as_ref).collect();
    assert!(names.is_empty(), "{what}: {}", names.join(", "));
}
