//! Extreme errors: too long, too many, too deep, cyclic, or panicking.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::cell::Cell;
use std::error::Error;
use std::fmt::{self, Debug, Display, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use error_catalog::envelope::{ErrorList, ErrorObject, Flat, GoogleStatus, JsonApi, Problem};
use error_catalog::{ApiError, Context, Envelope, Errors, Exposure, find};
use error_catalog_tests::{body, headers, parsed};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;
use serde_json::{Value, json};

/// Calls the function with each built-in shape, and the path to the text that it shows.
macro_rules! in_every_shape {
    ($check:ident($($argument:expr),*)) => {
        $check::<ErrorList>("/errors/0/long_message", $($argument),*);
        $check::<ErrorObject>("/error/message", $($argument),*);
        $check::<Flat>("/message", $($argument),*);
        $check::<Problem>("/detail", $($argument),*);
        $check::<GoogleStatus>("/error/message", $($argument),*);
        $check::<JsonApi>("/errors/0/detail", $($argument),*);
    };
}

#[derive(Debug, ApiError)]
#[api(status = 400, envelope = E, message = "short", long = "<text>", meta(text), headers(x_text = text))]
#[api(allow(pointer_value))]
struct Long<E: Envelope + Debug> {
    text: String,
    #[api(pointer)]
    member: &'static str,
    shape: std::marker::PhantomData<E>,
}

fn long<E: Envelope + Debug>(text: &str) -> Long<E> {
    Long { text: text.to_owned(), member: "/text", shape: std::marker::PhantomData }
}

/// Compares the body with that of a short text, with the long text inserted. Parsing all of it would take too long in a
/// debug build.
fn arrives_whole<E: Envelope + Debug>(path: &str, text: &str, written: &str) {
    let [short, whole] = ["CANARY", text].map(|text| long::<E>(text).to_response());
    assert_eq!(parsed(body(&short)).pointer(path), Some(&json!("CANARY")), "{path}");
    assert!(body(&whole) == body(&short).replace("CANARY", written), "{path}");
    assert_eq!(headers(&whole).len(), 1, "the text fits into no header");
}

#[test]
fn ten_megabytes_arrive_whole() {
    // Mostly what needs no escape: a debug build takes its time over escapes.
    let plain = "plain text, ".repeat(80);
    let text = format!("\"é\u{0}<script>\\{plain}").repeat(11_000);
    assert!(text.len() > 10_000_000);
    let written = format!("\\\"é\\u0000<script>\\\\{plain}").repeat(11_000);
    in_every_shape!(arrives_whole(&text, &written));
}

#[test]
fn megabytes_of_data_arrive_whole() {
    let numbers: Vec<u64> = (0..200_000).collect();
    let written = numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(",");
    assert!(Holder { value: numbers }.to_json().contains(&format!(r#""value":[{written}]"#)));
}

fn arrive_all<E: Envelope + Debug>(path: &str, count: usize) {
    let errors: Errors<_> = (0..count).map(|index| long::<E>(&index.to_string())).collect();
    let body = parsed(&errors.to_json());
    assert_eq!(body.pointer(path), Some(&json!("0")), "{path}");
    let lists = ["/errors", "/error/errors", "/error/details/1/fieldViolations"];
    let list = lists.iter().find_map(|path| body.pointer(path)?.as_array());
    assert!(list.is_some_and(|list| list.len() == count), "{path}");
}

#[test]
fn ten_thousand_errors_arrive_all() {
    in_every_shape!(arrive_all(10_000));
}

/// A chain of sources: of the given length, or its own source.
#[derive(Debug)]
enum Link {
    Left(usize, Option<Box<Link>>),
    Circle,
}

impl Link {
    fn chain(length: usize) -> Self {
        (0..length).fold(Self::Left(0, None), |next, left| Self::Left(left + 1, Some(Box::new(next))))
    }
}

impl Display for Link {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Left(left, _) => write!(formatter, "{left}"),
            Self::Circle => formatter.write_str("round"),
        }
    }
}

impl Error for Link {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Left(_, next) => next.as_deref().map(|next| next as _),
            Self::Circle => Some(self),
        }
    }
}

