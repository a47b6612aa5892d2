//! If a value fails to render, only that value is omitted, and every body stays JSON.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fmt::{self, Display};

use error_catalog::ApiError;
use error_catalog_tests::{body, headers, parsed};
use serde::ser::{Error as _, Serialize, SerializeMap, SerializeStruct, Serializer};
use serde_json::json;

/// Fails before it writes anything.
#[derive(Debug)]
struct Mute;

impl Display for Mute {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Err(fmt::Error)
    }
}

impl Serialize for Mute {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom("no"))
    }
}

/// Fails half-way.
#[derive(Debug)]
struct Half;

impl Display for Half {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("\"half")?;
        Err(fmt::Error)
    }
}

impl Serialize for Half {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut half = serializer.serialize_struct("Half", 2)?;
        half.serialize_field("first", &1)?;
        Err(S::Error::custom("no"))
    }
}

macro_rules! failing {
    ($module:ident, $envelope:ident) => {
        mod $module {
            use super::{Half, Mute};

            #[derive(Debug, error_catalog::ApiError)]
            #[api(envelope = error_catalog::envelope::$envelope, docs = "https://docs.example.com/<code>")]
            #[api(status = 500)]
            pub(super) enum Failing {
                #[api(message = "short", long = "<0> then <1:>8> and <2>", meta(before = 1, _0, _1, after = 2))]
                Texts(Mute, Half, u8),
            }
        }
    };
}

failing!(error_list, ErrorList);
failing!(error_object, ErrorObject);
failing!(flat, Flat);
failing!(problem, Problem);
failing!(google_status, GoogleStatus);
failing!(json_api, JsonApi);

#[test]
fn text_goes_on_after_a_display_that_fails() {
    let error = error_list::Failing::Texts(Mute, Half, 7);
    assert_eq!(error.text().to_string(), " then \"half and 7");
    assert_eq!(error.message().to_string(), "short");
    assert_eq!(json!(error.text()), json!(" then \"half and 7"));
}

#[test]
fn every_envelope_goes_on() {
    assert_eq!(
        error_list::Failing::Texts(Mute, Half, 7).to_json(),
        r#"{"errors":[{"message":"short","long_message":" then \"half and 7","code":"texts","meta":{"before":1,"after":2}}]}"#,
    );
    assert_eq!(
        error_object::Failing::Texts(Mute, Half, 7).to_json(),
        r#"{"error":{"code":"texts","message":" then \"half and 7","meta":{"before":1,"after":2}}}"#,
    );
    assert_eq!(
        flat::Failing::Texts(Mute, Half, 7).to_json(),
        r#"{"status":500,"code":"texts","message":" then \"half and 7","meta":{"before":1,"after":2}}"#,
    );
    assert_eq!(
        problem::Failing::Texts(Mute, Half, 7).to_json(),
        r#"{"type":"https://docs.example.com/texts","title":"short","status":500,"detail":" then \"half and 7","code":"texts","before":1,"after":2}"#,
    );
    let google = parsed(&google_status::Failing::Texts(Mute, Half, 7).to_json());
    assert_eq!(google["error"]["code"], json!(500));
    assert_eq!(google["error"]["message"], json!(" then \"half and 7"));
    assert_eq!(google["error"]["details"][0]["reason"], json!("TEXTS"));
    let metadata = &google["error"]["details"][0]["metadata"];
    assert_eq!((&metadata["2"], &metadata["before"], &metadata["after"]), (&json!("7"), &json!("1"), &json!("2")));
    assert_eq!(google["error"]["details"][1]["links"][0]["url"], json!("https://docs.example.com/texts"));
    assert_eq!(
        json_api::Failing::Texts(Mute, Half, 7).to_json(),
        r#"{"errors":[{"links":{"about":"https://docs.example.com/texts"},"status":"500","code":"texts","title":"short","detail":" then \"half and 7","meta":{"before":1,"after":2}}]}"#,
    );
}

/// A struct of which one member fails.
#[derive(Debug, serde::Serialize)]
struct Holder<T> {
    first: u8,
    broken: T,
    last: u8,
}

