//! The writers for envelopes.

use std::fmt::Display;

use serde::ser::Serialize;

use super::number::JsonNumber;
use super::sink::{JsonSink, push_null};
use super::text::{push_display, push_string, push_whole};
use super::value::{Failed, Value};

/// Writes one JSON value into the buffer that becomes the body.
///
/// Only the first value counts; later ones are ignored. If nothing is written, the value is `null`, or `{}` for the
/// body itself. The result is valid JSON, whatever is called and whatever fails.
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

    /// Writes the output of `write`, which must append one value.
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

    /// Writes a member that is the `Display` of a value, unless it fails.
    pub(crate) fn whole_text(&mut self, key: &'static str, text: impl Display) {
        self.try_known(key, |buffer| push_whole(&text, buffer));
    }

    /// Writes a member that is an object, after a key with its brace, `"key":{`, unless the object stays empty.
    pub(crate) fn object_unless_empty(&mut self, key: &'static str, members: impl FnOnce(&mut JsonObject<'_>)) {
        self.try_known(key, |buffer| {
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

    /// Appends a part of the members that the derive wrote, commas included.
    #[inline]
    pub(crate) fn append(&mut self, members: &'static str) -> &mut String {
        // The member before the comma may have been omitted.
        let members = if self.is_empty() { members.strip_prefix(',').unwrap_or(members) } else { members };
        self.buffer.push_str(members);
        self.buffer
    }

    pub(crate) fn len(&self) -> usize {
        self.buffer.len()
    }

    /// Writes a whole member that the derive wrote, or only its key.
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