/// An error at the end of a chain.
#[derive(Debug)]
struct Wrapped(usize);

impl Display for Wrapped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("wrapped")
    }
}

impl Error for Wrapped {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        static LINKS: [Wrapped; 64] = {
            let mut links = [const { Wrapped(0) }; 64];
            let mut index = 0;
            while index < 64 {
                links[index] = Wrapped(index);
                index += 1;
            }
            links
        };
        static END: Sourced = Sourced(Link::Circle);
        match self.0.checked_sub(1) {
            Some(next) => LINKS.get(next).map(|next| next as _),
            None => Some(&END),
        }
    }
}

#[derive(Debug, ApiError)]
#[api(status = 500)]
struct Sourced(#[api(source)] Link);

fn details(error: &Sourced) -> Vec<Value> {
    let body = parsed(&error.to_json_in(&Context::new().exposure(Exposure::Development)));
    body["errors"][0]["details"].as_array().expect("a list").clone()
}

#[test]
fn a_chain_of_sources_ends_at_64() {
    let whole = details(&Sourced(Link::chain(63)));
    assert_eq!((whole.len(), &whole[0], &whole[63]), (64, &json!("63"), &json!("0")));
    let cut = details(&Sourced(Link::chain(10_000)));
    assert_eq!((cut.len(), &cut[0], &cut[64]), (65, &json!("10000"), &json!("… and more")));
    let round = details(&Sourced(Link::Circle));
    assert_eq!((round.len(), &round[63], &round[64]), (65, &json!("round"), &json!("… and more")));
}

#[test]
fn finding_ends_at_64() {
    assert!(find::<Sourced>(&Link::Circle).is_none());
    assert!(find::<Sourced>(&Link::chain(10_000)).is_none());
    assert!(find::<Sourced>(&Wrapped(62)).is_some());
    assert!(find::<Sourced>(&Wrapped(63)).is_none());
}

/// Nested values of the given depth, in one of serde's forms.
#[derive(Clone, Copy, Debug)]
struct Deep(usize, Form);

#[derive(Clone, Copy, Debug)]
enum Form {
    List,
    Map,
    Struct,
    Variant,
    ListVariant,
}

impl Serialize for Deep {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::{SerializeStruct, SerializeTupleVariant};
        let Self(levels, form) = *self;
        let Some(levels) = levels.checked_sub(1) else { return serializer.serialize_str("end") };
        let inner = Self(levels, form);
        match form {
            Form::List => {
                let mut list = serializer.serialize_seq(Some(1))?;
                list.serialize_element(&inner)?;
                list.end()
            }
            Form::Map => {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry("in", &inner)?;
                map.end()
            }
            Form::Struct => {
                let mut members = serializer.serialize_struct("Deep", 1)?;
                members.serialize_field("in", &inner)?;
                members.end()
            }
            Form::Variant => serializer.serialize_newtype_variant("Deep", 0, "in", &inner),
            Form::ListVariant => {
                let mut list = serializer.serialize_tuple_variant("Deep", 0, "in", 1)?;
                list.serialize_field(&inner)?;
                list.end()
            }
        }
    }
}

#[derive(Debug, ApiError)]
#[api(status = 500, meta(value, after = 1))]
struct Holder<T> {
    value: T,
}

/// The member of `meta`, if it is present; the member after it must always be.
fn shown<T: Serialize + Debug>(value: T) -> Option<Value> {
    let body = Holder { value }.to_json();
    // A client's parser with the usual limit can parse everything that is shown.
    let meta = parsed(&body)["errors"][0]["meta"].clone();
    assert_eq!(meta["after"], json!(1), "{body}");
    meta.get("value").cloned()
}

