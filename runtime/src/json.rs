//! JSON that is valid by construction.

use std::fmt::{self, Display, Write};

use serde::ser::{Serialize, Serializer};

use crate::scan;
use crate::value::{Failed, Shape, Sink, Value};

/// Whether a JSON string must escape each byte (RFC 8259, section 7).
static IS_SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut control = 0;
    #[expect(clippy::indexing_slicing, reason = "evaluated when this crate is compiled")]
    {
        while control < 0x20 {
            table[control] = true;
            control += 1;
        }
        table[b'"' as usize] = true;
        table[b'\\' as usize] = true;
    }
    table
};

fn is_special(byte: u8) -> bool {
    IS_SPECIAL.get(usize::from(byte)) == Some(&true)
}

/// Appends the text, escaped as inside a JSON string.
pub(crate) fn escape(text: &str, buffer: &mut String) {
    let mut rest = text;
    while let Some(at) = scan::position(rest, is_special)
        && let Some((clean, special)) = rest.split_at_checked(at)
    {
        buffer.push_str(clean);
        push_escaped(special.as_bytes().first().copied().unwrap_or_default(), buffer);
        rest = special.get(1..).unwrap_or_default();
    }
    buffer.push_str(rest);
}

fn push_escaped(special: u8, buffer: &mut String) {
    match special {
        b'"' => buffer.push_str("\\\""),
        b'\\' => buffer.push_str("\\\\"),
        b'\n' => buffer.push_str("\\n"),
        b'\r' => buffer.push_str("\\r"),
        b'\t' => buffer.push_str("\\t"),
        0x08 => buffer.push_str("\\b"),
        0x0c => buffer.push_str("\\f"),
        control => {
            buffer.push_str(if control < 0x10 { "\\u000" } else { "\\u001" });
            buffer.extend(char::from_digit(u32::from(control % 0x10), 0x10));
        }
    }
}

/// Writes into a JSON string, escaping on the way.
pub(crate) struct Escaped<'b>(pub(crate) &'b mut String);

impl Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape(text, self.0);
        Ok(())
    }
}

pub(crate) fn push_string(text: &str, buffer: &mut String) {
    buffer.push('"');
    escape(text, buffer);
    buffer.push('"');
}

/// Appends a `Display` as a string. If it fails, the text written so far is kept.
pub(crate) fn push_display(text: &dyn Display, buffer: &mut String) {
    buffer.push('"');
    push_text(text, buffer);
    buffer.push('"');
}

fn push_text(text: &dyn Display, buffer: &mut String) {
    let _ = fmt::write(&mut Escaped(buffer), format_args!("{text}"));
}

/// Turns the JSON value that begins at `start` into a string, unless it is one already.
pub(crate) fn quote_from(start: usize, buffer: &mut String) {
    match buffer.get(start..) {
        Some(value) if !value.starts_with('"') => {
            if scan::position(value, is_special).is_none() {
                buffer.insert(start, '"');
                return buffer.push('"');
            }
            let value = value.to_owned();
            buffer.truncate(start);
            push_string(&value, buffer);
        }
        _ => {}
    }
}

/// A number that JSON can hold, made from any of Rust's number types.
///
/// A float that is NaN or infinite is written as `null`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JsonNumber(Number);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Number {
    Unsigned(u64),
    Signed(i64),
    WideUnsigned(u128),
    WideSigned(i128),
    Single(f32),
    Double(f64),
}

macro_rules! number_from {
    ($($variant:ident: $($from:ty)*;)*) => {$($(
        impl From<$from> for JsonNumber {
            fn from(number: $from) -> Self {
                Self(Number::$variant(number.into()))
            }
        }
    )*)*};
}

number_from! {
    Unsigned: u8 u16 u32 u64;
    Signed: i8 i16 i32 i64;
    WideUnsigned: u128;
    WideSigned: i128;
    Single: f32;
    Double: f64;
}

impl From<usize> for JsonNumber {
    fn from(number: usize) -> Self {
        // No platform has a `usize` beyond 64 bits.
        Self(Number::Unsigned(u64::try_from(number).unwrap_or(u64::MAX)))
    }
}

