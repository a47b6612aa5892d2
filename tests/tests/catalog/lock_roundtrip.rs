//! Lock files of arbitrary catalogs: they parse as written, and every difference is found.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use error_catalog::compat::{ChangeKind, Lock};
use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z_]{0,8}", ".{0,12}", Just("<<<<<<< \"\\\r\n\u{2028}".to_owned())]
}

fn code() -> impl Strategy<Value = Value> {
    prop_oneof![any::<i64>().prop_map(Value::from), text().prop_map(Value::from)]
}

fn retry() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!("never")),
        Just(json!("backoff")),
        any::<u64>().prop_map(|seconds| json!({ "after": seconds })),
        text().prop_map(|field| json!({ "after": field })),
    ]
}

/// The members of `meta`, with unique keys.
fn meta() -> impl Strategy<Value = Vec<Value>> {
    let constant = prop_oneof![text().prop_map(Value::from), any::<i64>().prop_map(Value::from)];
    let member = (text(), any::<bool>(), option::of(constant));
    prop::collection::hash_map(text(), member, 0..3).prop_map(|members| {
        let members = members.into_iter().map(|(key, (data_type, optional, value))| {
            let mut member = Map::from_iter([("key".to_owned(), json!(key)), ("type".to_owned(), json!(data_type))]);
            member.extend(optional.then(|| ("optional".to_owned(), json!(true))));
            member.extend(value.map(|value| ("value".to_owned(), value)));
            Value::Object(member)
        });
        members.collect()
    })
}

prop_compose! {
    fn entry()(
        code in code(),
        status in 400..=599_u16,
        [type_name, name, message] in [text(), text(), text()],
        texts in prop::collection::hash_map(
            prop::sample::select(vec!["long_message", "hint", "docs", "deprecated"]), text(), 0..4,
        ),
        meta in meta(),
        retry in option::of(retry()),
        hidden: bool,
    ) -> Value {
        let mut entry = json!({ "code": code, "status": status, "type": type_name, "name": name, "message": message });
        let members = entry.as_object_mut().expect("it is an object");
        members.extend(texts.into_iter().map(|(key, text)| (key.to_owned(), json!(text))));
        members.extend((!meta.is_empty()).then(|| ("meta".to_owned(), json!(meta))));
        members.extend(retry.map(|retry| ("retry".to_owned(), retry)));
        members.extend(hidden.then(|| ("hidden".to_owned(), json!(true))));
        entry
    }
}

prop_compose! {
    /// A file as someone might have edited it: in any order, and on one line.
    fn file()(
        title in text(),
        errors in prop::collection::vec(entry(), 0..6),
        retired in prop::collection::vec(text(), 0..3),
    ) -> String {
        json!({ "format": 1, "title": title, "errors": errors, "retired": retired }).to_string()
    }
}

fn parsed(file: &str) -> Lock {
    file.parse().expect("it is a lock file")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read(file in file()) {
        let lock = parsed(&file);
        let text = lock.to_string();
        let read = parsed(&text);
        prop_assert_eq!(&read, &lock);
        prop_assert_eq!(read.to_string(), text.as_str());
        prop_assert_eq!(text.chars().last(), Some(char::from(10)));
        // The update loses nothing in the file.
        let (before, after): (Value, Value) =
            (serde_json::from_str(&file).expect("JSON"), serde_json::from_str(&text).expect("JSON"));
        let count = |file: &Value| file["errors"].as_array().map(|errors| {
            errors.iter().filter_map(Value::as_object).map(Map::len).sum::<usize>()
        });
        prop_assert_eq!(count(&before), count(&after));
        prop_assert_eq!(&before["title"], &after["title"]);
        prop_assert!(lock.diff(&read).into_iter().all(|change| change.kind() == ChangeKind::RetiredReused));
    }

    #[test]
    fn every_difference_is_found(old in file(), new in file()) {
        let (old, new) = (parsed(&old), parsed(&new));
        let (there, back) = (old.diff(&new), new.diff(&old));
        let without_title = |lock: &Lock| lock.to_string().lines().filter(|line| !line.starts_with("  \"title\"")).collect::<String>();
        prop_assert!(without_title(&old) == without_title(&new) || !there.is_empty() || !back.is_empty());
        let report = there.to_string();
        prop_assert_eq!(report.lines().filter(|line| line.starts_with("breaking: ")).count(), there.breaking().count());
        prop_assert_eq!(report.matches("\n  breaks: ").count(), there.breaking().count());
        prop_assert_eq!(report.matches("\ncompatible: ").count(), there.compatible().count());
    }
}
