//! The value of a member of `meta`.

use std::fmt::{self, Display};

use serde::ser::{Serialize, Serializer};

use super::output::Output;
use super::values::{Field, Values};
use crate::entry;
use crate::json::{Failed, Foreign, JsonNumber, JsonObject, JsonSink, Lenient, NoneProbe, Sink, Value, ValueShape};

/// The value of a member of [`Meta`](super::Meta).
#[derive(Clone, Copy)]
pub struct MetaValue<'a>(MetaSource<'a>);

#[derive(Clone, Copy)]
enum MetaSource<'a> {
    /// JSON from a row.
    Constant(&'static str),
    Field(Field<'a>),
    Computed(&'a dyn Values, usize),
}

impl<'a> MetaValue<'a> {
    pub(super) fn constant(json: &'static str) -> Self {
        Self(MetaSource::Constant(json))
    }

    pub(super) fn field(field: Field<'a>) -> Self {
        Self(MetaSource::Field(field))
    }

    pub(super) fn computed(values: &'a dyn Values, place: usize) -> Self {
        Self(MetaSource::Computed(values, place))
    }

    /// Whether the value is an absent `Option`.
    pub(crate) fn is_none(&self) -> bool {
        let mut probe = NoneProbe(false);
        let _ = self.describe(&mut probe);
        probe.0
    }

    /// Describes the value to the sink.
    pub(crate) fn describe(&self, sink: &mut dyn Sink) -> Result<(), Failed> {
        match self.0 {
            MetaSource::Constant(json) => sink.json(&entry::constant(json)),
            MetaSource::Field(Field::Str(text)) => sink.str(text),
            MetaSource::Field(Field::Unsigned(number)) => sink.number(number.into()),
            MetaSource::Field(Field::Signed(number)) => sink.number(number.into()),
            MetaSource::Field(Field::Text(text)) => sink.display(text),
            MetaSource::Field(Field::Data(data) | Field::Both(_, data)) => data.feed(sink),
            MetaSource::Field(Field::Vacant) => sink.none(),
            MetaSource::Computed(values, place) => {
                let mut output = Output::of_value(sink);
                values.__compute(place, &mut output);
                output.describe()
            }
        }
    }

    /// Writes the value as a member, unless it is absent.
    pub(crate) fn write_member(&self, key: &str, object: &mut JsonObject<'_>) {
        object.try_member(key, |buffer| self.describe(&mut JsonSink::optional(buffer)));
    }

    /// Passes each member of a map to the closure. A value that is not a map has none.
    pub(crate) fn spread(&self, each: &mut EachMember<'_>) {
        // If a map fails half-way, the members so far are kept.
        let _ = self.describe(&mut Spread::new(each));
    }
}

impl Serialize for MetaValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sink = Foreign::new(serializer);
        // The sink holds the serializer's own error.
        let _ = self.describe(&mut sink);
        sink.finish()
    }
}

impl fmt::Debug for MetaValue<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut json = String::new();
        match self.describe(&mut JsonSink::new(&mut json)) {
            Ok(()) => formatter.write_str(&json),
            Err(Failed) => formatter.write_str("?"),
        }
    }
}

/// Receives the members of `meta` one by one.
pub(crate) type EachMember<'e> = dyn FnMut(&str, MetaValue<'_>) + 'e;

/// Passes on the members of a map one by one; rejects any other value.
struct Spread<'e> {
    each: &'e mut EachMember<'e>,
    /// A key whose value has not arrived yet. Only maps that serialize key and value separately need it.
    key: Option<String>,
}

impl<'e> Spread<'e> {
    fn new(each: &'e mut EachMember<'e>) -> Self {
        Self { each, key: None }
    }
}

impl Sink for Spread<'_> {
    fn begin(&mut self, shape: ValueShape) -> Result<(), Failed> {
        match shape {
            ValueShape::Map(_) => Ok(()),
            _ => Err(Failed),
        }
    }

    fn key(&mut self, key: &dyn Value) -> Result<(), Failed> {
        self.key = None;
        // If a key is not a string, only that member is omitted.
        let _ = key.feed(&mut KeyText(&mut |key| self.key = Some(key.to_owned())));
        Ok(())
    }

    fn value(&mut self, value: &dyn Value) -> Result<(), Failed> {
        if let Some(key) = self.key.take() {
            (self.each)(&key, MetaValue::field(Field::Data(value)));
        }
        Ok(())
    }

    fn entry(&mut self, key: &dyn Value, value: &dyn Value) -> Result<(), Failed> {
        let _ = key.feed(&mut KeyText(&mut |key| (self.each)(key, MetaValue::field(Field::Data(value)))));
        Ok(())
    }

    fn end(&mut self) -> Result<(), Failed> {
        Ok(())
    }
}

/// Reads a map key as JSON does: a string, or the text of a number or boolean.
struct KeyText<'k>(&'k mut dyn FnMut(&str));

impl Sink for KeyText<'_> {
    fn bool(&mut self, value: bool) -> Result<(), Failed> {
        self.str(if value { "true" } else { "false" })
    }

    fn number(&mut self, value: JsonNumber) -> Result<(), Failed> {
        self.str(&value.to_key().ok_or(Failed)?)
    }

    fn str(&mut self, value: &str) -> Result<(), Failed> {
        (self.0)(value);
        Ok(())
    }

    fn display(&mut self, value: &dyn Display) -> Result<(), Failed> {
        self.str(&Lenient(value).to_string())
    }
}
