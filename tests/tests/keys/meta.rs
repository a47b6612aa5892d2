//! `meta`: structured data, from fields, other keys, constants and expressions, on variants and on fields.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use error_catalog::ApiError;
use error_catalog_tests::parsed;
use serde::Serialize;
use serde_json::json;

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    line_number: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, Serialize)]
enum Kind {
    Unit,
    Newtype(u8),
    Tuple(u8, bool),
    Struct { x: u8 },
}

const LIMIT: u8 = 5;

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Metas {
    #[api(meta(user_id, id = user_id))]
    Fields {
        user_id: u64,
    },
    #[api(meta(text = "a \"b\"", number = 7, negative = -1, float = 1.5, yes = true, limit = LIMIT, letter = 'c'))]
    Constants,
    #[api(meta(length = _0.len(), first = _0.first(), sum = _0.iter().map(|n| u32::from(*n)).sum::<u32>(), _1))]
    Expressions(Vec<u8>, Option<u8>),
    #[api(meta(place, kinds, map, boxed, nested = (place, 1)))]
    Values {
        place: Place,
        kinds: [Kind; 4],
        map: BTreeMap<&'static str, [u8; 1]>,
        boxed: Box<str>,
    },
    #[api(message = "m", meta(declared = 1))]
    OnFields {
        #[api(meta)]
        shown: u8,
        #[api(meta = "renamed")]
        other: Option<char>,
        #[api(meta = "a-b.c d/é")]
        odd: u8,
    },
    Tuple(#[api(meta = "first")] u8, #[api(meta = "second")] &'static str),
    #[api(meta(r#type, r#fn = r#type))]
    Raw {
        r#type: u8,
    },
    Without,
}

fn meta(error: &Metas) -> Option<String> {
    let body = error.to_json();
    let from_body = parsed(&body)["errors"][0].get("meta").map(ToString::to_string);
    assert_eq!(error.meta().map(|meta| json!(meta).to_string()), from_body);
    let start = body.find(r#""meta":"#)?;
    body.get(start + 7..body.len() - 3).map(str::to_owned)
}

#[test]
fn fields_and_keys() {
    assert_eq!(meta(&Metas::Fields { user_id: 7 }).as_deref(), Some(r#"{"user_id":7,"id":7}"#));
    assert_eq!(meta(&Metas::Raw { r#type: 7 }).as_deref(), Some(r#"{"type":7,"fn":7}"#));
    assert_eq!(meta(&Metas::Without), None);
}

#[test]
fn constants() {
    assert_eq!(
        meta(&Metas::Constants).as_deref(),
        Some(r#"{"text":"a \"b\"","number":7,"negative":-1,"float":1.5,"yes":true,"limit":5,"letter":"c"}"#),
    );
}

#[test]
fn expressions_see_fields_as_references() {
    assert_eq!(
        meta(&Metas::Expressions(vec![1, 2], Some(3))).as_deref(),
        Some(r#"{"length":2,"first":1,"sum":3,"_1":3}"#),
    );
    assert_eq!(meta(&Metas::Expressions(vec![], None)).as_deref(), Some(r#"{"length":0,"sum":0}"#));
}

#[test]
fn any_serializable_value() {
    let place = Place { line_number: 7, file: None };
    let kinds = [Kind::Unit, Kind::Newtype(1), Kind::Tuple(2, true), Kind::Struct { x: 3 }];
    let error = Metas::Values { place, kinds, map: BTreeMap::from([("k", [9])]), boxed: "s".into() };
    assert_eq!(
        meta(&error).as_deref(),
        Some(
            r#"{"place":{"lineNumber":7},"kinds":["Unit",{"Newtype":1},{"Tuple":[2,true]},{"Struct":{"x":3}}],"map":{"k":[9]},"boxed":"s","nested":[{"lineNumber":7},1]}"#
        ),
    );
}

#[test]
fn on_fields() {
    let error = Metas::OnFields { shown: 1, other: Some('o'), odd: 2 };
    assert_eq!(meta(&error).as_deref(), Some(r#"{"declared":1,"shown":1,"renamed":"o","a-b.c d/é":2}"#));
    let error = Metas::OnFields { shown: 1, other: None, odd: 2 };
    assert_eq!(meta(&error).as_deref(), Some(r#"{"declared":1,"shown":1,"a-b.c d/é":2}"#));
    assert_eq!(meta(&Metas::Tuple(1, "x")).as_deref(), Some(r#"{"first":1,"second":"x"}"#));
}

#[test]
fn keys_are_in_the_catalog() {
    let keys: Vec<Vec<_>> = Metas::section().entries().iter().map(|entry| entry.meta_keys().collect()).collect();
    assert_eq!(
        keys,
        [
            vec!["user_id", "id"],
            vec!["text", "number", "negative", "float", "yes", "limit", "letter"],
            vec!["length", "first", "sum", "_1"],
            vec!["place", "kinds", "map", "boxed", "nested"],
            vec!["declared", "shown", "renamed", "a-b.c d/é"],
            vec!["first", "second"],
            vec!["type", "fn"],
            vec![],
        ],
    );
}

#[derive(Debug, ApiError)]
#[api(status = 400, meta(limit = LIMIT))]
struct TooLong {
    #[api(meta)]
    length: usize,
}

#[test]
fn on_a_struct() {
    assert_eq!(
        TooLong { length: 7 }.to_json(),
        r#"{"errors":[{"message":"Too long","long_message":"Too long","code":"too_long","meta":{"limit":5,"length":7}}]}"#,
    );
}

#[derive(Debug, ApiError)]
#[api(status = 502, meta(line = 1, note))]
struct Reported {
    note: Option<&'static str>,
    #[api(meta = "*")]
    members: BTreeMap<&'static str, u8>,
}

#[test]
fn a_map_takes_no_declared_name() {
    let members = BTreeMap::from([("line", 7), ("note", 8), ("*", 9), ("meta", 10)]);
    let error = Reported { note: None, members };
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"Reported","long_message":"Reported","code":"reported","meta":{"line":1,"*":9,"meta":10}}]}"#,
    );
    assert_eq!(serde_json::to_string(&error.meta()).ok().as_deref(), Some(r#"{"line":1,"*":9,"meta":10}"#));
}

#[derive(Debug, ApiError)]
#[api(status = 502)]
struct Relayed {
    #[api(meta = "*")]
    members: BTreeMap<&'static str, Option<u8>>,
}

#[test]
fn a_map_without_members_is_no_meta() {
    let relayed = |members: &[(&'static str, Option<u8>)]| Relayed { members: members.iter().copied().collect() };
    for error in [relayed(&[]), relayed(&[("line", None)])] {
        assert_eq!(error.to_json(), r#"{"errors":[{"message":"Relayed","long_message":"Relayed","code":"relayed"}]}"#);
        assert!(error.meta().is_none());
    }
    assert!(relayed(&[("line", None), ("column", Some(1))]).meta().is_some());
}