impl From<isize> for JsonNumber {
    fn from(number: isize) -> Self {
        Self(Number::Signed(i64::try_from(number).unwrap_or(i64::MAX)))
    }
}

impl JsonNumber {
    fn is_finite(self) -> bool {
        match self.0 {
            Number::Single(number) => number.is_finite(),
            Number::Double(number) => number.is_finite(),
            _ => true,
        }
    }

    /// The number as the key of a member, if it can be one.
    pub(crate) fn to_key(self) -> Option<String> {
        self.is_finite().then(|| self.to_string())
    }

    fn push(self, buffer: &mut String) {
        match self.0 {
            Number::Unsigned(number) => push_integer(number, buffer),
            Number::Signed(number) => push_integer(number, buffer),
            Number::WideUnsigned(number) => push_integer(number, buffer),
            Number::WideSigned(number) => push_integer(number, buffer),
            // Writing to a string cannot fail.
            _ => drop(write!(buffer, "{self}")),
        }
    }
}

impl Display for JsonNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Number::Unsigned(number) => number.fmt(formatter),
            Number::Signed(number) => number.fmt(formatter),
            Number::WideUnsigned(number) => number.fmt(formatter),
            Number::WideSigned(number) => number.fmt(formatter),
            _ if !self.is_finite() => formatter.write_str("null"),
            // `Debug` writes the shortest form, with an exponent if the number is very large or small, as JSON does.
            Number::Single(number) => write!(formatter, "{number:?}"),
            Number::Double(number) => write!(formatter, "{number:?}"),
        }
    }
}

impl Serialize for JsonNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Number::Unsigned(number) => serializer.serialize_u64(number),
            Number::Signed(number) => serializer.serialize_i64(number),
            Number::WideUnsigned(number) => serializer.serialize_u128(number),
            Number::WideSigned(number) => serializer.serialize_i128(number),
            Number::Single(number) => serializer.serialize_f32(number),
            Number::Double(number) => serializer.serialize_f64(number),
        }
    }
}

/// Appends the digits, without going through `fmt`.
pub(crate) fn push_integer(number: impl itoa::Integer, buffer: &mut String) {
    buffer.push_str(itoa::Buffer::new().format(number));
}

/// Writes one JSON value into the buffer that becomes the body.
///
/// The first value written counts; later ones are ignored. If nothing is written, the value is `null`, or `{}` for the body
/// itself. The result is valid JSON, whatever is called and whatever fails.
///
/// ```
/// use error_catalog::{ApiError, Envelope, JsonWriter, Report};
///
/// struct HouseShape;
///
/// impl Envelope for HouseShape {
///     fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
///         json.array(|list| {
///             for error in report.errors() {
///                 list.object(|item| {
///                     item.serialize("code", &error.code());
///                     item.display("text", error.text());
///                 });
///             }
///         });
///     }
/// }
///
/// #[derive(Debug, ApiError)]
/// #[api(envelope = HouseShape)]
/// enum DoorError {
///     #[api(status = 423)]
///     Locked,
/// }
///
/// assert_eq!(DoorError::Locked.to_json(), r#"[{"code":"locked","text":"Locked"}]"#);
/// ```
#[derive(Debug)]
pub struct JsonWriter<'w> {
    buffer: &'w mut String,
    start: usize,
}

impl<'w> JsonWriter<'w> {
    pub(crate) fn new(buffer: &'w mut String) -> Self {
        let start = buffer.len();
        Self { buffer, start }
    }

    fn is_empty(&self) -> bool {
        self.buffer.len() == self.start
    }

    /// Writes what `write` appends, which must be one value.
    pub(crate) fn fill(&mut self, write: impl FnOnce(&mut String)) {
        if self.is_empty() {
            write(self.buffer);
        }
    }

    pub(crate) fn or(self, fallback: &str) {
        if self.is_empty() {
            self.buffer.push_str(fallback);
        }
    }

