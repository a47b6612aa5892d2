//! `Serialize` without its generics: any value can be handed to any [`Sink`] through a vtable.
//!
//! One serializer, [`Forward`], reduces serde's data model to JSON's, as `serde_json` does, for all sinks. A value's type
//! is therefore instantiated once, however many envelopes there are.

use std::fmt::{self, Display};

use serde::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTupleVariant,
    Serializer,
};

use crate::json::JsonNumber;

/// Any `T: Serialize`, usable as `dyn Value`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not `Serialize`, which a member of `meta` must be",
    label = "not `Serialize`",
    note = "add `#[derive(serde::Serialize)]` to the type, or show a part of it: `meta(key = expression)`"
)]
pub trait Value {
    /// Describes the value to the sink.
    #[doc(hidden)]
    fn feed(&self, sink: &mut dyn Sink) -> Result<(), Failed>;
}

impl<T: Serialize + ?Sized> Value for T {
    fn feed(&self, sink: &mut dyn Sink) -> Result<(), Failed> {
        self.serialize(Forward(sink)).map(|_: Fed| ())
    }
}

/// Finds out whether a value is an absent `Option`. It rejects everything else, which ends the description early.
pub(crate) struct NoneProbe(pub(crate) bool);

impl Sink for NoneProbe {
    fn none(&mut self) -> Result<(), Failed> {
        self.0 = true;
        Ok(())
    }
}

/// A value could not be described, so the object or array that holds it omits it.
///
/// It carries no text: nobody would read it, and a client must not.
#[derive(Debug)]
pub struct Failed;

impl Display for Failed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value failed to serialize")
    }
}

impl std::error::Error for Failed {}

impl ser::Error for Failed {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

/// The variant of an enum, as serde describes it.
#[derive(Clone, Copy)]
pub struct Variant {
    enum_name: &'static str,
    index: u32,
    name: &'static str,
}

impl Variant {
    /// The key of the one member that represents the variant in JSON.
    pub(crate) fn key(self) -> &'static str {
        self.name
    }
}

/// The kind of a value with parts.
#[derive(Clone, Copy)]
pub enum Shape {
    /// A JSON array.
    Seq(Option<usize>),
    /// A JSON object.
    Map(Option<usize>),
    /// An object with one member, which is an array.
    TupleVariant(Variant, usize),
    /// An object with one member, which is an object.
    StructVariant(Variant, usize),
    /// A structure in which `serde_json` passes text that is JSON already.
    Raw(&'static str),
}

/// The names of the structures of [`Shape::Raw`]. They are not public in `serde_json`, but its types use them to talk to
/// other crates' serializers, so they cannot change before its next major version.
const RAW: [&str; 2] = ["$serde_json::private::Number", "$serde_json::private::RawValue"];

/// Receives the description of one value. By default, a sink rejects everything.
pub trait Sink {
    /// An absent `Option`.
    fn none(&mut self) -> Result<(), Failed> {
        Err(Failed)
    }

    /// A value without content.
    fn null(&mut self) -> Result<(), Failed> {
        Err(Failed)
    }

    /// A boolean.
    fn bool(&mut self, _value: bool) -> Result<(), Failed> {
        Err(Failed)
    }

    /// A number.
    fn number(&mut self, _value: JsonNumber) -> Result<(), Failed> {
        Err(Failed)
    }

    /// A string.
    fn str(&mut self, _value: &str) -> Result<(), Failed> {
        Err(Failed)
    }

    /// A string, given as a `Display`.
    fn display(&mut self, _value: &dyn Display) -> Result<(), Failed> {
        Err(Failed)
    }

    /// JSON that the derive wrote.
    fn json(&mut self, _text: &'static str) -> Result<(), Failed> {
        Err(Failed)
    }

    /// A variant with one unnamed field.
    fn variant(&mut self, _variant: Variant, _value: &dyn Value) -> Result<(), Failed> {
        Err(Failed)
    }

