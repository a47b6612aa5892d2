//! JSON and YAML as trees in which each value knows its line.

use saphyr_parser::{Event, Parser, ScalarStyle};

/// The deepest nesting that is read.
const DEEPEST: usize = 100;

#[derive(Clone, Debug)]
pub(super) struct Node {
    /// The line of the value, from 1.
    pub(super) line: usize,
    pub(super) value: Value,
}

#[derive(Clone, Debug)]
pub(super) enum Value {
    Null,
    Bool(bool),
    /// Digits as they are written.
    Number(String),
    Text(String),
    /// An expression without quotes, which some pages show in place of a value.
    Bare(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

/// Why a text is no tree, and where.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) line: usize,
    pub(super) text: String,
}

impl Node {
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.members().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub(super) fn members(&self) -> &[(String, Node)] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    pub(super) fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A text, number or bool as text.
    pub(super) fn scalar(&self) -> Option<String> {
        match &self.value {
            Value::Text(text) | Value::Number(text) | Value::Bare(text) => Some(text.clone()),
            Value::Bool(value) => Some(value.to_string()),
            Value::Null | Value::List(_) | Value::Object(_) => None,
        }
    }

    pub(super) fn integer(&self) -> Option<i64> {
        match &self.value {
            Value::Number(digits) => digits.parse().ok(),
            _ => None,
        }
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self.value, Value::Object(_))
    }
}

/// Reads JSON. Comments, trailing commas, single quotes and bare words are read too, because pages have them. Returns the
/// first value, and the text after it with its line.
pub(super) fn json(text: &str, first_line: usize) -> Result<(Node, &str, usize), Fault> {
    let mut json = Json { rest: text, line: first_line };
    let node = json.value(0)?;
    json.space();
    Ok((node, json.rest, json.line))
}

struct Json<'t> {
    rest: &'t str,
    line: usize,
}

impl<'t> Json<'t> {
    fn fault<T>(&self, text: impl Into<String>) -> Result<T, Fault> {
        Err(Fault { line: self.line, text: text.into() })
    }

    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.line += taken.bytes().filter(|&byte| byte == b'\n').count();
        self.rest = rest;
        taken
    }

    /// Skips white space and comments.
    fn space(&mut self) {
        loop {
            let blank = self.rest.len()
                - self.rest.trim_start_matches(|char: char| char.is_whitespace() || char == '\u{feff}').len();
            self.take(blank);
            let comment = match () {
                () if self.rest.starts_with("//") => self.rest.find('\n').unwrap_or(self.rest.len()),
                () if self.rest.starts_with("/*") => self.rest.find("*/").map_or(self.rest.len(), |end| end + 2),
                () => return,
            };
            self.take(comment);
        }
    }

    fn value(&mut self, depth: usize) -> Result<Node, Fault> {
        self.space();
        if depth > DEEPEST {
            return self.fault("it nests too deeply");
        }
        let line = self.line;
        let value = match self.rest.chars().next() {
            Some('{') => self.object(depth)?,
            Some('[') => self.list(depth)?,
            Some(quote @ ('"' | '\'')) => Value::Text(self.string(quote)?),
            Some(_) => self.word()?,
            None => return self.fault("it ends before its end"),
        };
        Ok(Node { line, value })
    }

    fn object(&mut self, depth: usize) -> Result<Value, Fault> {
        self.take(1);
        let mut members = Vec::new();
        loop {
            self.space();
            let key = match self.rest.chars().next() {
                Some('}') => break,
                Some(quote @ ('"' | '\'')) => self.string(quote)?,
                Some(char) if char.is_alphanumeric() || matches!(char, '_' | '$') => {
                    let end = self.rest.find(|char: char| char == ':' || char.is_whitespace());
                    self.take(end.unwrap_or(self.rest.len())).to_owned()
                }
                Some('.') => {
                    // `...` stands for more members.
                    self.take(self.rest.len() - self.rest.trim_start_matches('.').len());
                    continue;
                }
                Some(char) => return self.fault(format!("expected a member, found `{char}`")),
                None => return self.fault("an object has no end"),
            };
            self.space();
            if !self.rest.starts_with(':') {
                return self.fault("expected `:` after the name of a member");
            }
            self.take(1);
            members.push((key, self.value(depth + 1)?));
            self.comma('}')?;
        }
        self.take(1);
        Ok(Value::Object(members))
    }

    fn list(&mut self, depth: usize) -> Result<Value, Fault> {
        self.take(1);
        let mut items = Vec::new();
        loop {
            self.space();
            match self.rest.chars().next() {
                Some(']') => break,
                Some('.') => {
                    self.take(self.rest.len() - self.rest.trim_start_matches('.').len());
                }
                Some(_) => {
                    items.push(self.value(depth + 1)?);
                    self.comma(']')?;
                }
                None => return self.fault("a list has no end"),
            }
        }
        self.take(1);
        Ok(Value::List(items))
    }

    fn comma(&mut self, closing: char) -> Result<(), Fault> {
        self.space();
        match self.rest.chars().next() {
            Some(',') => {
                self.take(1);
                Ok(())
            }
            Some(char) if char == closing || char == '.' => Ok(()),
            Some(char) => self.fault(format!("expected `,` or `{closing}`, found `{char}`")),
            None => self.fault(format!("expected `{closing}`")),
        }
    }

    fn string(&mut self, quote: char) -> Result<String, Fault> {
        self.take(1);
        let mut text = String::new();
        loop {
            let Some(at) = self.rest.find([quote, '\\']) else { return self.fault("a string has no end") };
            text.push_str(self.take(at));
            if self.rest.starts_with(quote) {
                self.take(1);
                return Ok(text);
            }
            self.take(1);
            let Some(escape) = self.rest.chars().next() else { return self.fault("a string has no end") };
            self.take(escape.len_utf8());
            match escape {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                'r' => text.push('\r'),
                'b' => text.push('\u{8}'),
                'f' => text.push('\u{c}'),
                'u' => text.push(self.escaped()),
                other => text.push(other),
            }
        }
    }

    /// The character after `\u`, which two escapes may form together.
    fn escaped(&mut self) -> char {
        let Some(first) = self.unit() else { return char::REPLACEMENT_CHARACTER };
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        let (rest, line) = (self.rest, self.line);
        if self.rest.starts_with("\\u") {
            self.take(2);
            if let Some(second @ 0xdc00..0xe000) = self.unit() {
                let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
            (self.rest, self.line) = (rest, line);
        }
        char::REPLACEMENT_CHARACTER
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.rest.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        self.take(4);
        u32::from_str_radix(digits, 16).ok()
    }

    /// A number, `true`, `null`, or anything else without quotes.
    fn word(&mut self) -> Result<Value, Fault> {
        let end = self.rest.find([',', '}', ']', '\n']).unwrap_or(self.rest.len());
        let word = self.rest.get(..end).unwrap_or_default().trim_end();
        // A comment ends a word too.
        let word = word.split("//").next().unwrap_or_default().trim_end();
        if word.is_empty() {
            let found = self.rest.chars().next().unwrap_or_default();
            return self.fault(format!("expected a value, found `{found}`"));
        }
        self.take(word.len());
        Ok(plain(word).unwrap_or_else(|| Value::Bare(word.to_owned())))
    }
}