fn holder<T>(broken: T) -> Holder<T> {
    Holder { first: 1, broken, last: 2 }
}

#[derive(Debug, ApiError)]
#[api(status = 500, meta(before = 1, value, after = 2))]
struct Value<T> {
    value: T,
}

/// Checks the members around the value, and returns the value, all read by an independent parser.
fn shown<T: Serialize + fmt::Debug>(value: T) -> Option<serde_json::Value> {
    let body = parsed(&Value { value }.to_json());
    assert_eq!(body["errors"][0]["code"], json!("value"), "{body}");
    assert_eq!(body["errors"][0]["message"], json!("Value"), "{body}");
    let meta = body["errors"][0]["meta"].as_object()?;
    assert_eq!((meta.get("before"), meta.get("after")), (Some(&json!(1)), Some(&json!(2))), "{body}");
    meta.get("value").cloned()
}

#[test]
fn a_member_of_meta_fails() {
    assert_eq!(shown(Mute), None);
    assert_eq!(shown(Half), None);
    assert_eq!(shown(Some(Half)), None);
    assert_eq!(shown(Box::new(Half)), None);
    assert_eq!(shown(None::<Half>), None);
    assert_eq!(shown(7), Some(json!(7)));
}

#[test]
fn a_part_of_a_member_fails() {
    assert_eq!(shown(holder(Mute)), Some(json!({"first": 1, "last": 2})));
    assert_eq!(shown(holder(Half)), Some(json!({"first": 1, "last": 2})));
    assert_eq!(shown(holder(holder(Half))), Some(json!({"first": 1, "broken": {"first": 1, "last": 2}, "last": 2})));
    assert_eq!(shown(BTreeMap::from([("a", Some(Half)), ("b", None)])), Some(json!({"b": null})));
    assert_eq!(shown([Some(Half), None]), Some(json!([null])));
    assert_eq!(shown(vec![holder(Mute)]), Some(json!([{"first": 1, "last": 2}])));
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
enum Key {
    Unit,
    Fields { x: u8 },
}

#[test]
fn keys_that_are_no_strings() {
    assert_eq!(shown(BTreeMap::from([(1, "a"), (-2, "b")])), Some(json!({"1": "a", "-2": "b"})));
    assert_eq!(shown(BTreeMap::from([(true, 0)])), Some(json!({"true": 0})));
    assert_eq!(shown(BTreeMap::from([('"', 0)])), Some(json!({"\"": 0})));
    assert_eq!(shown(BTreeMap::from([(Key::Unit, 0)])), Some(json!({"Unit": 0})));
    // These cannot be JSON keys, so their members are omitted.
    assert_eq!(shown(BTreeMap::from([(Key::Fields { x: 1 }, 0), (Key::Unit, 2)])), Some(json!({"Unit": 2})),);
    assert_eq!(shown(BTreeMap::from([(vec![1], 0), (vec![2], 0)])), Some(json!({})));
}

#[test]
fn numbers_that_json_has_not() {
    assert_eq!(shown(f64::NAN), Some(json!(null)));
    assert_eq!(shown(holder(f64::INFINITY)), Some(json!({"first": 1, "broken": null, "last": 2})));
    assert_eq!(shown(f32::NEG_INFINITY), Some(json!(null)));
    assert_eq!(shown(u64::MAX), Some(json!(u64::MAX)));
    assert_eq!(shown(i64::MIN), Some(json!(i64::MIN)));
    assert_eq!(shown(1e300), Some(json!(1e300)));
    assert_eq!(
        Value { value: [u128::MAX] }.to_json(),
        r#"{"errors":[{"message":"Value","long_message":"Value","code":"value","meta":{"before":1,"value":[340282366920938463463374607431768211455],"after":2}}]}"#,
    );
    assert_eq!(
        Value { value: i128::MIN }.to_json(),
        r#"{"errors":[{"message":"Value","long_message":"Value","code":"value","meta":{"before":1,"value":-170141183460469231731687303715884105728,"after":2}}]}"#,
    );
}

/// Breaks every rule of `SerializeMap`: values without keys, keys without values, and no end.
#[derive(Debug)]
struct Rude(u8);

impl Serialize for Rude {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(usize::MAX))?;
        match self.0 {
            0 => map.serialize_key("lone")?,
            1 => {
                map.serialize_key("a")?;
                map.serialize_key("b")?;
                map.serialize_value(&1)?;
            }
            // The failure is not propagated.
            2 => drop(map.serialize_entry("a", &Half)),
            3 => drop(map.serialize_entry(&Mute, "a")),
            _ => {}
        }
        map.end()
    }
}