    /// Begins a value with parts.
    fn begin(&mut self, _shape: Shape) -> Result<(), Failed> {
        Err(Failed)
    }

    /// An element of a [`Shape::Seq`] or [`Shape::TupleVariant`].
    fn element(&mut self, _value: &dyn Value) -> Result<(), Failed> {
        Err(Failed)
    }

    /// The key of the next member of a [`Shape::Map`].
    fn key(&mut self, _key: &dyn Value) -> Result<(), Failed> {
        Err(Failed)
    }

    /// The value of the member that [`key`](Self::key) began.
    fn value(&mut self, _value: &dyn Value) -> Result<(), Failed> {
        Err(Failed)
    }

    /// A whole member of a [`Shape::Map`].
    fn entry(&mut self, key: &dyn Value, value: &dyn Value) -> Result<(), Failed> {
        self.key(key)?;
        self.value(value)
    }

    /// A member whose key is known when the program is compiled.
    fn field(&mut self, key: &'static str, value: &dyn Value) -> Result<(), Failed> {
        self.entry(&key, value)
    }

    /// Ends the value that [`begin`](Self::begin) began.
    fn end(&mut self) -> Result<(), Failed> {
        Err(Failed)
    }
}

/// Proof that a value was described completely: only a finished description returns one.
pub(crate) struct Fed(());

/// The only serializer that values are instantiated with.
struct Forward<'s>(&'s mut dyn Sink);

impl<'s> Forward<'s> {
    fn number(self, value: impl Into<JsonNumber>) -> Result<Fed, Failed> {
        self.0.number(value.into()).map(Fed)
    }

    fn begin(self, shape: Shape) -> Result<Parts<'s>, Failed> {
        self.0.begin(shape)?;
        Ok(Parts(self.0))
    }
}

impl<'s> Serializer for Forward<'s> {
    type Ok = Fed;
    type Error = Failed;
    type SerializeSeq = Parts<'s>;
    type SerializeTuple = Parts<'s>;
    type SerializeTupleStruct = Parts<'s>;
    type SerializeTupleVariant = Parts<'s>;
    type SerializeMap = Parts<'s>;
    type SerializeStruct = Parts<'s>;
    type SerializeStructVariant = Parts<'s>;

    fn serialize_bool(self, value: bool) -> Result<Fed, Failed> {
        self.0.bool(value).map(Fed)
    }

    fn serialize_i8(self, value: i8) -> Result<Fed, Failed> {
        self.number(value)
    }

    fn serialize_i16(self, value: i16) -> Result<Fed, Failed> {
        self.number(value)
    }

    fn serialize_i32(self, value: i32) -> Result<Fed, Failed> {
        self.number(value)
    }

    fn serialize_i64(self, value: i64) -> Result<Fed, Failed> {
        self.number(value)
    }

    fn serialize_i128(self, value: i128) -> Result<Fed, Failed> {
        self.number(value)
    }

    fn serialize_u8(self, value: u8) -> Result<Fed, Failed> {
        self.number(value)
    }

    fn serialize_u16(self, value: u16) -> Result<Fed, Failed> {
        self.number(value)
    }

    fn serialize_u32(self, value: u32) -> Result<Fed, Failed> {
        self.number(value)
    }

    fn serialize_u64(self, value: u64) -> Result<Fed, Failed> {
        self.number(value)
    }

    fn serialize_u128(self, value: u128) -> Result<Fed, Failed> {
        self.number(value)
    }

    fn serialize_f32(self, value: f32) -> Result<Fed, Failed> {
        self.number(value)
    }

    fn serialize_f64(self, value: f64) -> Result<Fed, Failed> {
        self.number(value)
    }

