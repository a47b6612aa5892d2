//! Properties that hold for any value, tested with random values.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use error_catalog::{ApiError, Context, Exposure};
use error_catalog_tests::parsed;
use error_catalog_tests::rendered::{Given, SHAPES};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

/// Any text, more often one that is difficult for formats.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => any::<String>(),
        2 => "[\\x00-\\x1f\"\\\\/<>&'{}\\[\\]~.,:%\u{7f}\u{80}\u{2028}\u{202e}\u{feff}\u{fffd}\u{10ffff}é😀]{0,12}",
        1 => "/?([a-z~/]{0,3}[.\\[\\]/0-9]){0,4}",
        1 => prop::sample::select(vec!["", "null", "details", "meta", "</script>", "\u{1}0", "*", "\\u0000"])
            .prop_map(str::to_owned),
    ]
}

/// Names that envelopes use themselves, and any others.
fn key() -> impl Strategy<Value = String> {
    const NAMES: &[&str] = &[
        "type",
        "title",
        "status",
        "detail",
        "instance",
        "code",
        "pointer",
        "parameter",
        "hint",
        "meta",
        "errors",
        "details",
        "text",
        "number",
        "maybe",
        "list",
        "nested",
        "spread",
        "*",
        "",
    ];
    prop_oneof![prop::sample::select(NAMES).prop_map(str::to_owned), text()]
}

fn nested() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::from),
            btree_map(key(), inner, 0..5).prop_map(|members| json!(members)),
        ]
    })
}

prop_compose! {
    fn given()(
        (text, number, maybe) in (text(), any::<i64>(), option::of(text())),
        list in vec(text(), 0..4),
        nested in nested(),
        spread in btree_map(key(), nested_leaf(), 0..5),
        pointer in option::of(text()),
        sources in prop_oneof![4 => vec(text(), 0..4), 1 => vec(Just("x".to_owned()), 63..67)],
    ) -> Given {
        Given { text, number, maybe, list, nested, spread, pointer, sources }
    }
}

fn nested_leaf() -> impl Strategy<Value = Value> {
    prop_oneof![Just(Value::Null), any::<i64>().prop_map(Value::from), text().prop_map(Value::from), nested()]
}

/// Everything that serde can serialize.
#[derive(Clone, Debug, Serialize)]
enum Model {
    Unit,
    New(Box<Model>),
    Tuple(Option<Box<Model>>, i8),
    Fields { first: u16, second: Vec<Model>, third: Option<String> },
    Map(BTreeMap<i32, Model>),
    Keys(BTreeMap<bool, char>),
    Bytes(Vec<u8>),
    Wrapped(Wrapper),
    Nothing(()),
    Pair((String, i64)),
}

#[derive(Clone, Debug, Serialize)]
struct Wrapper(BTreeMap<String, Option<u64>>);

fn model() -> impl Strategy<Value = Model> {
    let leaf = prop_oneof![
        Just(Model::Unit),
        Just(Model::Nothing(())),
        vec(any::<u8>(), 0..4).prop_map(Model::Bytes),
        btree_map(any::<bool>(), any::<char>(), 0..3).prop_map(Model::Keys),
        btree_map(key(), any::<Option<u64>>(), 0..3).prop_map(|map| Model::Wrapped(Wrapper(map))),
        (text(), any::<i64>()).prop_map(Model::Pair),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            inner.clone().prop_map(|inner| Model::New(Box::new(inner))),
            (option::of(inner.clone()), any::<i8>())
                .prop_map(|(first, second)| Model::Tuple(first.map(Box::new), second)),
            (any::<u16>(), vec(inner.clone(), 0..4), option::of(text()))
                .prop_map(|(first, second, third)| Model::Fields { first, second, third }),
            btree_map(any::<i32>(), inner, 0..4).prop_map(Model::Map),
        ]
    })
}

#[derive(Debug, ApiError)]
#[api(status = 500, meta(value))]
struct Holder<T> {
    value: T,
}

/// The value, parsed from a body.
fn shown<T: Serialize + std::fmt::Debug>(value: T) -> Option<Value> {
    parsed(&Holder { value }.to_json()).pointer("/errors/0/meta/value").cloned()
}

/// The number as it is written in a body.
fn written<T: Serialize + std::fmt::Debug>(number: T) -> String {
    let body = Holder { value: number }.to_json();
    let _ = parsed(&body);
    let (_, number) = body.split_once("\"meta\":{\"value\":").expect("a member");
    number.trim_end_matches(['}', ']']).to_owned()
}

/// Does not save failing cases in a file: each becomes a test of its own.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    // Each case is rendered in about a hundred ways.
    #![proptest_config(cases(64))]

    /// Every shape shows the contents of the fields, in valid JSON.
    #[test]
    fn every_shape_says_what_the_error_says(given in given(), request_id in text()) {
        for exposure in [Exposure::Production, Exposure::Development] {
            let context = Context::new().exposure(exposure);
            for context in [context.clone().request_id(&*request_id), context] {
                for check in SHAPES {
                    check(&given, &context);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(512))]

    /// Values are the same as `serde_json` writes them.
    #[test]
    fn values_arrive(model in model()) {
        prop_assert_eq!(shown(&model), Some(json!(model)));
    }

    #[test]
    fn floats_arrive(double in any::<f64>(), single in any::<f32>()) {
        if double.is_finite() {
            prop_assert_eq!(written(double).parse().map(f64::to_bits), Ok(double.to_bits()));
        } else {
            prop_assert_eq!(written(double), "null");
        }
        if single.is_finite() {
            prop_assert_eq!(written(single).parse().map(f32::to_bits), Ok(single.to_bits()));
        } else {
            prop_assert_eq!(written(single), "null");
        }
    }

    #[test]
    fn integers_arrive(unsigned in any::<u128>(), signed in any::<i128>()) {
        prop_assert_eq!(written(unsigned), unsigned.to_string());
        prop_assert_eq!(written(signed), signed.to_string());
    }
}