    /// Writes an object.
    pub fn object(&mut self, members: impl FnOnce(&mut JsonObject<'_>)) {
        self.fill(|buffer| {
            buffer.push('{');
            members(&mut JsonObject::new(buffer));
            buffer.push('}');
        });
    }

    /// Writes an array.
    pub fn array(&mut self, elements: impl FnOnce(&mut JsonArray<'_>)) {
        self.fill(|buffer| {
            buffer.push('[');
            elements(&mut JsonArray::new(buffer));
            buffer.push(']');
        });
    }

    /// Writes a string.
    pub fn text(&mut self, text: &str) {
        self.fill(|buffer| push_string(text, buffer));
    }

    /// Writes the `Display` of a value as an escaped string.
    ///
    /// If the `Display` fails, the text written so far is kept.
    pub fn display(&mut self, text: impl Display) {
        self.fill(|buffer| push_display(&text, buffer));
    }

    /// Writes a number.
    pub fn number(&mut self, number: impl Into<JsonNumber>) {
        self.fill(|buffer| number.into().push(buffer));
    }

    /// Writes `true` or `false`.
    pub fn bool(&mut self, value: bool) {
        self.fill(|buffer| buffer.push_str(if value { "true" } else { "false" }));
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.fill(|buffer| buffer.push_str("null"));
    }

    /// Writes any value that serde can serialize.
    ///
    /// If a member or element fails, it is omitted; if the whole value fails, nothing is written. Values nested more than
    /// 64 levels deep fail, so that cyclic structures end.
    pub fn serialize<T: Serialize + ?Sized>(&mut self, value: &T) {
        self.fill(|buffer| push_value(&value, buffer));
    }
}

#[expect(clippy::unnecessary_wraps, reason = "one of the ways to write a member")]
fn push_null(buffer: &mut String) -> Result<(), Failed> {
    buffer.push_str("null");
    Ok(())
}

/// Appends the value, or nothing if it fails.
fn push_value(value: &dyn Value, buffer: &mut String) {
    let start = buffer.len();
    if value.feed(&mut JsonSink::new(buffer)).is_err() {
        buffer.truncate(start);
    }
}

/// Writes the members of a JSON object.
///
/// If a value does not serialize, its member is omitted.
#[derive(Debug)]
pub struct JsonObject<'w> {
    buffer: &'w mut String,
    start: usize,
}

impl<'w> JsonObject<'w> {
    pub(crate) fn new(buffer: &'w mut String) -> Self {
        let start = buffer.len();
        Self { buffer, start }
    }

    /// An object whose first members were appended from `start` on.
    pub(crate) fn since(start: usize, buffer: &'w mut String) -> Self {
        Self { buffer, start }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.buffer.len() == self.start
    }

    /// Writes a member with the value that `write` appends, or nothing if it fails.
    pub(crate) fn try_member(&mut self, key: &str, write: impl FnOnce(&mut String) -> Result<(), Failed>) {
        let start = self.buffer.len();
        self.separate();
        push_string(key, self.buffer);
        self.buffer.push(':');
        if write(self.buffer).is_err() {
            self.buffer.truncate(start);
        }
    }

    /// Like `try_member`, with a key that is already JSON: `"key":`.
    #[inline]
    pub(crate) fn try_known(&mut self, key: &'static str, write: impl FnOnce(&mut String) -> Result<(), Failed>) {
        let (start, buffer) = self.begin(key);
        if write(buffer).is_err() {
            buffer.truncate(start);
        }
    }

    /// Writes a member that is an object, unless the object stays empty.
    pub(crate) fn object_unless_empty(&mut self, key: &'static str, members: impl FnOnce(&mut JsonObject<'_>)) {
        self.try_known(key, |buffer| {
            buffer.push('{');
            let mut object = JsonObject::new(buffer);
            members(&mut object);
            if object.is_empty() {
                return Err(Failed);
            }
            buffer.push('}');
            Ok(())
        });
    }

    /// Begins a member and returns its start. The caller appends the value, or truncates there to drop the member.
    #[inline]
    pub(crate) fn begin(&mut self, key: &'static str) -> (usize, &mut String) {
        let start = self.buffer.len();
        self.known(key);
        (start, self.buffer)
    }

