//! The structured data of an error, borrowed from it.

use std::fmt::{self, Display};

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::entry;
use crate::error::ApiError;
use crate::json::{JsonNumber, JsonObject, JsonSink};
use crate::occurrence::{self, Field, Occurrence};
use crate::value::{Failed, Foreign, Lenient, NoneProbe, Shape, Sink, Value};

/// The structured data of an error. It serializes as a map, and [`iter`](Self::iter) yields its members.
///
/// A member that is `None` is omitted.
///
/// ```
/// use error_catalog::ApiError;
///
/// #[derive(Debug, ApiError)]
/// enum UploadError {
///     #[api(status = 413, meta(limit = 10, name))]
///     TooLarge { name: Option<String> },
/// }
///
/// let error = UploadError::TooLarge { name: None };
/// let meta = error.meta().unwrap();
/// assert!(meta.iter().map(|(key, _)| key).eq(["limit"]));
/// ```
#[derive(Clone, Copy)]
pub struct Meta<'a> {
    error: &'a dyn ApiError,
}

impl<'a> Meta<'a> {
    /// The members that the error has, if any: every declared member may be absent, and a map may be empty.
    pub(crate) fn of(error: &'a dyn ApiError) -> Option<Self> {
        if !error.entry().0.packed.has_meta() {
            return None;
        }
        let mut has_members = false;
        Occurrence::of(error).each_meta(&mut |_, value| has_members = has_members || !value.is_none());
        has_members.then_some(Self { error })
    }

    /// The members, in the order of their declaration.
    ///
    /// A spread map (`meta = "*"`) is one member with the key `*`.
    pub fn iter(&self) -> Members<'a> {
        let occurrence = Occurrence::of(self.error);
        let members = occurrence.row().meta_members();
        Members { occurrence, members }
    }

    /// The value of a member.
    pub fn get(&self, key: &str) -> Option<MetaValue<'a>> {
        self.iter().find_map(|(name, value)| (name == key).then_some(value))
    }
}

impl fmt::Debug for Meta<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for Meta<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut result = Ok(());
        Occurrence::of(self.error).each_meta(&mut |key, value| {
            if result.is_ok() && !value.is_none() {
                result = map.serialize_entry(key, &value);
            }
        });
        result?;
        map.end()
    }
}

impl<'a> IntoIterator for Meta<'a> {
    type Item = (&'static str, MetaValue<'a>);
    type IntoIter = Members<'a>;

    fn into_iter(self) -> Members<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for &Meta<'a> {
    type Item = (&'static str, MetaValue<'a>);
    type IntoIter = Members<'a>;

    fn into_iter(self) -> Members<'a> {
        self.iter()
    }
}

/// The members of [`Meta`], one by one.
pub struct Members<'a> {
    occurrence: Occurrence<'a>,
    members: entry::Members,
}

impl<'a> Iterator for Members<'a> {
    type Item = (&'static str, MetaValue<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let Self { occurrence, members } = self;
        members.map(|member| (member.key(), occurrence.meta_value(member))).find(|(_, value)| !value.is_none())
    }
}

impl fmt::Debug for Members<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Members").finish_non_exhaustive()
    }
}

/// The value of a member of [`Meta`].
#[derive(Clone, Copy)]
pub struct MetaValue<'a>(Source<'a>);

#[derive(Clone, Copy)]
enum Source<'a> {
    Json(&'static str),
    Field(Field<'a>),
    Computed(&'a dyn ApiError, usize),
}

impl<'a> MetaValue<'a> {
    pub(crate) fn json(text: &'static str) -> Self {
        Self(Source::Json(text))
    }

    pub(crate) fn field(field: Field<'a>) -> Self {
        Self(Source::Field(field))
    }

    pub(crate) fn computed(error: &'a dyn ApiError, place: usize) -> Self {
        Self(Source::Computed(error, place))
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
            Source::Json(text) => sink.json(text),
            Source::Field(Field::Str(text)) => sink.str(text),
            Source::Field(Field::Unsigned(number)) => sink.number(number.into()),
            Source::Field(Field::Signed(number)) => sink.number(number.into()),
            Source::Field(Field::Text(text)) => sink.display(text),
            Source::Field(Field::Data(data) | Field::Both(_, data)) => data.feed(sink),
            Source::Field(Field::Vacant) => sink.none(),
            Source::Computed(error, place) => occurrence::describe_computed(error, place, sink),
        }
    }

    /// Writes the value as a member, unless it is absent.
    pub(crate) fn write_member(&self, key: &str, object: &mut JsonObject<'_>) {
        object.try_member(key, |buffer| self.describe(&mut JsonSink::optional(buffer)));
    }

    /// Passes each member of a map to the closure; a value that is not a map has none.
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

/// Passes the members of a map on one by one; rejects any other value.
struct Spread<'e> {
    each: &'e mut EachMember<'e>,
    /// A key whose value is still to come. Only maps that serialize key and value separately need it.
    key: Option<String>,
}

impl<'e> Spread<'e> {
    fn new(each: &'e mut EachMember<'e>) -> Self {
        Self { each, key: None }
    }
}

impl Sink for Spread<'_> {
    fn begin(&mut self, shape: Shape) -> Result<(), Failed> {
        match shape {
            Shape::Map(_) => Ok(()),
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
