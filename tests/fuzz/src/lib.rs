//! Properties that hold for any input, as functions that the fuzz targets and the replay of the seeds call.
//!
//! A crate with a derive exports nothing else, so the derive's modules are compiled in here. Outside rustc, `proc_macro2`
//! works without it. The properties of rendering are shared with the tests in the same way, without the dependencies of the
//! tests.

#![forbid(unsafe_code)]

extern crate proc_macro;

#[path = "../../../macros/src/attr/mod.rs"]
mod attr;
#[path = "../../../macros/src/case.rs"]
mod case;
#[path = "../../../macros/src/data_type.rs"]
mod data_type;
#[path = "../../../macros/src/diag.rs"]
mod diag;
#[path = "../../../macros/src/expand/mod.rs"]
mod expand;
#[path = "../../../macros/src/http.rs"]
mod http;
#[path = "../../../macros/src/items.rs"]
mod items;
#[path = "../../../macros/src/keys.rs"]
mod keys;
#[path = "../../../macros/src/lints.rs"]
mod lints;
#[path = "../../../macros/src/lost.rs"]
mod lost;
#[path = "../../../macros/src/lower.rs"]
mod lower;
#[path = "../../../macros/src/model.rs"]
mod model;
#[path = "../../../macros/src/printed.rs"]
mod printed;
#[path = "../../src/rendered.rs"]
mod rendered;
#[path = "../../../macros/src/resolve.rs"]
mod resolve;
#[path = "../../../macros/src/rules/mod.rs"]
mod rules;
#[path = "../../../macros/src/sift.rs"]
mod sift;
#[path = "../../src/strict.rs"]
mod strict;
#[path = "../../../macros/src/template.rs"]
mod template;
#[path = "../../../macros/src/words.rs"]
mod words;

use error_catalog::compat::{ChangeKind, Lock};
use error_catalog::envelope::Problem;
use error_catalog::received::Understood;
use error_catalog::{ApiError, Context, Exposure, Received, request_id as ids};
use libfuzzer_sys::arbitrary::{Arbitrary, Result, Unstructured};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use serde_json::{Map, Value};

use crate::rendered::{Given, SHAPES};
use crate::template::{Segment, Template};

/// The body, parsed by two parsers, as in the tests.
fn parsed(body: &str) -> Value {
    let value = serde_json::from_str(body).expect(body);
    assert_eq!(strict::read(body).as_ref(), Ok(&value), "{body}");
    value
}

/// A text parses into segments and mistakes. The segments print as the text, a mistake points at a part of it, and the
/// printed form of a place parses as the same place.
pub fn template(text: &str) {
    let (template, mistakes) = Template::parse(text);
    assert_eq!(template.to_string(), text);
    assert_eq!(Template::parse(text), (template.clone(), mistakes.clone()), "parsing depends on nothing else");
    for mistake in &mistakes {
        assert!(text.contains(mistake_place(mistake)), "{mistake:?} in {text:?}");
    }
    let mut previous_was_text = false;
    for segment in &template.segments {
        let is_text = matches!(segment, Segment::Text(_));
        assert!(!(is_text && previous_was_text), "neighbouring texts are one: {template:?}");
        previous_was_text = is_text;
        match segment {
            Segment::Text(text) => assert!(!text.is_empty(), "{template:?}"),
            Segment::Angle => {}
            Segment::Placeholder(place) => {
                assert!(!place.name.is_empty(), "{place:?}");
                let alone = place.to_string();
                let (again, mistakes) = Template::parse(&alone);
                assert_eq!(mistakes, [], "{alone}");
                assert_eq!(again.segments, [Segment::Placeholder(place.clone())], "{alone}");
            }
        }
    }
}

fn mistake_place(mistake: &template::Mistake) -> &str {
    match mistake {
        template::Mistake::Unclosed { place, .. }
        | template::Mistake::BadSpec { place, .. }
        | template::Mistake::BadName { place } => place,
        template::Mistake::Empty => "<>",
    }
}

/// Any item expands to impls, or to errors on tokens of the source. Either way, rustc can parse the expansion as items.
///
/// A text that does not begin like a Rust item is used as attributes of an enum: each line in `#[api(` and `)]`.
pub fn derive(text: &str) {
    // Otherwise everything that is parsed is kept for the life of the thread.
    proc_macro2::extra::invalidate_current_thread_spans();
    for source in [text.to_owned(), attributes(text)] {
        let Ok(input) = source.parse::<TokenStream>() else { continue };
        // rustc passes only items that it could parse to a derive.
        if syn::parse2::<syn::DeriveInput>(input.clone()).is_err() {
            continue;
        }
        let expansion = expand::derive(input);
        let file = syn::parse2::<syn::File>(expansion.clone());
        assert!(
            file.is_ok(),
            "{}\n{expansion}\n{source}",
            file.err().map(|error| error.to_string()).unwrap_or_default()
        );
        let errors = check_errors(&expansion, &source);
        assert!(errors > 0 || expansion.to_string().contains("ApiError"), "{source}");
    }
}