#[test]
fn rude_implementations_make_no_broken_json() {
    for kind in 0..=4 {
        assert!(shown(Rude(kind)).is_none_or(|value| value.is_object()), "{kind}");
    }
    assert_eq!(shown(Rude(4)), Some(json!({})));
    assert_eq!(shown(Rude(2)), Some(json!({})));
}

const HOSTILE: [&str; 12] = [
    "",
    "\"",
    "\\",
    "\\\"}]}",
    "\0\u{1}\u{2}\u{7}\u{8}\t\n\u{b}\u{c}\r\u{1f}\u{7f}",
    "\u{80}\u{9f}",
    "😀 é \u{feff} \u{fffd} \u{10ffff}",
    "\u{202e}\u{5d0}\u{5d1}",
    "</script><!--",
    "\u{2028}\u{2029}",
    "<0> {} %s \u{1}0",
    "a\u{301}\u{d7ff}\u{e000}",
];

#[derive(Debug, ApiError)]
#[api(status = 500, message = "<0>", long = "[<0:?>|<0:^9>|<1?>|<2...>]", meta(value = _0, list = _2), headers(x_value = _0))]
struct Hostile(&'static str, Option<&'static str>, Vec<&'static str>, #[api(pointer)] &'static str);

#[test]
fn hostile_text_arrives_as_it_is() {
    for text in HOSTILE {
        let error = Hostile(text, Some(text), vec![text, text], text);
        let body = parsed(&error.to_json());
        assert_eq!(body["errors"][0]["message"], json!(text));
        assert_eq!(body["errors"][0]["long_message"], json!(format!("[{text:?}|{text:^9}|{text}|{text}, {text}]")));
        assert_eq!(body["errors"][0]["meta"], json!({"value": text, "list": [text, text]}));
        assert_eq!(error.message().to_string(), text);
        assert_eq!(error.pointer().map(|pointer| pointer.to_string()), Some(text.to_owned()));
    }
}

#[test]
fn every_control_character_is_escaped() {
    let every: String = ('\0'..='\u{ff}').collect();
    let body = Value { value: &every }.to_json();
    assert!(!body.chars().any(|char| char < ' '), "{body:?}");
    assert_eq!(shown(every.clone()), Some(json!(every)));
}

macro_rules! hostile {
    ($module:ident, $envelope:ident) => {
        mod $module {
            #[derive(Debug, error_catalog::ApiError)]
            #[api(envelope = error_catalog::envelope::$envelope, status = 400, message = "<0>", long = "<0>", meta(value = _0))]
            pub(super) struct Hostile(pub(super) &'static str, #[api(pointer)] pub(super) &'static str);
        }
    };
}

hostile!(hostile_error_object, ErrorObject);
hostile!(hostile_flat, Flat);
hostile!(hostile_problem, Problem);
hostile!(hostile_google_status, GoogleStatus);
hostile!(hostile_json_api, JsonApi);

