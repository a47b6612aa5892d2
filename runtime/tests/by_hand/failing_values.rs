//! If a value fails, only that value is omitted, and the JSON stays valid.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

use crate::common::{In, checked};
use error_catalog::__private::{Fields, Output, Row, SectionRow, Values, entries, unique::hash};
use error_catalog::{ApiError, Entry, Envelope, JsonWriter, Report, Section, envelope::ErrorList};
use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

/// A `Display` and `Serialize` that fails half-way.
#[derive(Debug)]
struct Broken;

impl fmt::Display for Broken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("half")?;
        Err(fmt::Error)
    }
}

impl Serialize for Broken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        list.serialize_element(&1)?;
        Err(S::Error::custom("no"))
    }
}

#[derive(Debug, serde::Serialize)]
struct Holder {
    before: u8,
    broken: Broken,
    list: Vec<Option<Broken>>,
    after: Option<u8>,
}

#[derive(Debug)]
struct Failing(Holder);

static ENTRIES: [Entry; 1] = entries([Row::new("Failing", 500, "failing", "<0> and <2>.")
    .meta("\"a\":1,\"broken\":<1>,\"none\":<3>,\"all\":<4>,\"*\":<1>,\"list\":<2>")
    .places("text broken list none all", 0, 0, 0)]);

static SECTION: Section = SectionRow::new("Failing", "Failing", &ENTRIES).code_hashes(&[hash("failing")]).section();

impl ApiError for Failing {
    type Envelope = ErrorList;

    fn section() -> &'static Section {
        &SECTION
    }

    fn entry(&self) -> &'static Entry {
        &ENTRIES[0]
    }

    fn __section(&self) -> &'static Section {
        &SECTION
    }
}

impl Values for Failing {
    fn __fields<'a>(&'a self, fields: &mut Fields<'a>) {
        fields.text(&self.0.broken);
        fields.data(&self.0.broken);
    }

    fn __compute(&self, place: usize, out: &mut Output<'_>) {
        match place {
            2 => out.list(["x", "y"], |item, out| out.text(format_args!("{item}{Broken}"))),
            4 => out.data(&self.0),
            _ => {}
        }
    }
}

impl fmt::Display for Failing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text().fmt(formatter)
    }
}

impl Error for Failing {}

fn failing() -> Failing {
    Failing(Holder { before: 1, broken: Broken, list: vec![Some(Broken), None], after: None })
}

#[test]
fn failing_parts_are_left_out() {
    assert_eq!(
        checked(failing().to_json()),
        r#"{"errors":[{"message":"half and xhalf, yhalf.","long_message":"half and xhalf, yhalf.","code":"failing","meta":{"a":1,"all":{"before":1,"list":[null],"after":null},"list":"xhalf, yhalf"}}]}"#,
    );
}

#[test]
fn display_never_fails() {
    assert_eq!(failing().to_string(), "half and xhalf, yhalf.");
    assert_eq!(serde_json::to_string(&failing().message()).ok().as_deref(), Some(r#""half and xhalf, yhalf.""#));
}

/// A map that breaks every rule of `SerializeMap`.
struct Rude;

impl Serialize for Rude {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(7))?;
        map.serialize_value(&1)?;
        map.serialize_key("lost")?;
        map.serialize_key("kept")?;
        map.serialize_value(&2)?;
        map.serialize_value(&3)?;
        map.serialize_entry(&[1], &4)?;
        map.serialize_entry(&f64::NAN, &5)?;
        map.serialize_entry(&6, &Broken)?;
        map.serialize_key("pending")?;
        map.end()
    }
}

/// Whatever it calls, the result is JSON.
#[derive(Debug)]
struct Chaos;

impl Envelope for Chaos {
    fn write(_: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.serialize(&Broken);
        json.array(|list| {
            list.element(|_| {});
            list.serialize(&Broken);
            list.object(|object| {
                object.member("empty", |_| {});
                object.member("first", |slot| {
                    slot.bool(true);
                    slot.null();
                });
                object.serialize("broken", &Broken);
                object.serialize("rude", &Rude);
                object.display("half\n", Broken);
                object.number("nan", f64::NAN);
            });
        });
        json.text("ignored");
    }
}

/// Writes nothing at all.
#[derive(Debug)]
struct Silence;

impl Envelope for Silence {
    fn write(_: &Report<'_>, _: &mut JsonWriter<'_>) {}
}

#[test]
fn writer_is_valid_by_construction() {
    let chaos = In::<Chaos, _>::from(failing());
    assert_eq!(
        checked(chaos.to_json()),
        r#"[null,{"empty":null,"first":true,"rude":{"kept":2},"half\n":"half","nan":null}]"#,
    );
    assert_eq!(In::<Silence, _>::from(failing()).to_json(), "{}");
}

#[derive(serde::Serialize)]
#[serde(rename_all = "snake_case")]
enum Variants {
    Unit,
    Newtype(u8),
    Tuple(u8, u8),
    Struct { a: u8 },
}

/// Everything that serde can serialize, including types of `serde_json`.
#[derive(serde::Serialize)]
struct Model {
    variants: Vec<Variants>,
    floats: (f32, f64, f64, f64),
    wide: (i128, u128),
    char: char,
    unit: (),
    keys: BTreeMap<i8, bool>,
    text: String,
    value: serde_json::Value,
}

/// A shape that is one value.
#[derive(Debug)]
struct Everything;

fn model() -> Model {
    Model {
        variants: vec![Variants::Unit, Variants::Newtype(1), Variants::Tuple(2, 3), Variants::Struct { a: 4 }],
        floats: (0.1, 1.0, 1e300, f64::INFINITY),
        wide: (i128::MIN, u128::MAX),
        char: 'é',
        unit: (),
        keys: BTreeMap::from([(-1, true)]),
        text: (0..=0x7f_u8).map(char::from).chain("é\u{2028}🦀".chars()).collect(),
        value: serde_json::json!({ "a": [1, -2, 3.5, null] }),
    }
}

impl Envelope for Everything {
    fn write(_: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.serialize(&model());
    }
}

#[test]
fn values_read_as_serde_json_writes_them() {
    let ours = In::<Everything, _>::from(failing()).to_json();
    assert_eq!(Some(ours.replace("1e300", "1e+300")), serde_json::to_string(&model()).ok());
}
