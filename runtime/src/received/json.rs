//! Reads JSON that may be broken.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// A body that is JSON, at least in its beginning.
pub(super) struct SalvagedJson {
    pub(super) value: Value,
    pub(super) is_whole: bool,
}

impl SalvagedJson {
    /// Reads the text. If it is invalid at some point (it was truncated, nests deeper than `serde_json` allows, or has a
    /// malformed number), everything before that point is kept. `None` if that is nothing.
    pub(super) fn read(text: &str) -> Option<Self> {
        if let Ok(value) = serde_json::from_str(text) {
            return Some(Self { value, is_whole: true });
        }
        let text = with_paired_surrogates(text);
        if let Ok(value) = serde_json::from_str(&text) {
            return Some(Self { value, is_whole: true });
        }
        let mut value = Value::Null;
        // This is known to end with an error.
        let _ = Salvage(&mut value).deserialize(&mut serde_json::Deserializer::from_str(&text));
        let is_some = match &value {
            Value::Object(members) => !members.is_empty(),
            Value::Array(items) => !items.is_empty(),
            _ => false,
        };
        is_some.then_some(Self { value, is_whole: false })
    }
}

/// The key by which `serde_json` hands out a number if another crate turns on its feature `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

/// Stores what it reads in the value immediately, so that an error does not lose it.
struct Salvage<'a>(&'a mut Value);

impl<'de> DeserializeSeed<'de> for Salvage<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Salvage<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        *self.0 = value.into();
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        *self.0 = value.into();
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        *self.0 = value.into();
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        *self.0 = value.into();
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        *self.0 = value.into();
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        *self.0 = Value::Array(Vec::new());
        loop {
            let mut item = Value::Null;
            let next = seq.next_element_seed(Salvage(&mut item));
            let is_item = matches!(next, Ok(Some(())) | Err(_)) && !(next.is_err() && item.is_null());
            if let (true, Value::Array(items)) = (is_item, &mut *self.0) {
                items.push(item);
            }
            if next?.is_none() {
                return Ok(());
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        *self.0 = Value::Object(Map::new());
        while let Some(key) = map.next_key::<String>()? {
            if key == NUMBER {
                let number = map.next_value::<String>()?.parse().map(Value::Number);
                *self.0 = number.unwrap_or_default();
                return Ok(());
            }
            let Value::Object(members) = &mut *self.0 else { break };
            map.next_value_seed(Salvage(members.entry(key).or_insert(Value::Null)))?;
        }
        Ok(())
    }
}

/// Replaces lone surrogates, which JavaScript strings can contain and Rust's cannot: `\ud83d` is what remains of an emoji
/// that was cut in two.
fn with_paired_surrogates(text: &str) -> Cow<'_, str> {
    if !text.contains("\\u") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let len = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => 12,
            (Some(0xd800..0xe000), _) => {
                out.push('\u{fffd}');
                rest = escape.get(6..).unwrap_or_default();
                continue;
            }
            (Some(_), _) => 6,
            // The backslash and what it escapes.
            (None, _) => 1 + escape.chars().nth(1).map_or(0, char::len_utf8),
        };
        let (escape, behind) = escape.split_at_checked(len).unwrap_or((escape, ""));
        out.push_str(escape);
        rest = behind;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The UTF-16 code unit of the escape that the text begins with.
fn unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::SalvagedJson;

    fn read(text: &str) -> (Value, bool) {
        SalvagedJson::read(text).map_or((Value::Null, false), |json| (json.value, json.is_whole))
    }

    #[test]
    fn halves_of_surrogate_pairs() {
        for (text, expected) in [
            (r#""\ud83d""#, "\u{fffd}"),
            (r#""\ude00a""#, "\u{fffd}a"),
            (r#""\ud83d\ud83d\ude00""#, "\u{fffd}\u{1f600}"),
            (r#""\ud83d\n\\ud83d\\\ud83d""#, "\u{fffd}\n\\ud83d\\\u{fffd}"),
            (r#""\ud83dé\u00e9""#, "\u{fffd}éé"),
        ] {
            assert_eq!(read(text), (expected.into(), true), "{text}");
        }
    }

    #[test]
    fn what_stands_before_the_break() {
        for (text, expected) in [
            (r#"{"a":1,"b":{"c":"d","e":"f"#, json!({"a": 1, "b": {"c": "d", "e": null}})),
            (r#"{"a":[{"b":1},{"c":tr"#, json!({"a": [{"b": 1}, {"c": null}]})),
            (r#"{"a":[1,2,"#, json!({"a": [1, 2]})),
            (r#"{"a":true,"b":-1,"c":1.5,"d":1e999}"#, json!({"a": true, "b": -1, "c": 1.5, "d": null})),
            (r#"{"a":"\ud83d","b":"#, json!({"a": "\u{fffd}", "b": null})),
            (r#"{"a":1} and more"#, json!({"a": 1})),
        ] {
            assert_eq!(read(text), (expected, false), "{text}");
        }
        for text in ["", "{", "[", "404 page not found", "<html>", "{\"a", "\"a", "nul", r"\ud8", "\\"] {
            assert!(SalvagedJson::read(text).is_none(), "{text}");
        }
    }
}
