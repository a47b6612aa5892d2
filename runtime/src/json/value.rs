//! `Serialize` without its generics: any value can be handed to any [`Sink`] through a vtable.
//!
//! One serializer, [`Forward`], reduces serde's data model to JSON's, as `serde_json` does, for all sinks. A value's type
//! is therefore instantiated once, however many envelopes there are.

use std::fmt::{self, Display};

use serde::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::number::JsonNumber;

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

/// Detects an absent `Option`. It rejects everything else, which ends the description early.
pub(crate) struct NoneProbe(pub(crate) bool);

impl Sink for NoneProbe {
    fn none(&mut self) -> Result<(), Failed> {
        self.0 = true;
        Ok(())
    }
}

/// A value could not be described, so the object or array that holds it omits it.
///
/// It carries no text: no code reads it, and clients must not see it.
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
    pub(super) enum_name: &'static str,
    pub(super) index: u32,
    pub(super) name: &'static str,
}

impl Variant {
    /// The key of the only member, which represents the variant in JSON.
    pub(crate) fn key(self) -> &'static str {
        self.name
    }
}

/// The kind of a value with parts.
#[derive(Clone, Copy)]
pub enum ValueShape {
    /// A JSON array.
    Seq(Option<usize>),
    /// A JSON object.
    Map(Option<usize>),
    /// An object with one member, which is an array.
    TupleVariant(Variant, usize),
    /// An object with one member, which is an object.
    StructVariant(Variant, usize),
    /// A structure in which `serde_json` passes text that is already JSON.
    Raw(&'static str),
}

/// The names of the structures of [`ValueShape::Raw`]. They are not public in `serde_json`, but its types use them to talk
/// to other crates' serializers, so they cannot change before its next major version.
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
    fn json(&mut self, _text: &str) -> Result<(), Failed> {
        Err(Failed)
    }

    /// A variant with one unnamed field.
    fn variant(&mut self, _variant: Variant, _value: &dyn Value) -> Result<(), Failed> {
        Err(Failed)
    }

    /// Begins a value with parts.
    fn begin(&mut self, _shape: ValueShape) -> Result<(), Failed> {
        Err(Failed)
    }

    /// An element of a [`ValueShape::Seq`] or [`ValueShape::TupleVariant`].
    fn element(&mut self, _value: &dyn Value) -> Result<(), Failed> {
        Err(Failed)
    }

    /// The key of the next member of a [`ValueShape::Map`].
    fn key(&mut self, _key: &dyn Value) -> Result<(), Failed> {
        Err(Failed)
    }

    /// The value of the member that [`key`](Self::key) began.
    fn value(&mut self, _value: &dyn Value) -> Result<(), Failed> {
        Err(Failed)
    }

    /// A whole member of a [`ValueShape::Map`].
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

    fn begin(self, shape: ValueShape) -> Result<ValueParts<'s>, Failed> {
        self.0.begin(shape)?;
        Ok(ValueParts(self.0))
    }
}

macro_rules! numbers {
    ($($method:ident: $number:ty,)*) => {$(
        fn $method(self, value: $number) -> Result<Fed, Failed> {
            self.number(value)
        }
    )*};
}

impl<'s> Serializer for Forward<'s> {
    type Ok = Fed;
    type Error = Failed;
    type SerializeSeq = ValueParts<'s>;
    type SerializeTuple = ValueParts<'s>;
    type SerializeTupleStruct = ValueParts<'s>;
    type SerializeTupleVariant = ValueParts<'s>;
    type SerializeMap = ValueParts<'s>;
    type SerializeStruct = ValueParts<'s>;
    type SerializeStructVariant = ValueParts<'s>;

    fn serialize_bool(self, value: bool) -> Result<Fed, Failed> {
        self.0.bool(value).map(Fed)
    }

    numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_i128: i128,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_u128: u128,
        serialize_f32: f32, serialize_f64: f64,
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

    fn serialize_seq(self, len: Option<usize>) -> Result<ValueParts<'s>, Failed> {
        self.begin(ValueShape::Seq(len))
    }

    fn serialize_tuple(self, len: usize) -> Result<ValueParts<'s>, Failed> {
        self.begin(ValueShape::Seq(Some(len)))
    }

    fn serialize_tuple_struct(self, _: &'static str, len: usize) -> Result<ValueParts<'s>, Failed> {
        self.begin(ValueShape::Seq(Some(len)))
    }

    fn serialize_tuple_variant(
        self,
        enum_name: &'static str,
        index: u32,
        name: &'static str,
        len: usize,
    ) -> Result<ValueParts<'s>, Failed> {
        let variant = Variant { enum_name, index, name };
        self.begin(ValueShape::TupleVariant(variant, len))
    }

    fn serialize_map(self, len: Option<usize>) -> Result<ValueParts<'s>, Failed> {
        self.begin(ValueShape::Map(len))
    }

    fn serialize_struct(self, name: &'static str, len: usize) -> Result<ValueParts<'s>, Failed> {
        self.begin(if RAW.contains(&name) { ValueShape::Raw(name) } else { ValueShape::Map(Some(len)) })
    }

    fn serialize_struct_variant(
        self,
        enum_name: &'static str,
        index: u32,
        name: &'static str,
        len: usize,
    ) -> Result<ValueParts<'s>, Failed> {
        let variant = Variant { enum_name, index, name };
        self.begin(ValueShape::StructVariant(variant, len))
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<Fed, Failed> {
        self.0.display(&value).map(Fed)
    }
}

/// A value with parts that [`Forward`] began.
struct ValueParts<'s>(&'s mut dyn Sink);

/// serde has one trait per kind of value; those that become the same kind of JSON share their code.
macro_rules! parts {
    ($($kind:ident: $method:ident($($key:ident: $text:ty)?) => $part:ident;)*) => {$(
        impl $kind for ValueParts<'_> {
            type Ok = Fed;
            type Error = Failed;

            fn $method<T: Serialize + ?Sized>(&mut self, $($key: $text,)? value: &T) -> Result<(), Failed> {
                self.0.$part($($key,)? &value)
            }

            fn end(self) -> Result<Fed, Failed> {
                self.0.end().map(Fed)
            }
        }
    )*};
}

parts! {
    SerializeSeq: serialize_element() => element;
    SerializeTuple: serialize_element() => element;
    SerializeTupleStruct: serialize_field() => element;
    SerializeTupleVariant: serialize_field() => element;
    SerializeStruct: serialize_field(key: &'static str) => field;
    SerializeStructVariant: serialize_field(key: &'static str) => field;
}

impl SerializeMap for ValueParts<'_> {
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
        self.0.end().map(Fed)
    }
}
