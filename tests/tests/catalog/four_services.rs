//! Compares the example catalogs with the facts that they were written from. `data/<catalog>.tsv` has
//! one line per published error. Every line is compared with its row and with what a client receives.
//!
//! The bytes are checked twice. First, the status, the code, and the names, order and JSON types of
//! members are compared with expectations that are written here by hand and filled from the facts.
//! Second, `golden/<catalog>.jsonl` has the whole responses, so that a changed value or text shows in
//! a review; `UPDATE_GOLDEN=1` rewrites it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use error_catalog::{ApiError, Catalog, Context, Entry, Exposure, Retry, Section};
use error_catalog_examples::axumkit::{DatabaseFailed, FileError, WorkerSystemError};
use error_catalog_examples::sample::Sample;
use error_catalog_examples::{PUBLISHED, Published};

/// One published error: the columns of its line.
struct Fact {
    columns: Vec<(String, String)>,
}

impl Fact {
    /// The text of a column, `None` in a table without it.
    fn get(&self, column: &str) -> Option<&str> {
        self.columns.iter().find(|(name, _)| name == column).map(|(_, value)| value.as_str())
    }

    /// The text of a column that every table has.
    fn text(&self, column: &str) -> &str {
        self.get(column).unwrap_or_else(|| panic!("there is no column {column}"))
    }

    /// The comma-separated items of a column; none in a table without it.
    fn items(&self, column: &str) -> Vec<&str> {
        self.get(column).unwrap_or_default().split(',').filter(|item| !item.is_empty()).collect()
    }

    /// The status as it is sent.
    fn status(&self) -> &str {
        match self.text("status") {
            // Clerk's source states none for this one error; the catalog says why it is 400.
            "" if self.get("name") == Some("WorkspaceNotConfigured") => "400",
            status => status,
        }
    }
}

fn in_this_package(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn facts(catalog: &str) -> Vec<Fact> {
    let path = in_this_package(&format!("data/{catalog}.tsv"));
    let table = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut lines = table.lines().map(|line| line.split('\t'));
    let head: Vec<_> = lines.next().expect("a table has a head").collect();
    let fact = |line: std::str::Split<'_, char>| {
        let columns: Vec<_> = head.iter().map(ToString::to_string).zip(line.map(str::to_owned)).collect();
        assert_eq!(columns.len(), head.len(), "{}: every line has every column", path.display());
        Fact { columns }
    };
    lines.map(fact).collect()
}

fn published(name: &str) -> &'static Published {
    PUBLISHED.iter().find(|published| published.name == name).expect("one of the four catalogs")
}

fn rows(catalog: &'static Catalog) -> Vec<(&'static Section, &'static Entry)> {
    let sections = catalog.sections().iter();
    sections.flat_map(|section| section.entries().iter().map(move |entry| (*section, entry))).collect()
}

/// Collects what is wrong, so that one run shows every wrong row.
#[derive(Default)]
struct Findings(String);

impl Findings {
    fn expect(&mut self, row: &str, what: &str, is_right: bool) {
        if !is_right {
            writeln!(self.0, "{row}: {what}").expect("a string takes everything");
        }
    }

    #[allow(clippy::needless_pass_by_value, reason = "it reads like `assert_eq!`")]
    fn expect_eq<T: PartialEq + std::fmt::Debug>(&mut self, row: &str, what: &str, found: T, wanted: T) {
        self.expect(row, &format!("{what} is {found:?}, not {wanted:?}"), found == wanted);
    }

    fn finish(self) {
        assert!(self.0.is_empty(), "\n{}", self.0);
    }
}

#[test]
fn every_published_error_is_there_once() {
    for (name, errors, sections) in [("clerk", 314, 55), ("barekey", 13, 6), ("axumkit", 76, 15), ("codelibra", 39, 1)]
    {
        let Published { catalog, samples, .. } = published(name);
        assert_eq!(facts(name).len(), errors, "facts of {name}");
        assert_eq!(catalog.entries().count(), errors, "entries of {name}");
        assert_eq!(samples().len(), errors, "samples of {name}");
        assert_eq!(catalog.sections().len(), sections, "sections of {name}");
        let headings: BTreeSet<_> = catalog.sections().iter().map(|section| section.name()).collect();
        assert_eq!(headings.len(), sections, "different headings in {name}");
    }
}