    /// Writes a whole member that the derive wrote, or the key of one.
    #[inline]
    pub(crate) fn known(&mut self, member: &'static str) {
        self.separate();
        self.buffer.push_str(member);
    }

    fn separate(&mut self) {
        if !self.is_empty() {
            self.buffer.push(',');
        }
    }

    /// Writes a member whose value the closure writes; `null` if it writes none.
    pub fn member(&mut self, key: &str, write: impl FnOnce(&mut JsonWriter<'_>)) {
        self.try_member(key, |buffer| {
            let mut value = JsonWriter::new(buffer);
            write(&mut value);
            value.or("null");
            Ok(())
        });
    }

    /// Writes a member that is an object.
    pub fn object(&mut self, key: &str, members: impl FnOnce(&mut JsonObject<'_>)) {
        self.member(key, |value| value.object(members));
    }

    /// Writes a member that is an array.
    pub fn array(&mut self, key: &str, elements: impl FnOnce(&mut JsonArray<'_>)) {
        self.member(key, |value| value.array(elements));
    }

    /// Writes a member that is a string.
    pub fn text(&mut self, key: &str, text: &str) {
        self.member(key, |value| value.text(text));
    }

    /// Writes a member that is the `Display` of a value, escaped.
    pub fn display(&mut self, key: &str, text: impl Display) {
        self.member(key, |value| value.display(text));
    }

    /// Writes a member that is a number.
    pub fn number(&mut self, key: &str, number: impl Into<JsonNumber>) {
        self.member(key, |value| value.number(number));
    }

    /// Writes a member that is `true` or `false`.
    pub fn bool(&mut self, key: &str, value: bool) {
        self.member(key, |slot| slot.bool(value));
    }

    /// Writes a member that is `null`.
    pub fn null(&mut self, key: &str) {
        self.try_member(key, push_null);
    }

    /// Writes a member that is any value that serde can serialize; if it fails, the member is omitted.
    pub fn serialize<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) {
        self.try_member(key, |buffer| value.feed(&mut JsonSink::new(buffer)));
    }
}

/// Writes the elements of a JSON array.
///
/// If a value does not serialize, it is omitted.
#[derive(Debug)]
pub struct JsonArray<'w> {
    buffer: &'w mut String,
    start: usize,
}

impl<'w> JsonArray<'w> {
    fn new(buffer: &'w mut String) -> Self {
        let start = buffer.len();
        Self { buffer, start }
    }

    fn try_element(&mut self, write: impl FnOnce(&mut String) -> Result<(), Failed>) {
        let start = self.buffer.len();
        if start != self.start {
            self.buffer.push(',');
        }
        if write(self.buffer).is_err() {
            self.buffer.truncate(start);
        }
    }

