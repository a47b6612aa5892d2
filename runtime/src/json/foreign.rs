//! Other crates' serializers as sinks.

use std::fmt::{self, Display};

use serde::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTupleVariant,
    Serializer,
};

use super::number::JsonNumber;
use super::value::{Failed, Sink, Value, ValueShape, Variant};

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

/// A text that contains JSON, as this crate writes it, serialized as the value that it describes.
pub(crate) struct RawJson<'t>(pub(crate) &'t str);

impl Serialize for RawJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sink = Foreign::new(serializer);
        // The sink holds the serializer's own error.
        let _ = sink.json(self.0);
        sink.finish()
    }
}

/// A text that continues after a `Display` in it fails, because serializers may panic when one does.
pub(crate) struct Lenient<'v>(pub(crate) &'v dyn Display);

impl Display for Lenient<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Watched::new(formatter);
        // Both the `Display` and the formatter can fail; only a failure of the formatter is reported.
        let _ = fmt::write(&mut out, format_args!("{}", self.0));
        out.finish()
    }
}

/// Remembers whether the writer failed, as opposed to the value being written.
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

/// Any serde serializer, as a sink for one value.
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

    /// Replaces the state with the next one, and keeps an error of the serializer for [`finish`](Self::finish).
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

fn started<S: Serializer>(serializer: S, shape: ValueShape) -> Result<State<S>, S::Error> {
    Ok(match shape {
        ValueShape::Seq(len) => State::Seq(serializer.serialize_seq(len)?),
        ValueShape::Map(len) => State::Map(serializer.serialize_map(len)?),
        ValueShape::TupleVariant(v, len) => {
            State::TupleVariant(serializer.serialize_tuple_variant(v.enum_name, v.index, v.name, len)?)
        }
        ValueShape::StructVariant(v, len) => {
            State::StructVariant(serializer.serialize_struct_variant(v.enum_name, v.index, v.name, len)?)
        }
        ValueShape::Raw(name) => State::Raw(serializer.serialize_struct(name, 1)?),
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

    fn json(&mut self, text: &str) -> Result<(), Failed> {
        let text = text.trim();
        let (first, content) = (text.as_bytes().first(), text.get(1..text.len().saturating_sub(1)));
        match (first, text) {
            (Some(b'{'), _) => {
                self.begin(ValueShape::Map(None))?;
                let mut parts = parts(content.unwrap_or_default());
                while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                    self.entry(&RawJson(key), &RawJson(value))?;
                }
                self.end()
            }
            (Some(b'['), _) => {
                self.begin(ValueShape::Seq(None))?;
                parts(content.unwrap_or_default()).try_for_each(|item| self.element(&RawJson(item)))?;
                self.end()
            }
            (Some(b'"'), _) => match plain_string(text) {
                Some(plain) => self.str(plain),
                None => self.str(&serde_json::from_str::<String>(text).map_err(|_| Failed)?),
            },
            (_, "null") => self.null(),
            (_, "true") => self.bool(true),
            (_, "false") => self.bool(false),
            _ => self.number(JsonNumber::read(text).ok_or(Failed)?),
        }
    }

    fn variant(&mut self, v: Variant, value: &dyn Value) -> Result<(), Failed> {
        self.scalar(|serializer| serializer.serialize_newtype_variant(v.enum_name, v.index, v.name, &Through(value)))
    }

    fn begin(&mut self, shape: ValueShape) -> Result<(), Failed> {
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

/// The items of an array, or the keys and values of an object, given the text between its brackets.
fn parts(content: &str) -> impl Iterator<Item = &str> {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    let is_end = move |char: char| {
        match char {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => in_string = !in_string,
            '{' | '[' if !in_string => depth += 1,
            '}' | ']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && !in_string && matches!(char, ',' | ':')
    };
    content.split(is_end).filter(|part| !part.trim().is_empty())
}

/// The content of a JSON string that needs no unescaping.
fn plain_string(json: &str) -> Option<&str> {
    let content = json.strip_prefix('"')?.strip_suffix('"')?;
    (!content.contains('\\')).then_some(content)
}

#[cfg(test)]
mod tests {
    use super::RawJson;

    #[test]
    fn a_text_is_the_value_that_it_describes() {
        for text in [
            "{}",
            "[]",
            "null",
            r#"{"b":1,"a":[true,false,null,"x,y:z",{"c":{}}],"":"\\\"{[,:"}"#,
            r#"["\u001f","🦀",[[]],-7,18446744073709551615,340282366920938463463374607431768211455]"#,
            "[0.1,0.30000000000000004,-1.5e-300,1.7976931348623157e+308]",
        ] {
            assert_eq!(serde_json::to_string(&RawJson(text)).ok().as_deref(), Some(text));
        }
        let spaced = " { \"a\" : [ 1 , 2 ] } ";
        assert_eq!(serde_json::to_string(&RawJson(spaced)).ok().as_deref(), Some(r#"{"a":[1,2]}"#));
    }

    #[test]
    fn no_json_fails() {
        for text in ["", "nul", "[x]", r#"{"a":}x"#, "\"\\x\""] {
            assert!(serde_json::to_string(&RawJson(text)).is_err(), "{text}");
        }
    }
}