fn levels(value: &Value) -> usize {
    match value {
        Value::Array(list) => 1 + list.iter().map(levels).max().unwrap_or(0),
        Value::Object(members) => 1 + members.values().map(levels).max().unwrap_or(0),
        _ => 0,
    }
}

#[test]
fn values_nest_to_64_levels() {
    for form in [Form::List, Form::Map, Form::Struct] {
        assert_eq!(shown(Deep(64, form)), Some(json!(Deep(64, form))), "{form:?}");
        for depth in [65, 100_000, usize::MAX] {
            assert_eq!(shown(Deep(depth, form)).map(|value| levels(&value)), Some(64), "{depth} {form:?}");
        }
    }
    // A variant without its content is omitted, and so is everything around it.
    assert_eq!(shown(Deep(64, Form::Variant)), Some(json!(Deep(64, Form::Variant))));
    assert_eq!(shown(Deep(65, Form::Variant)), None);
    assert_eq!(shown([Deep(usize::MAX, Form::Variant)]), Some(json!([])));
    assert_eq!(shown(Deep(usize::MAX, Form::ListVariant)).map(|value| levels(&value)), Some(64));
}

/// A graph in which every node contains itself.
#[derive(Debug, Default)]
struct Node {
    next: std::cell::RefCell<Option<Rc<Node>>>,
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("next", &self.next.borrow().as_deref())?;
        members.end()
    }
}

#[test]
fn a_value_that_leads_in_a_circle_ends() {
    let node = Rc::new(Node::default());
    *node.next.borrow_mut() = Some(Rc::clone(&node));
    assert_eq!(shown(&*node).map(|value| levels(&value)), Some(64));
    *node.next.borrow_mut() = None;
}