#[test]
fn rows_are_the_published_facts() {
    let mut findings = Findings::default();
    for Published { name, catalog, .. } in &PUBLISHED {
        for (fact, (section, entry)) in facts(name).iter().zip(rows(catalog)) {
            let row = format!("{name} {}::{}", section.type_name(), entry.name());
            findings.expect_eq(&row, "code", entry.code().as_str(), fact.text("code"));
            findings.expect_eq(&row, "status", entry.status().as_str(), fact.status());
            if let Some(heading) = fact.get("section") {
                findings.expect_eq(&row, "section", section.name(), heading);
            }
            if let Some(variant) = fact.get("name") {
                findings.expect_eq(&row, "name", entry.name(), variant);
            }
            let retry = match fact.get("retry") {
                Some("no") => Retry::Never,
                Some("yes") => Retry::Backoff,
                None => Retry::Unspecified,
                Some(advice) => panic!("{row}: retry advice {advice}"),
            };
            findings.expect_eq(&row, "retry", entry.retry(), retry);
            let keys: BTreeSet<_> = entry.meta_keys().collect();
            let wanted: BTreeSet<_> = fact.items("meta_keys").into_iter().collect();
            findings.expect_eq(&row, "set of meta keys", keys, wanted);
            findings.expect(&row, "no description", entry.description().is_some());
            check_texts(&mut findings, &row, fact, entry);
        }
    }
    findings.finish();
}

/// Checks which texts there are, and what they mention.
fn check_texts(findings: &mut Findings, row: &str, fact: &Fact, entry: &Entry) {
    let message = entry.message();
    let long = entry.long_message();
    let is_empty = message.to_string().is_empty();
    findings.expect_eq(row, "empty message", is_empty, fact.get("short") == Some("empty"));
    let has_own_long_text = long.as_ref().is_some_and(|long| long.to_string() != message.to_string());
    match fact.get("long") {
        Some("yes") => findings.expect(row, "no long text of its own", has_own_long_text),
        Some("same") => findings.expect(row, "a long text of its own", !has_own_long_text),
        Some("none") => findings.expect(row, "a long text", long.is_none()),
        Some(other) => panic!("{row}: long text {other}"),
        None => {}
    }
    let Some(verbs) = fact.get("format_verbs") else { return };
    let text = long.unwrap_or(message);
    let mentioned: Vec<_> = text.placeholders().collect();
    let wanted = fact.items("placeholders");
    let mut rest = mentioned.iter();
    let in_order = wanted.iter().all(|name| rest.any(|mentioned| mentioned == name));
    findings.expect(row, &format!("{mentioned:?} does not mention {wanted:?} in this order"), in_order);
    let surplus = mentioned.len().saturating_sub(wanted.len());
    findings.expect_eq(row, "number of further placeholders", surplus, verbs.split_whitespace().count());
}

#[test]
fn codes_are_unique_where_the_source_does_not_share_them() {
    for name in ["barekey", "axumkit", "codelibra"] {
        let catalog = published(name).catalog;
        for entry in catalog.entries() {
            assert_eq!(catalog.get(entry.code().as_str()).count(), 1, "{name} {}", entry.code());
        }
    }
    let shared: Vec<_> = facts("clerk")
        .iter()
        .filter(|fact| fact.text("code") == "resource_not_found")
        .map(Fact::status)
        .map(str::to_owned)
        .collect();
    let found: Vec<_> =
        published("clerk").catalog.get("resource_not_found").map(|entry| entry.status().as_str().to_owned()).collect();
    assert_eq!(found, shared);
}

/// `text` as a JSON string, with its quotes.
fn json(text: &dyn std::fmt::Display) -> String {
    serde_json::to_string(&text.to_string()).expect("a string is JSON")
}

/// A member path as a JSON Pointer.
fn json_pointer(path: &dyn std::fmt::Display) -> String {
    format!("/{}", path.to_string().replace(['.', '['], "/").replace(']', ""))
}