    /// Writes an element that the closure writes; `null` if it writes none.
    pub fn element(&mut self, write: impl FnOnce(&mut JsonWriter<'_>)) {
        self.try_element(|buffer| {
            let mut value = JsonWriter::new(buffer);
            write(&mut value);
            value.or("null");
            Ok(())
        });
    }

    /// Writes an element that is an object.
    pub fn object(&mut self, members: impl FnOnce(&mut JsonObject<'_>)) {
        self.element(|value| value.object(members));
    }

    /// Writes an element that is an array.
    pub fn array(&mut self, elements: impl FnOnce(&mut JsonArray<'_>)) {
        self.element(|value| value.array(elements));
    }

    /// Writes an element that is a string.
    pub fn text(&mut self, text: &str) {
        self.element(|value| value.text(text));
    }

    /// Writes an element that is the `Display` of a value, escaped.
    pub fn display(&mut self, text: impl Display) {
        self.element(|value| value.display(text));
    }

    /// Writes an element that is a number.
    pub fn number(&mut self, number: impl Into<JsonNumber>) {
        self.element(|value| value.number(number));
    }

    /// Writes an element that is `true` or `false`.
    pub fn bool(&mut self, value: bool) {
        self.element(|slot| slot.bool(value));
    }

    /// Writes an element that is `null`.
    pub fn null(&mut self) {
        self.try_element(push_null);
    }

    /// Writes an element that is any value that serde can serialize; if it fails, the element is omitted.
    pub fn serialize<T: Serialize + ?Sized>(&mut self, value: &T) {
        self.try_element(|buffer| value.feed(&mut JsonSink::new(buffer)));
    }
}

/// How many levels of arrays and objects a value may have. Real values have few; a deeper one is cyclic, and would exhaust
/// the stack here or in the client's parser.
pub(crate) const MAX_DEPTH: usize = 64;

/// A sink that appends one value to the buffer.
///
/// If a part fails, it is removed, and writing continues after it.
pub(crate) struct JsonSink<'b> {
    buffer: &'b mut String,
    /// How many levels are open.
    depth: usize,
    absent: Absent,
    /// Where the first part of the value begins.
    first: usize,
    /// The start of a member whose key is written but whose value is not.
    pending: Option<usize>,
    close: &'static str,
    raw: bool,
}

/// What an absent `Option` becomes.
#[derive(Clone, Copy)]
enum Absent {
    Null,
    Omitted,
}

impl<'b> JsonSink<'b> {
    pub(crate) fn new(buffer: &'b mut String) -> Self {
        Self { buffer, depth: 0, absent: Absent::Null, first: 0, pending: None, close: "", raw: false }
    }

    /// A sink for a part of the value.
    fn part(&mut self) -> JsonSink<'_> {
        JsonSink { depth: self.depth, ..JsonSink::new(self.buffer) }
    }

    fn enter(&mut self, levels: usize) -> Result<(), Failed> {
        self.depth += levels;
        if self.depth > MAX_DEPTH { Err(Failed) } else { Ok(()) }
    }

    /// A sink for a member that is omitted if its value is absent.
    pub(crate) fn optional(buffer: &'b mut String) -> Self {
        Self { absent: Absent::Omitted, ..Self::new(buffer) }
    }

    fn open(&mut self, open: &str, close: &'static str) {
        self.buffer.push_str(open);
        self.first = self.buffer.len();
        self.close = close;
    }

    fn open_variant(&mut self, variant: &str, open: &str, close: &'static str) {
        self.buffer.push('{');
        push_string(variant, self.buffer);
        self.buffer.push(':');
        self.open(open, close);
    }

    /// Removes a key that never got a value.
    fn drop_pending(&mut self) {
        if let Some(start) = self.pending.take() {
            self.buffer.truncate(start);
        }
    }

    fn separate(&mut self) -> usize {
        self.drop_pending();
        let start = self.buffer.len();
        if start != self.first {
            self.buffer.push(',');
        }
        start
    }
}

impl Sink for JsonSink<'_> {
    fn none(&mut self) -> Result<(), Failed> {
        match self.absent {
            Absent::Null => self.null(),
            Absent::Omitted => Err(Failed),
        }
    }

    fn null(&mut self) -> Result<(), Failed> {
        push_null(self.buffer)
    }