#[test]
fn raw_json_is_shown_if_every_reader_takes_it() {
    let raw = |text: &str| RawValue::from_string(text.to_owned()).expect("JSON by its grammar");
    assert_eq!(shown(raw(r#" {"a": "\ud83d\ude00\u0000", "b": 1e300} "#)), Some(json!({"a": "😀\0", "b": 1e300})));
    let nested = |levels| raw(&format!("{}{}", "[".repeat(levels), "]".repeat(levels)));
    assert_eq!(shown(nested(64)).map(|value| levels(&value)), Some(64));
    for refused in [r#""\ud800""#, r#"["\udc00\ud800"]"#, r#"{"\ud800":1}"#, "1e999"] {
        assert_eq!(shown(raw(refused)), None, "{refused}");
        assert_eq!(shown([raw(refused), raw("1")]), Some(json!([1])), "{refused}");
    }
    for levels in [65, 127, 128, 100_000] {
        assert_eq!(shown(nested(levels)), None, "{levels}");
    }
    assert_eq!(shown([nested(63), nested(64)]).map(|value| value.as_array().map(Vec::len)), Some(Some(1)));
}

#[derive(Debug, ApiError)]
#[api(status = 500, headers(x_first = value.clone(), x_second = value))]
struct InHeaders {
    value: String,
}

fn header(value: &str) -> Vec<String> {
    let mut lines = headers(&InHeaders { value: value.to_owned() }.to_response());
    lines.retain(|line| line.starts_with("x-"));
    lines
}

#[test]
fn header_values_are_whole_or_not_there() {
    for value in ["a\u{8}b", "a\u{c}b", "\r\n", "a\r\nb: c", "é", "\u{1f600}", "\0", "\u{7f}", &"x".repeat(2_049)] {
        assert_eq!(header(value), [""; 0], "{value:?}");
    }
    let longest = "x".repeat(2_048);
    for value in ["a \"b\" \\ c/d", "\\u0041", &longest] {
        assert_eq!(header(value), [format!("x-first: {value}"), format!("x-second: {value}")]);
    }
}

#[derive(Debug, ApiError)]
#[api(status = 400, message = "at <place?>", meta(place))]
#[api(allow(pointer_value))]
struct At {
    #[api(pointer)]
    place: Option<String>,
    raw: Option<Box<RawValue>>,
}

#[test]
fn text_made_of_data_has_all_its_characters() {
    let every: String = ('\0'..='\u{ff}').chain(['\u{2028}', '😀']).collect();
    let error = At { place: Some(every.clone()), raw: None };
    assert_eq!(error.pointer().map(|pointer| pointer.to_string()), Some(every.clone()));
    assert_eq!(parsed(&error.to_json())["errors"][0]["message"], json!(format!("at {every}")));
    assert!(error.raw.is_none());
}

/// Panics in the middle of its text and of its value, the given number of times.
#[derive(Debug)]
struct Panicking(Cell<u32>);

impl Panicking {
    fn strike(&self) {
        if let Some(left) = self.0.get().checked_sub(1) {
            self.0.set(left);
            panic!("canary");
        }
    }
}

impl Display for Panicking {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("half")?;
        self.strike();
        formatter.write_str(" and whole")
    }
}

impl Serialize for Panicking {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        list.serialize_element("half")?;
        self.strike();
        list.end()
    }
}

#[derive(Debug, ApiError)]
#[api(status = 500, message = "[<value>]", meta(value), headers(x_value = value))]
struct Panics {
    value: Panicking,
}

#[test]
fn what_panics_can_be_rendered_again() {
    let error = Panics { value: Panicking(Cell::new(3)) };
    let context = Context::new().request_id("outer");
    context.scope(|| {
        for _ in 0..3 {
            let inner = Context::new().request_id("inner").exposure(Exposure::Development);
            let unwound = catch_unwind(AssertUnwindSafe(|| inner.scope(|| error.to_response())));
            assert!(unwound.is_err());
            assert_eq!(Context::current().request_id.as_deref(), Some("outer"));
        }
        let response = error.to_response();
        assert_eq!(headers(&response), ["content-type: application/json", "x-request-id: outer", "x-value: half and whole"]);
        assert_eq!(
            body(&response),
            r#"{"errors":[{"message":"[half and whole]","long_message":"[half and whole]","code":"panics","meta":{"value":["half"]}}],"trace_id":"outer"}"#,
        );
    });
}

/// Renders another error while it is rendered, in a context of its own.
#[derive(Debug)]
struct Nosy;

impl Display for Nosy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = Context::new().request_id("inner").scope(|| long::<Flat>("x").to_json());
        let outer = Context::current();
        write!(formatter, "{inner} in {:?}", outer.request_id)
    }
}

#[derive(Debug, ApiError)]
#[api(status = 500, message = "<0>")]
struct Nested(Nosy);

#[test]
fn rendering_within_rendering() {
    let body = Context::new().request_id("outer").scope(|| parsed(&Nested(Nosy).to_json()));
    let message = body["errors"][0]["message"].as_str();
    assert_eq!(
        message,
        Some(
            r#"{"status":400,"code":"long","message":"x","pointer":"/text","meta":{"text":"x"},"requestId":"inner"} in Some("outer")"#
        )
    );
}

/// Writes megabytes, one character at a time.
#[derive(Debug)]
struct Slow(usize);

impl Display for Slow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        (0..self.0).try_for_each(|_| formatter.write_char('"'))
    }
}

#[derive(Debug, ApiError)]
#[api(status = 500, message = "<0>", long = "<0:?>")]
struct Drawn(Slow);

#[test]
fn a_text_in_a_million_pieces() {
    let body = parsed(&Drawn(Slow(1_000_000)).to_json());
    assert_eq!(body["errors"][0]["message"].as_str().map(str::len), Some(1_000_000));
    assert_eq!(body["errors"][0]["long_message"], json!("Slow(1000000)"));
}

#[test]
fn nothing_is_escaped_but_for_json() {
    let text = "</script><script>alert('x')</script>&amp;\u{202e}\u{2028}\u{feff}";
    let response = long::<Flat>(text).to_response();
    assert!(body(&response).contains(text));
    assert_eq!(headers(&response), ["content-type: application/json"]);
}