    fn serialize_char(self, value: char) -> Result<Fed, Failed> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<Fed, Failed> {
        self.0.str(value).map(Fed)
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<Fed, Failed> {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Result<Fed, Failed> {
        self.0.none().map(Fed)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Fed, Failed> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Fed, Failed> {
        self.0.null().map(Fed)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Fed, Failed> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<Fed, Failed> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<Fed, Failed> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        enum_name: &'static str,
        index: u32,
        name: &'static str,
        value: &T,
    ) -> Result<Fed, Failed> {
        let variant = Variant { enum_name, index, name };
        self.0.variant(variant, &value).map(Fed)
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Parts<'s>, Failed> {
        self.begin(Shape::Seq(len))
    }

    fn serialize_tuple(self, len: usize) -> Result<Parts<'s>, Failed> {
        self.begin(Shape::Seq(Some(len)))
    }

    fn serialize_tuple_struct(self, _: &'static str, len: usize) -> Result<Parts<'s>, Failed> {
        self.begin(Shape::Seq(Some(len)))
    }

    fn serialize_tuple_variant(
        self,
        enum_name: &'static str,
        index: u32,
        name: &'static str,
        len: usize,
    ) -> Result<Parts<'s>, Failed> {
        let variant = Variant { enum_name, index, name };
        self.begin(Shape::TupleVariant(variant, len))
    }

    fn serialize_map(self, len: Option<usize>) -> Result<Parts<'s>, Failed> {
        self.begin(Shape::Map(len))
    }

    fn serialize_struct(self, name: &'static str, len: usize) -> Result<Parts<'s>, Failed> {
        self.begin(if RAW.contains(&name) { Shape::Raw(name) } else { Shape::Map(Some(len)) })
    }

    fn serialize_struct_variant(
        self,
        enum_name: &'static str,
        index: u32,
        name: &'static str,
        len: usize,
    ) -> Result<Parts<'s>, Failed> {
        let variant = Variant { enum_name, index, name };
        self.begin(Shape::StructVariant(variant, len))
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<Fed, Failed> {
        self.0.display(&value).map(Fed)
    }
}

/// A value with parts that [`Forward`] began.
struct Parts<'s>(&'s mut dyn Sink);

impl Parts<'_> {
    fn end(self) -> Result<Fed, Failed> {
        self.0.end().map(Fed)
    }
}

impl SerializeSeq for Parts<'_> {
    type Ok = Fed;
    type Error = Failed;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        self.0.element(&value)
    }

    fn end(self) -> Result<Fed, Failed> {
        self.end()
    }
}

impl ser::SerializeTuple for Parts<'_> {
    type Ok = Fed;
    type Error = Failed;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        self.0.element(&value)
    }

    fn end(self) -> Result<Fed, Failed> {
        self.end()
    }
}

impl ser::SerializeTupleStruct for Parts<'_> {
    type Ok = Fed;
    type Error = Failed;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        self.0.element(&value)
    }

    fn end(self) -> Result<Fed, Failed> {
        self.end()
    }
}

impl SerializeTupleVariant for Parts<'_> {
    type Ok = Fed;
    type Error = Failed;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        self.0.element(&value)
    }

    fn end(self) -> Result<Fed, Failed> {
        self.end()
    }
}

impl SerializeMap for Parts<'_> {
    type Ok = Fed;
    type Error = Failed;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Failed> {
        self.0.key(&key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        self.0.value(&value)
    }

    fn serialize_entry<K, V>(&mut self, key: &K, value: &V) -> Result<(), Failed>
    where
        K: Serialize + ?Sized,
        V: Serialize + ?Sized,
    {
        self.0.entry(&key, &value)
    }

    fn end(self) -> Result<Fed, Failed> {
        self.end()
    }
}

impl SerializeStruct for Parts<'_> {
    type Ok = Fed;
    type Error = Failed;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Failed> {
        self.0.field(key, &value)
    }

    fn end(self) -> Result<Fed, Failed> {
        self.end()
    }
}