    fn bool(&mut self, value: bool) -> Result<(), Failed> {
        self.buffer.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn number(&mut self, value: JsonNumber) -> Result<(), Failed> {
        value.push(self.buffer);
        Ok(())
    }

    fn str(&mut self, value: &str) -> Result<(), Failed> {
        push_string(value, self.buffer);
        Ok(())
    }

    fn display(&mut self, value: &dyn Display) -> Result<(), Failed> {
        push_display(value, self.buffer);
        Ok(())
    }

    fn json(&mut self, text: &'static str) -> Result<(), Failed> {
        self.buffer.push_str(text);
        Ok(())
    }

    fn variant(&mut self, variant: crate::value::Variant, value: &dyn Value) -> Result<(), Failed> {
        self.enter(1)?;
        self.open_variant(variant.key(), "", "}");
        value.feed(&mut self.part())?;
        self.end()
    }

    fn begin(&mut self, shape: Shape) -> Result<(), Failed> {
        self.enter(match shape {
            Shape::Raw(_) => 0,
            Shape::Seq(_) | Shape::Map(_) => 1,
            Shape::TupleVariant(..) | Shape::StructVariant(..) => 2,
        })?;
        match shape {
            Shape::Seq(_) => self.open("[", "]"),
            Shape::Map(_) => self.open("{", "}"),
            Shape::TupleVariant(variant, _) => self.open_variant(variant.key(), "[", "]}"),
            Shape::StructVariant(variant, _) => self.open_variant(variant.key(), "{", "}}"),
            Shape::Raw(_) => {
                self.open("", "");
                self.raw = true;
            }
        }
        Ok(())
    }

    fn element(&mut self, value: &dyn Value) -> Result<(), Failed> {
        let start = self.separate();
        if value.feed(&mut self.part()).is_err() {
            self.buffer.truncate(start);
        }
        Ok(())
    }

    fn key(&mut self, key: &dyn Value) -> Result<(), Failed> {
        let start = self.separate();
        if key.feed(&mut KeySink(self.buffer)).is_ok() {
            self.pending = Some(start);
        } else {
            self.buffer.truncate(start);
        }
        Ok(())
    }

    fn value(&mut self, value: &dyn Value) -> Result<(), Failed> {
        // Without a pending key, the key failed, so the member is omitted.
        let Some(start) = self.pending.take() else {
            return Ok(());
        };
        self.buffer.push(':');
        if value.feed(&mut self.part()).is_err() {
            self.buffer.truncate(start);
        }
        Ok(())
    }

    fn field(&mut self, key: &'static str, value: &dyn Value) -> Result<(), Failed> {
        if !self.raw {
            return self.entry(&key, value);
        }
        if self.buffer.len() != self.first {
            return Err(Failed);
        }
        value.feed(&mut RawSink { buffer: self.buffer, depth: self.depth })
    }

    fn end(&mut self) -> Result<(), Failed> {
        self.drop_pending();
        if self.raw && self.buffer.len() == self.first {
            return Err(Failed);
        }
        self.buffer.push_str(self.close);
        Ok(())
    }
}

/// Writes the key of a member, which must be a string in JSON.
struct KeySink<'b>(&'b mut String);

impl Sink for KeySink<'_> {
    fn bool(&mut self, value: bool) -> Result<(), Failed> {
        self.str(if value { "true" } else { "false" })
    }

    fn number(&mut self, value: JsonNumber) -> Result<(), Failed> {
        if !value.is_finite() {
            return Err(Failed);
        }
        self.display(&value)
    }

    fn str(&mut self, value: &str) -> Result<(), Failed> {
        push_string(value, self.0);
        Ok(())
    }

    fn display(&mut self, value: &dyn Display) -> Result<(), Failed> {
        push_display(value, self.0);
        Ok(())
    }
}

/// Writes text that claims to be JSON, if every parser accepts it.
struct RawSink<'b> {
    buffer: &'b mut String,
    depth: usize,
}

impl Sink for RawSink<'_> {
    fn str(&mut self, value: &str) -> Result<(), Failed> {
        // Checking the grammar is not enough: it allows half a surrogate pair and a number out of range.
        let read: serde_json::Value = serde_json::from_str(value).map_err(|_| Failed)?;
        if self.depth + depth(&read) > MAX_DEPTH {
            return Err(Failed);
        }
        self.buffer.push_str(value);
        Ok(())
    }
}

/// How many levels a value has. `serde_json` parses no more than 128, so the recursion is bounded.
pub(crate) fn depth(value: &serde_json::Value) -> usize {
    let parts = match value {
        serde_json::Value::Array(elements) => elements.iter().map(depth).max(),
        serde_json::Value::Object(members) => members.values().map(depth).max(),
        _ => return 0,
    };
    parts.unwrap_or(0) + 1
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn every_ascii_character_is_read_back() {
        for character in '\0'..='\x7f' {
            for text in [format!("{character}"), format!("seven c{character}"), format!("a {character}{character} b")] {
                let mut json = "\"".to_owned();
                escape(&text, &mut json);
                json.push('"');
                assert_eq!(serde_json::from_str::<String>(&json).ok(), Some(text), "{json}");
            }
        }
    }
}