/// What clients receive for a published error whose texts are those of `sample`: JSON by hand. Clerk's
/// ends where `meta` may begin.
fn expected_body(catalog: &str, fact: &Fact, sample: &Sample) -> String {
    let (code, status) = (fact.text("code"), fact.status());
    let text = json(&sample.error.text());
    match catalog {
        "barekey" => {
            let pointer =
                sample.error.pointer().map(|pointer| format!(r#","pointer":{}"#, json(&json_pointer(&pointer))));
            let hint = sample.error.hint().map(|hint| format!(r#","hint":{}"#, json(&hint)));
            let more = pointer.unwrap_or_default() + &hint.unwrap_or_default();
            format!(r#"{{"error":{{"code":"{code}","message":{text}{more},"requestId":"req_1"}}}}"#)
        }
        "axumkit" => format!(r#"{{"status":{status},"code":"{code}"}}"#),
        "codelibra" => format!(r#"{{"code":{code},"message":{text}}}"#),
        "clerk" => {
            let message = json(&sample.error.message());
            format!(r#"{{"errors":[{{"message":{message},"long_message":{text},"code":"{code}""#)
        }
        _ => panic!("the body of {catalog}"),
    }
}

/// Checks the rest of a body of Clerk: `meta` if it is not empty, and the request id.
fn check_clerk_tail(findings: &mut Findings, row: &str, fact: &Fact, tail: &str) {
    let keys = fact.items("meta_keys");
    let Some(inner) = tail.strip_suffix(r#"}],"clerk_trace_id":"req_1"}"#) else {
        return findings.expect(row, &format!("body ends in {tail}"), false);
    };
    if keys.is_empty() {
        return findings.expect_eq(row, "meta", inner, "");
    }
    let meta = inner.strip_prefix(r#","meta":"#).and_then(|meta| serde_json::from_str(meta).ok());
    let Some(serde_json::Value::Object(meta)) = meta else {
        return findings.expect(row, &format!("meta is {inner}"), false);
    };
    findings.expect(row, "meta has no members", !meta.is_empty());
    // The parameter at fault is sent as `param_name`; `*` stands for keys that are not declared.
    if keys != ["*"] {
        let on_the_wire = |key| if key == "name" { "param_name" } else { key };
        let wanted: BTreeSet<_> = keys.into_iter().map(on_the_wire).collect();
        let found: BTreeSet<_> = meta.keys().map(String::as_str).collect();
        findings.expect_eq(row, "set of members of meta", found, wanted);
    }
    let all_say_something = meta.values().all(|value| !matches!(value, serde_json::Value::Null));
    findings.expect(row, "a member of meta is null", all_say_something);
}

#[test]
fn clients_receive_the_published_facts() {
    let mut findings = Findings::default();
    for Published { name, catalog, samples } in &PUBLISHED {
        let samples = samples();
        let facts = facts(name);
        for ((sample, fact), (section, entry)) in samples.iter().zip(&facts).zip(rows(catalog)) {
            let row = format!("{name} {}::{}", section.type_name(), entry.name());
            findings.expect_eq(&row, "sample", sample.name, entry.name());
            findings.expect_eq(&row, "section of the sample", sample.section, section.name());
            let is_same = std::ptr::eq(sample.error.entry(), entry);
            findings.expect(&row, "the sample belongs to another row", is_same);

            let response = &sample.response;
            findings.expect_eq(&row, "status of the response", response.status().as_str(), fact.status());
            let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
            findings.expect_eq(&row, "content type", header("content-type"), Some("application/json"));
            findings.expect_eq(&row, "request id", header("x-request-id"), Some("req_1"));

            let body = std::str::from_utf8(response.body()).expect("a body is UTF-8");
            findings.expect_eq(&row, "body of the response", body, sample.json.as_str());
            let expected = expected_body(name, fact, sample);
            match (*name, body.strip_prefix(&expected)) {
                ("clerk", Some(tail)) => check_clerk_tail(&mut findings, &row, fact, tail),
                (_, Some("")) => {}
                _ => findings.expect_eq(&row, "body", body, expected.as_str()),
            }
            // Every placeholder was replaced by a value.
            for placeholder in entry.placeholders() {
                let marked = format!("<{placeholder}>");
                findings.expect(&row, &format!("{marked} in the body"), !body.contains(&marked));
            }
            findings.expect(&row, "a mark of a row in the body", !body.contains("\\u0001"));
        }
    }
    findings.finish();
}

/// One line of a golden file: the error, its `Display`, its status, the headers that not every
/// response has, and the exact body.
fn golden_line(section: &Section, sample: &Sample) -> String {
    let name = json(&format_args!("{}::{}", section.type_name(), sample.name));
    let status = sample.response.status().as_u16();
    let everywhere = ["content-type", "x-request-id"];
    let mut headers: Vec<_> = (sample.response.headers().iter())
        .filter(|(name, _)| !everywhere.contains(&name.as_str()))
        .map(|(name, value)| format!("{}:{}", json(name), json(&String::from_utf8_lossy(value.as_bytes()))))
        .collect();
    headers.sort();
    let (headers, body, display) = (headers.join(","), &sample.json, json(&sample.error));
    format!(r#"{{"error":{name},"display":{display},"status":{status},"headers":{{{headers}}},"body":{body}}}"#)
}

#[test]
fn answers_are_the_reviewed_ones() {
    for Published { name, catalog, samples } in &PUBLISHED {
        let samples = samples();
        let lines = samples.iter().zip(rows(catalog)).map(|(sample, (section, _))| golden_line(section, sample));
        let found: Vec<String> = lines.collect();
        for line in &found {
            serde_json::from_str::<serde_json::Value>(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        }
        let path = in_this_package(&format!("golden/{name}.jsonl"));
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, found.join("\n") + "\n").expect("the golden file can be written");
        }
        let reviewed = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut findings = Findings::default();
        for (found, reviewed) in found.iter().zip(reviewed.lines()) {
            let is_same = found == reviewed;
            findings.expect(name, &format!("\n  found    {found}\n  reviewed {reviewed}"), is_same);
        }
        findings.expect_eq(name, "number of lines", found.len(), reviewed.lines().count());
        findings.finish();
    }
}

#[test]
fn axumkit_tells_the_causes_in_development_only() {
    let broken_pipe = || std::io::Error::new(std::io::ErrorKind::BrokenPipe, "broken pipe");
    let lost = || DatabaseFailed::ConnectionLost { host: "db-1".to_owned(), cause: broken_pipe() };
    let development = Context::new().exposure(Exposure::Development);
    let production = Context::new();

    let error = WorkerSystemError::from(lost());
    assert_eq!(
        error.to_json_in(&development),
        r#"{"status":500,"code":"system:database_error","details":["lost the connection to db-1","broken pipe"]}"#
    );
    assert_eq!(error.to_json_in(&production), r#"{"status":500,"code":"system:database_error"}"#);
    assert_eq!(error.to_json(), error.to_json_in(&production));

    let error = WorkerSystemError::InternalError(Box::new(lost()));
    assert_eq!(
        error.to_json_in(&development),
        r#"{"status":400,"code":"system:internal_error","details":["lost the connection to db-1","broken pipe"]}"#
    );

    let error = FileError::from(broken_pipe());
    assert_eq!(error.to_json_in(&development), r#"{"status":400,"code":"file:read_error","details":["broken pipe"]}"#);
    assert_eq!(
        FileError::NotFound { part: "avatar" }.to_json_in(&development),
        r#"{"status":400,"code":"file:not_found"}"#
    );

    // A sample that has a cause has one in its chain, whatever the field is called.
    let with_cause = published("axumkit").catalog.entries().zip((published("axumkit").samples)());
    let codes: Vec<_> = with_cause
        .filter(|(_, sample)| std::error::Error::source(&*sample.error).is_some())
        .map(|(entry, _)| entry.code().as_str())
        .collect();
    assert_eq!(
        codes,
        [
            "oauth:token_exchange_failed",
            "oauth:user_info_fetch_failed",
            "oauth:user_info_parse_failed",
            "totp:secret_generation_failed",
            "totp:qr_generation_failed",
            "file:upload_error",
            "file:read_error",
            "turnstile:service_error",
            "meilisearch:query_failed",
            "eventstream:publish_failed",
            "worker:connection_failed",
            "worker:response_invalid",
            "worker:verification_email_send_failed",
            "worker:password_reset_email_send_failed",
            "system:internal_error",
            "system:transaction_error",
            "system:database_error",
        ]
    );
}