impl SerializeStructVariant for Parts<'_> {
    type Ok = Fed;
    type Error = Failed;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Failed> {
        self.0.field(key, &value)
    }

    fn end(self) -> Result<Fed, Failed> {
        self.end()
    }
}

/// Serializes a value into another crate's serializer.
pub(crate) struct Through<'v>(pub(crate) &'v dyn Value);

impl Serialize for Through<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sink = Foreign::new(serializer);
        // The sink holds the serializer's own error.
        let _ = self.0.feed(&mut sink);
        sink.finish()
    }
}

/// A text that keeps what was written before its `Display` failed, because serializers may panic on such a failure.
pub(crate) struct Lenient<'v>(pub(crate) &'v dyn Display);

impl Display for Lenient<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Watched::new(formatter);
        // The `Display` or the formatter can fail; only the formatter's failure is reported.
        let _ = fmt::write(&mut out, format_args!("{}", self.0));
        out.finish()
    }
}

/// Remembers whether the writer failed, rather than the value being written.
pub(crate) struct Watched<'w> {
    out: &'w mut dyn fmt::Write,
    result: fmt::Result,
}

impl<'w> Watched<'w> {
    pub(crate) fn new(out: &'w mut dyn fmt::Write) -> Self {
        Self { out, result: Ok(()) }
    }

    pub(crate) fn finish(self) -> fmt::Result {
        self.result
    }
}

impl fmt::Write for Watched<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.result = self.result.and_then(|()| self.out.write_str(text));
        self.result
    }
}

/// Any serde serializer as a sink for one value.
pub(crate) struct Foreign<S: Serializer>(State<S>);

enum State<S: Serializer> {
    Ready(S),
    Seq(S::SerializeSeq),
    Map(S::SerializeMap),
    TupleVariant(S::SerializeTupleVariant),
    StructVariant(S::SerializeStructVariant),
    Raw(S::SerializeStruct),
    Done(Result<S::Ok, S::Error>),
    Misused,
}

impl<S: Serializer> Foreign<S> {
    pub(crate) fn new(serializer: S) -> Self {
        Self(State::Ready(serializer))
    }

    pub(crate) fn finish(self) -> Result<S::Ok, S::Error> {
        match self.0 {
            State::Done(result) => result,
            _ => Err(ser::Error::custom(Failed)),
        }
    }

    /// Replaces the state with the next one; keeps an error of the serializer for [`finish`](Self::finish).
    fn step(&mut self, step: impl FnOnce(State<S>) -> Result<State<S>, S::Error>) -> Result<(), Failed> {
        let state = std::mem::replace(&mut self.0, State::Misused);
        self.0 = step(state).unwrap_or_else(|error| State::Done(Err(error)));
        match self.0 {
            State::Done(Err(_)) | State::Misused => Err(Failed),
            _ => Ok(()),
        }
    }

    fn scalar(&mut self, write: impl FnOnce(S) -> Result<S::Ok, S::Error>) -> Result<(), Failed> {
        self.step(|state| match state {
            State::Ready(serializer) => write(serializer).map(|ok| State::Done(Ok(ok))),
            _ => Ok(State::Misused),
        })
    }
}

fn started<S: Serializer>(serializer: S, shape: Shape) -> Result<State<S>, S::Error> {
    Ok(match shape {
        Shape::Seq(len) => State::Seq(serializer.serialize_seq(len)?),
        Shape::Map(len) => State::Map(serializer.serialize_map(len)?),
        Shape::TupleVariant(v, len) => {
            State::TupleVariant(serializer.serialize_tuple_variant(v.enum_name, v.index, v.name, len)?)
        }
        Shape::StructVariant(v, len) => {
            State::StructVariant(serializer.serialize_struct_variant(v.enum_name, v.index, v.name, len)?)
        }
        Shape::Raw(name) => State::Raw(serializer.serialize_struct(name, 1)?),
    })
}

impl<S: Serializer> Sink for Foreign<S> {
    fn none(&mut self) -> Result<(), Failed> {
        self.scalar(S::serialize_none)
    }

