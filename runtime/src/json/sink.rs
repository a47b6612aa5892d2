//! The sink that writes JSON.

use std::fmt::Display;

use super::number::JsonNumber;
use super::text::{push_display, push_string};
use super::value::{Failed, Sink, Value, ValueShape, Variant};

/// How deep arrays and objects may be nested. Real values are shallow; a deeper one is probably cyclic, and would
/// exhaust the stack here or in the client's parser.
pub(crate) const MAX_DEPTH: usize = 64;

/// A sink that appends one value to the buffer.
///
/// If a part fails, it is removed, and writing continues after it.
pub(crate) struct JsonSink<'b> {
    buffer: &'b mut String,
    /// The number of open levels.
    depth: usize,
    absent: Absent,
    /// The position of the first part of the value.
    first: usize,
    /// The start of a member whose key is written but whose value is not.
    pending: Option<usize>,
    close: &'static str,
    raw: bool,
}

/// How an absent `Option` is written.
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

    fn json(&mut self, text: &str) -> Result<(), Failed> {
        self.buffer.push_str(text);
        Ok(())
    }

    fn variant(&mut self, variant: Variant, value: &dyn Value) -> Result<(), Failed> {
        self.enter(1)?;
        self.open_variant(variant.key(), "", "}");
        value.feed(&mut self.part())?;
        self.end()
    }

    fn begin(&mut self, shape: ValueShape) -> Result<(), Failed> {
        self.enter(match shape {
            ValueShape::Raw(_) => 0,
            ValueShape::Seq(_) | ValueShape::Map(_) => 1,
            ValueShape::TupleVariant(..) | ValueShape::StructVariant(..) => 2,
        })?;
        match shape {
            ValueShape::Seq(_) => self.open("[", "]"),
            ValueShape::Map(_) => self.open("{", "}"),
            ValueShape::TupleVariant(variant, _) => self.open_variant(variant.key(), "[", "]}"),
            ValueShape::StructVariant(variant, _) => self.open_variant(variant.key(), "{", "}}"),
            ValueShape::Raw(_) => {
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

/// Writes text that should be JSON, if every parser accepts it.
struct RawSink<'b> {
    buffer: &'b mut String,
    depth: usize,
}

impl Sink for RawSink<'_> {
    fn str(&mut self, value: &str) -> Result<(), Failed> {
        // A check of the grammar is not enough: it allows half a surrogate pair, and numbers out of range.
        let read: serde_json::Value = serde_json::from_str(value).map_err(|_| Failed)?;
        if self.depth + depth(&read) > MAX_DEPTH {
            return Err(Failed);
        }
        self.buffer.push_str(value);
        Ok(())
    }
}

/// The nesting depth of a value. `serde_json` parses at most 128 levels, so the recursion is bounded.
pub(crate) fn depth(value: &serde_json::Value) -> usize {
    let parts = match value {
        serde_json::Value::Array(elements) => elements.iter().map(depth).max(),
        serde_json::Value::Object(members) => members.values().map(depth).max(),
        _ => return 0,
    };
    parts.unwrap_or(0) + 1
}

#[expect(clippy::unnecessary_wraps, reason = "one of the ways to write a member")]
pub(super) fn push_null(buffer: &mut String) -> Result<(), Failed> {
    buffer.push_str("null");
    Ok(())
}