/// The value of a word without quotes, if it is not just a text.
fn plain(word: &str) -> Option<Value> {
    match word {
        "null" | "~" | "Null" | "NULL" | "" => Some(Value::Null),
        "true" | "True" | "TRUE" => Some(Value::Bool(true)),
        "false" | "False" | "FALSE" => Some(Value::Bool(false)),
        _ => {
            let is_number = word.starts_with(|char: char| char.is_ascii_digit() || char == '-')
                && word.parse::<f64>().is_ok_and(f64::is_finite);
            is_number.then(|| Value::Number(word.to_owned()))
        }
    }
}

/// Reads the first document of a YAML text. An alias is `null`, so that no text grows when it is read.
pub(super) fn yaml(text: &str) -> Result<Node, Fault> {
    // The containers that are open, each with the key of its next member.
    let mut open: Vec<(Node, Option<String>)> = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) =
            event.map_err(|error| Fault { line: error.marker().line(), text: error.info().to_owned() })?;
        let line = span.start.line();
        let whole = match event {
            Event::MappingStart(..) | Event::SequenceStart(..) if open.len() > DEEPEST => {
                return Err(Fault { line, text: "it nests too deeply".to_owned() });
            }
            Event::MappingStart(..) => {
                open.push((Node { line, value: Value::Object(Vec::new()) }, None));
                continue;
            }
            Event::SequenceStart(..) => {
                open.push((Node { line, value: Value::List(Vec::new()) }, None));
                continue;
            }
            Event::MappingEnd | Event::SequenceEnd => match open.pop() {
                Some((node, _)) => node,
                None => continue,
            },
            Event::Scalar(text, ScalarStyle::Plain, ..) => {
                Node { line, value: plain(&text).unwrap_or_else(|| Value::Text(text.into_owned())) }
            }
            Event::Scalar(text, ..) => Node { line, value: Value::Text(text.into_owned()) },
            Event::Alias(_) => Node { line, value: Value::Null },
            Event::DocumentEnd => break,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) => continue,
        };
        let Some((parent, key)) = open.last_mut() else { return Ok(whole) };
        match &mut parent.value {
            Value::List(items) => items.push(whole),
            Value::Object(members) => match key.take() {
                Some(key) => members.push((key, whole)),
                // A key that is no scalar cannot be asked for.
                None => *key = Some(whole.scalar().unwrap_or_default()),
            },
            _ => {}
        }
    }
    Err(Fault { line: 1, text: "it is empty".to_owned() })
}