/// The text as lists on an enum, on a variant and on a field, a line each.
fn attributes(text: &str) -> String {
    let mut lines = text.lines();
    let mut list = || lines.next().unwrap_or_default();
    let (on_enum, on_variant, on_field, on_tuple) = (list(), list(), list(), list());
    format!(
        "#[api({on_enum})] enum E<'a, T> {{ #[api({on_variant})] Named {{ #[api({on_field})] name: Option<&'a T>, r#type: Vec<u8>, source: Error }}, \
         #[api({on_tuple})] Tuple(#[api({on_field})] T, String), #[api({on_variant})] Unit }}"
    )
}

/// Counts the errors of an expansion. Each has a text and points at a part of the source.
fn check_errors(expansion: &TokenStream, source: &str) -> usize {
    let tokens: Vec<TokenTree> = expansion.clone().into_iter().collect();
    let mut errors = 0;
    for window in tokens.windows(3) {
        let [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Group(text)] = window else { continue };
        if name != "compile_error" {
            continue;
        }
        errors += 1;
        assert_eq!(text.delimiter(), Delimiter::Brace);
        assert!(text.stream().to_string().len() > "\"\"".len(), "{source}");
        for span in [name.span(), text.span()] {
            let place = span.byte_range();
            assert!(
                !place.is_empty() && place.end <= source.chars().count().max(source.len()),
                "{place:?} {text} of {source}"
            );
        }
    }
    errors
}

/// The body of any error in any shape is JSON with the content of the error.
pub fn render(bytes: &[u8]) {
    let _ = render_one(&mut Unstructured::new(bytes));
}

fn render_one(bytes: &mut Unstructured<'_>) -> Result<()> {
    let exposure = if bytes.arbitrary()? { Exposure::Development } else { Exposure::Production };
    let context = Context::new().exposure(exposure);
    let context = Option::<String>::arbitrary(bytes)?.into_iter().fold(context, Context::request_id);
    let check = bytes.choose(&SHAPES)?;
    let given = Given {
        text: bytes.arbitrary()?,
        number: bytes.arbitrary()?,
        maybe: bytes.arbitrary()?,
        list: bytes.arbitrary()?,
        pointer: bytes.arbitrary()?,
        sources: bytes.arbitrary()?,
        spread: members(bytes, 2)?.into_iter().collect(),
        nested: nested(bytes, 6)?,
    };
    check(&given, &context);
    Ok(())
}

fn nested(bytes: &mut Unstructured<'_>, depth: u8) -> Result<Value> {
    Ok(match bytes.int_in_range(0..=if depth == 0 { 4 } else { 6 })? {
        0 => Value::Null,
        1 => bool::arbitrary(bytes)?.into(),
        2 => i64::arbitrary(bytes)?.into(),
        3 => u64::arbitrary(bytes)?.into(),
        4 => String::arbitrary(bytes)?.into(),
        5 => (0..bytes.int_in_range(0..=4)?).map(|_| nested(bytes, depth - 1)).collect::<Result<Vec<_>>>()?.into(),
        _ => members(bytes, depth - 1)?.into(),
    })
}

fn members(bytes: &mut Unstructured<'_>, depth: u8) -> Result<Map<String, Value>> {
    (0..bytes.int_in_range(0..=4)?).map(|_| Ok((bytes.arbitrary()?, nested(bytes, depth)?))).collect()
}

/// The error that the request ids are tested with.
#[derive(Debug, ApiError)]
#[api(status = 500, envelope = Problem)]
struct Down;

