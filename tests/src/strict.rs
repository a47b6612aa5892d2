//! A handwritten parser of JSON (RFC 8259), as a second opinion that is stricter than `serde_json`.

use serde_json::{Map, Number, Value};

/// Reads a text that is one JSON value.
///
/// # Errors
///
/// What is wrong, and the text from there on. Duplicate members and lone surrogates are errors.
pub fn read(text: &str) -> Result<Value, String> {
    let mut reader = Reader { rest: text };
    let value = reader.value().and_then(|value| {
        reader.space();
        if reader.rest.is_empty() { Ok(value) } else { Err("the value goes on") }
    });
    value.map_err(|what| format!("{what} at `{}`", reader.rest.chars().take(40).collect::<String>()))
}

struct Reader<'t> {
    rest: &'t str,
}

type Read<T> = Result<T, &'static str>;

impl<'t> Reader<'t> {
    fn space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// Consumes the text, with any space before it.
    fn eat(&mut self, text: &str) -> bool {
        self.space();
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn while_in(&mut self, matches: impl Fn(char) -> bool) -> &'t str {
        let (taken, rest) = self.rest.split_at(self.rest.find(|c| !matches(c)).unwrap_or(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn value(&mut self) -> Read<Value> {
        self.space();
        match self.rest.chars().next().ok_or("no value")? {
            '{' => self.object(),
            '[' => self.array(),
            '"' => self.string().map(Value::String),
            '-' | '0'..='9' => self.number(),
            _ if self.eat("true") => Ok(Value::Bool(true)),
            _ if self.eat("false") => Ok(Value::Bool(false)),
            _ if self.eat("null") => Ok(Value::Null),
            _ => Err("no value"),
        }
    }

    fn object(&mut self) -> Read<Value> {
        let mut members = Map::new();
        self.eat("{");
        if self.eat("}") {
            return Ok(Value::Object(members));
        }
        loop {
            self.space();
            let key = self.string()?;
            if !self.eat(":") {
                return Err("no colon");
            }
            let value = self.value()?;
            if members.insert(key, value).is_some() {
                return Err("two members of one name");
            }
            if self.eat("}") {
                return Ok(Value::Object(members));
            }
            if !self.eat(",") {
                return Err("no comma");
            }
        }
    }

    fn array(&mut self) -> Read<Value> {
        let mut elements = Vec::new();
        self.eat("[");
        if self.eat("]") {
            return Ok(Value::Array(elements));
        }
        loop {
            elements.push(self.value()?);
            if self.eat("]") {
                return Ok(Value::Array(elements));
            }
            if !self.eat(",") {
                return Err("no comma");
            }
        }
    }

    fn string(&mut self) -> Read<String> {
        let mut text = String::new();
        self.rest = self.rest.strip_prefix('"').ok_or("no string")?;
        loop {
            text.push_str(self.while_in(|c| c >= ' ' && c != '"' && c != '\\'));
            let mut rest = self.rest.chars();
            match (rest.next(), rest.next()) {
                (Some('"'), _) => {
                    self.rest = self.rest.get(1..).unwrap_or_default();
                    return Ok(text);
                }
                (Some('\\'), Some(escaped)) => {
                    self.rest = rest.as_str();
                    text.push(self.escaped(escaped)?);
                }
                (Some('\\') | None, _) => return Err("the string does not end"),
                (Some(_), _) => return Err("a control character"),
            }
        }
    }

    fn escaped(&mut self, escaped: char) -> Read<char> {
        Ok(match escaped {
            '"' | '\\' | '/' => escaped,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let mut units = vec![self.unit()?];
                if let [0xd800..=0xdbff] = *units {
                    self.rest = self.rest.strip_prefix("\\u").ok_or("half a surrogate pair")?;
                    units.push(self.unit()?);
                }
                char::decode_utf16(units).next().and_then(Result::ok).ok_or("half a surrogate pair")?
            }
            _ => return Err("an unknown escape"),
        })
    }

    fn unit(&mut self) -> Read<u16> {
        let (digits, rest) = self.rest.split_at_checked(4).ok_or("too few digits")?;
        self.rest = rest;
        // `from_str_radix` also accepts a sign.
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        u16::from_str_radix(digits, 16).ok().filter(|_| is_hex).ok_or("no hexadecimal digits")
    }

    /// Checks `[-] int [frac] [exp]`; `serde_json` converts the value itself.
    fn number(&mut self) -> Read<Value> {
        let whole = self.rest;
        let digits = |reader: &mut Self| match reader.while_in(|c| c.is_ascii_digit()) {
            "" => Err("no digits"),
            digits => Ok(digits),
        };
        let take = |reader: &mut Self, any: &[char]| {
            let rest = reader.rest.strip_prefix(any);
            reader.rest = rest.unwrap_or(reader.rest);
            rest.is_some()
        };
        take(self, &['-']);
        let int = digits(self)?;
        if int.len() > 1 && int.starts_with('0') {
            return Err("a leading zero");
        }
        if take(self, &['.']) {
            digits(self)?;
        }
        if take(self, &['e', 'E']) {
            take(self, &['+', '-']);
            digits(self)?;
        }
        let number = whole.strip_suffix(self.rest).unwrap_or_default();
        serde_json::from_str::<Number>(number).map(Value::Number).map_err(|_| "a number out of range")
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn agrees_with_serde_json_on_what_is_json() {
        for text in [
            "null",
            " [ 1 , -2.5e+3 , 0 ] ",
            "{}",
            "[]",
            r#"{"a":{"b":[true,false]},"":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"}"#,
            "1e5",
            "-0",
        ] {
            assert_eq!(read(text).ok(), serde_json::from_str(text).ok(), "{text}");
            assert!(read(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_not() {
        for text in [
            "",
            " ",
            "nul",
            "01",
            "1.",
            ".5",
            "+1",
            "1e",
            "--1",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{\"a\"}",
            "{\"a\":1,}",
            "{a:1}",
            "\"",
            "\"\n\"",
            r#""\x""#,
            r#""\u12""#,
            r#""\u+123""#,
            r#""\ud800""#,
            r#""\udc00""#,
            r#""\ud800\u0041""#,
            r#"{"a":1,"a":1}"#,
            "1 2",
            "'a'",
            "NaN",
            "\u{feff}1",
            "1e999",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