#[test]
fn hostile_text_in_every_envelope() {
    let context = |text| error_catalog::Context::new().request_id(text);
    for text in HOSTILE {
        let object = parsed(&hostile_error_object::Hostile(text, text).to_json_in(&context(text)));
        let pointer = &object["error"]["pointer"];
        let expected =
            json!({"code": "hostile", "message": text, "pointer": pointer, "meta": {"value": text}, "requestId": text});
        assert_eq!(object, json!({ "error": expected }));
        assert!(pointer.as_str().is_some_and(|pointer| pointer.is_empty() || pointer.starts_with('/')), "{pointer}");
        let flat = parsed(&hostile_flat::Hostile(text, text).to_json());
        let expected =
            json!({"status": 400, "code": "hostile", "message": text, "pointer": pointer, "meta": {"value": text}});
        assert_eq!(flat, expected);
        let problem = parsed(&hostile_problem::Hostile(text, text).to_json_in(&context(text)));
        assert_eq!((&problem["detail"], &problem["value"]), (&json!(text), &json!(text)));
        assert!(problem["instance"].as_str().is_some_and(|urn| urn.is_ascii() && !urn.contains(['"', '<', ' ', '\0'])));
        let google = parsed(&hostile_google_status::Hostile(text, text).to_json());
        assert_eq!(google["error"]["message"], json!(text));
        assert_eq!(google["error"]["details"][0]["metadata"]["value"], json!(text));
        let json_api = parsed(&hostile_json_api::Hostile(text, text).to_json_in(&context(text)));
        let error = &json_api["errors"][0];
        assert_eq!(
            (&error["id"], &error["detail"], &error["meta"]["value"]),
            (&json!(text), &json!(text), &json!(text))
        );
    }
}

#[derive(Debug, ApiError)]
#[api(status = 500, headers(x_before = "1", x_value = value, x_after = "2"))]
struct InHeader<T> {
    value: T,
}

fn header<T: Display + fmt::Debug>(value: T) -> Vec<String> {
    headers(&InHeader { value }.to_response())
}

#[test]
fn illegal_header_values_are_left_out() {
    let without = ["content-type: application/json", "x-after: 2", "x-before: 1"];
    assert_eq!(header("a\r\nset-cookie: b=c"), without);
    assert_eq!(header("a\nb"), without);
    assert_eq!(header("a\rb"), without);
    assert_eq!(header("\0"), without);
    assert_eq!(header("\u{7f}"), without);
    assert_eq!(header("é"), without);
    assert_eq!(
        header("a, b;c=\"d\""),
        ["content-type: application/json", "x-after: 2", "x-before: 1", "x-value: a, b;c=\"d\""],
    );
}

#[test]
fn headers_that_fail_cost_themselves() {
    let mut expected = vec!["content-type: application/json", "x-after: 2", "x-before: 1"];
    assert_eq!(header(Mute), expected);
    assert_eq!(header(Half), expected);
    expected.push("x-value: 7");
    assert_eq!(header(7), expected);
}

#[test]
fn request_id_that_is_no_header_stays_in_the_body() {
    let context = error_catalog::Context::new().request_id("a\r\nb: c");
    let response = InHeader { value: 1 }.to_response_in(&context);
    assert_eq!(headers(&response), ["content-type: application/json", "x-after: 2", "x-before: 1", "x-value: 1"],);
    assert_eq!(
        body(&response),
        r#"{"errors":[{"message":"In header","long_message":"In header","code":"in_header"}],"trace_id":"a\r\nb: c"}"#,
    );
}

/// An error that fails everywhere: in its list, in its option, in its spec, as a pointer and as a source.
#[derive(Debug, ApiError)]
#[api(status = 500, message = "[<0...>] [<1?>] [<2:>5>]", meta(list = _0, ok = true))]
struct Everywhere(Vec<Half>, Option<Mute>, Half, #[api(pointer)] Mute, #[api(source)] BrokenSource);

#[derive(Debug)]
struct BrokenSource;

impl Display for BrokenSource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("bro\"")?;
        Err(fmt::Error)
    }
}

impl std::error::Error for BrokenSource {}

#[test]
fn failing_everywhere() {
    let error = Everywhere(vec![Half, Half], Some(Mute), Half, Mute, BrokenSource);
    let development = error_catalog::Context::new().exposure(error_catalog::Exposure::Development);
    assert_eq!(error.to_string(), "[\"half, \"half] [] [\"half]");
    assert_eq!(
        parsed(&error.to_json_in(&development))["errors"][0],
        json!({
            "message": "[\"half, \"half] [] [\"half]",
            "long_message": "[\"half, \"half] [] [\"half]",
            "code": "everywhere",
            "meta": {"list": [], "ok": true},
            "details": ["bro\""],
        }),
    );
}