    fn null(&mut self) -> Result<(), Failed> {
        self.scalar(S::serialize_unit)
    }

    fn bool(&mut self, value: bool) -> Result<(), Failed> {
        self.scalar(|serializer| serializer.serialize_bool(value))
    }

    fn number(&mut self, value: JsonNumber) -> Result<(), Failed> {
        self.scalar(|serializer| value.serialize(serializer))
    }

    fn str(&mut self, value: &str) -> Result<(), Failed> {
        self.scalar(|serializer| serializer.serialize_str(value))
    }

    fn display(&mut self, value: &dyn Display) -> Result<(), Failed> {
        self.scalar(|serializer| serializer.collect_str(&Lenient(value)))
    }

    fn json(&mut self, text: &'static str) -> Result<(), Failed> {
        if let Some(plain) = plain_string(text) {
            return self.str(plain);
        }
        let value: serde_json::Value = serde_json::from_str(text).map_err(|_| Failed)?;
        value.feed(self)
    }

    fn variant(&mut self, v: Variant, value: &dyn Value) -> Result<(), Failed> {
        self.scalar(|serializer| serializer.serialize_newtype_variant(v.enum_name, v.index, v.name, &Through(value)))
    }

    fn begin(&mut self, shape: Shape) -> Result<(), Failed> {
        self.step(|state| match state {
            State::Ready(serializer) => started(serializer, shape),
            _ => Ok(State::Misused),
        })
    }

    fn element(&mut self, value: &dyn Value) -> Result<(), Failed> {
        self.step(|mut state| {
            match &mut state {
                State::Seq(seq) => seq.serialize_element(&Through(value))?,
                State::TupleVariant(tuple) => tuple.serialize_field(&Through(value))?,
                _ => return Ok(State::Misused),
            }
            Ok(state)
        })
    }

    fn key(&mut self, key: &dyn Value) -> Result<(), Failed> {
        self.step(|mut state| match &mut state {
            State::Map(map) => map.serialize_key(&Through(key)).map(|()| state),
            _ => Ok(State::Misused),
        })
    }

    fn value(&mut self, value: &dyn Value) -> Result<(), Failed> {
        self.step(|mut state| match &mut state {
            State::Map(map) => map.serialize_value(&Through(value)).map(|()| state),
            _ => Ok(State::Misused),
        })
    }

    fn entry(&mut self, key: &dyn Value, value: &dyn Value) -> Result<(), Failed> {
        self.step(|mut state| match &mut state {
            State::Map(map) => (map.serialize_entry(&Through(key), &Through(value))).map(|()| state),
            _ => Ok(State::Misused),
        })
    }

    fn field(&mut self, key: &'static str, value: &dyn Value) -> Result<(), Failed> {
        self.step(|mut state| {
            match &mut state {
                State::Map(map) => map.serialize_entry(key, &Through(value))?,
                State::StructVariant(data) => data.serialize_field(key, &Through(value))?,
                State::Raw(data) => data.serialize_field(key, &Through(value))?,
                _ => return Ok(State::Misused),
            }
            Ok(state)
        })
    }

    fn end(&mut self) -> Result<(), Failed> {
        self.step(|state| {
            let ok = match state {
                State::Seq(seq) => seq.end()?,
                State::Map(map) => map.end()?,
                State::TupleVariant(tuple) => tuple.end()?,
                State::StructVariant(data) => data.end()?,
                State::Raw(data) => data.end()?,
                State::Ready(_) | State::Done(_) | State::Misused => return Ok(State::Misused),
            };
            Ok(State::Done(Ok(ok)))
        })
    }
}

/// The content of a JSON string without escapes.
fn plain_string(json: &'static str) -> Option<&'static str> {
    let content = json.strip_prefix('"')?.strip_suffix('"')?;
    (!content.contains('\\')).then_some(content)
}