/// An id is accepted whole or not at all. An accepted one reaches the client unchanged in the header and the body, and no
/// id breaks either.
pub fn request_id(text: &str) {
    let accepted = ids::accept(text);
    let is_legal = (1..=128).contains(&text.len()) && text.chars().all(|c| ('!'..='~').contains(&c));
    assert_eq!(accepted, is_legal.then_some(text));
    let response = Down.to_response_in(&Context::new().request_id(text));
    let header = response.headers().get("x-request-id");
    if accepted.is_some() {
        assert_eq!(header.map(|id| id.as_bytes()), Some(text.as_bytes()));
    }
    assert!(header.is_none_or(|id| id.as_bytes() == text.as_bytes() && id.to_str().is_ok()), "{text:?}");
    let body = std::str::from_utf8(response.body()).unwrap_or_default();
    let instance = parsed(body)["instance"].as_str().and_then(|urn| urn.strip_prefix("urn:request:")).map(decoded);
    assert_eq!(instance.as_deref(), Some(text.as_bytes()));
}

/// Undoes percent-encoding.
fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        assert!(byte.is_ascii_graphic(), "{text:?}");
        if byte != b'%' {
            decoded.push(byte);
            continue;
        }
        let digits = [bytes.next().unwrap_or_default(), bytes.next().unwrap_or_default()];
        let digits = std::str::from_utf8(&digits).unwrap_or_default();
        decoded.push(u8::from_str_radix(digits, 16).expect("two digits"));
    }
    decoded
}

/// Any bytes parse as a received response, which displays as one line and serializes as JSON.
pub fn received(body: &[u8]) {
    let received = Received::parse(body);
    let text = String::from_utf8_lossy(body);
    let text = text.trim_start_matches('\u{feff}').trim();
    assert!(text.starts_with(received.excerpt()) && received.excerpt().len() <= 256);
    assert_eq!(received.understood() == Understood::Empty, text.is_empty());
    assert_eq!(received.understood() >= Understood::Partly, !received.errors().is_empty());
    if serde_json::from_str::<Value>(text).is_ok() {
        assert!(received.understood() > Understood::NotJson, "{text}");
    }
    let errors = || received.under().into_iter().chain(received.errors());
    if received.understood() == Understood::Fully {
        assert!(errors().all(|error| error.code().is_some()), "{received:?}");
    }
    assert!(errors().all(|error| error.code().is_some() || error.text().is_some()), "{received:?}");
    assert_eq!(received.lead().is_some(), !received.errors().is_empty(), "{received:?}");
    let line = received.to_string();
    assert!(
        !line.is_empty() && !line.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')),
        "{line}"
    );
    let json = serde_json::to_string(&received).expect("JSON");
    let _ = parsed(&json);
    // The result depends only on the body.
    assert_eq!(Received::parse(body), received);
}

/// Any text is a lock file, or an error with the line of the mistake. A lock file is always written in the same form and
/// does not differ from itself, and a diff of two locks finds every difference.
pub fn lock(text: &str) {
    let (old, new) = text.split_once("\n---\n").unwrap_or((text, ""));
    let locks = [old, new].map(|text| match text.parse::<Lock>() {
        Ok(lock) => {
            let written = lock.to_string();
            let again = written.parse::<Lock>();
            assert_eq!(again.as_ref().ok(), Some(&lock), "{written}");
            assert_eq!(again.expect("was read").to_string(), written);
            // A reused code is always reported, so that no update of the lock hides it.
            let diff = lock.diff(&lock);
            assert!(diff.iter().all(|change| change.kind() == ChangeKind::RetiredReused), "{diff}");
            Some(lock)
        }
        Err(error) => {
            assert!(error.line().is_some_and(|line| line <= text.lines().count() + 1), "{error}");
            assert!(!error.to_string().is_empty());
            None
        }
    });
    if let [Some(old), Some(new)] = locks {
        let diff = old.diff(&new);
        assert_eq!(diff.is_breaking(), diff.breaking().next().is_some());
        assert_eq!(diff.breaking().count() + diff.compatible().count(), diff.changes().len());
        let is_sound = |lock: &Lock| lock.diff(lock).is_empty();
        assert!(!diff.is_empty() || !is_sound(&new) || !new.diff(&old).is_breaking(), "{diff}");
        assert!(diff.changes().iter().all(|change| !change.to_string().is_empty()));
        assert_eq!(old.diff(&new), diff);
    }
}

/// Any bytes are a catalog that is printed as Rust, which parses, or a file without one, which is said.
pub fn import(file: &[u8]) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = error_catalog::program::run_from(["error-catalog", "import", "-"], &mut &*file, &mut out, &mut err);
    let [out, err] = [out, err].map(|bytes| String::from_utf8(bytes).expect("it prints UTF-8"));
    if exit == error_catalog::cli::Exit::Failure {
        assert!(err.contains("error: "), "{err}");
        return;
    }
    let parsed = syn::parse_file(&out);
    assert!(parsed.is_ok(), "{:?}\n{out}", parsed.err());
}
