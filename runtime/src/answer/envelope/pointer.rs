//! The forms of a pointer to the request member at fault: a JSON Pointer
//! ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)) or a member path such as `user.emails[0]`.

use std::fmt::{self, Display, Write};

/// Displays either form as a JSON Pointer.
///
/// A JSON Pointer (empty, or beginning with `/`) is kept. A member path is converted, and prefixed.
pub(crate) struct JsonPointer<T> {
    pub(crate) pointer: T,
    pub(crate) path_prefix: &'static str,
}

impl<T: Display> Display for JsonPointer<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = PathToPointer { form: Form::Unknown, path_prefix: self.path_prefix, out: formatter };
        write!(out, "{}", self.pointer)
    }
}

/// The form of a pointer, decided by its first character.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Unknown,
    Pointer,
    Path,
}

/// Turns a member path into a JSON Pointer, character by character.
struct PathToPointer<'w> {
    form: Form,
    path_prefix: &'static str,
    out: &'w mut dyn Write,
}

impl PathToPointer<'_> {
    fn begin(&mut self, first: char) -> fmt::Result {
        if first == '/' {
            self.form = Form::Pointer;
            return Ok(());
        }
        self.form = Form::Path;
        self.out.write_str(self.path_prefix)?;
        // An index writes its own slash.
        if first == '[' { Ok(()) } else { self.out.write_char('/') }
    }

    fn write_path_char(&mut self, char: char) -> fmt::Result {
        match char {
            '.' | '[' => self.out.write_char('/'),
            ']' => Ok(()),
            '~' => self.out.write_str("~0"),
            '/' => self.out.write_str("~1"),
            char => self.out.write_char(char),
        }
    }
}

impl Write for PathToPointer<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if let (Form::Unknown, Some(first)) = (self.form, text.chars().next()) {
            self.begin(first)?;
        }
        match self.form {
            Form::Unknown | Form::Pointer => self.out.write_str(text),
            Form::Path => text.chars().try_for_each(|char| self.write_path_char(char)),
        }
    }
}

/// Displays either form as a member path: `/user/emails/0` becomes `user.emails[0]`.
pub(super) struct MemberPath<T>(pub(super) T);

impl<T: Display> Display for MemberPath<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pointer = String::new();
        write!(pointer, "{}", self.0)?;
        let Some(segments) = pointer.strip_prefix('/') else {
            return formatter.write_str(&pointer);
        };
        for (position, segment) in segments.split('/').enumerate() {
            write_segment(position, segment, formatter)?;
        }
        Ok(())
    }
}

fn write_segment(position: usize, segment: &str, out: &mut dyn Write) -> fmt::Result {
    if !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit()) {
        return write!(out, "[{segment}]");
    }
    if position > 0 {
        out.write_char('.')?;
    }
    // RFC 6901, section 4: in this order, so that `~01` becomes `~1`.
    out.write_str(&segment.replace("~1", "/").replace("~0", "~"))
}

/// Percent-encodes the characters that a URI fragment or a URN must not contain
/// ([RFC 3986, section 3.5](https://www.rfc-editor.org/rfc/rfc3986#section-3.5)).
pub(super) struct UriText<T>(pub(super) T);

impl<T: Display> Display for UriText<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(PercentEncoded(formatter), "{}", self.0)
    }
}

/// The characters of `pchar` other than letters and digits, and the slash. `?` would begin a component of a URN.
const UNENCODED: &[u8] = b"-._~!$&'()*+,;=:@/";

/// Whether a byte needs no encoding.
const IS_UNENCODED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    #[expect(clippy::indexing_slicing, reason = "evaluated when this crate is compiled")]
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    let mut at = 0;
    #[expect(clippy::indexing_slicing, reason = "evaluated when this crate is compiled")]
    while at < UNENCODED.len() {
        table[UNENCODED[at] as usize] = true;
        at += 1;
    }
    table
};

fn is_unencoded(byte: u8) -> bool {
    IS_UNENCODED.get(usize::from(byte)) == Some(&true)
}

struct PercentEncoded<'w>(&'w mut dyn Write);

impl Write for PercentEncoded<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let is_encoded = |char: char| u8::try_from(char).map_or(true, |byte| !is_unencoded(byte));
        text.split_inclusive(is_encoded).try_for_each(|run| {
            let plain = run.trim_end_matches(is_encoded);
            self.0.write_str(plain)?;
            run.bytes().skip(plain.len()).try_for_each(|byte| write!(self.0, "%{byte:02X}"))
        })
    }
}

/// Appends a text as [`UriText`] writes it, which needs no escapes in JSON.
pub(super) fn push_uri_text(text: &str, buffer: &mut String) {
    if text.bytes().all(is_unencoded) {
        buffer.push_str(text);
    } else {
        // Writing to a string cannot fail.
        let _ = write!(buffer, "{}", UriText(text));
    }
}

/// Decodes text that [`UriText`] encoded. Invalid encodings are kept, and bytes that are not UTF-8 are replaced.
pub(crate) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let digits = behind.split_at_checked(2).filter(|_| first == b'%');
        let byte = digits.and_then(|(digits, behind)| Some((u8_of_hex(digits)?, behind)));
        let (byte, behind) = byte.unwrap_or((first, behind));
        bytes.push(byte);
        rest = behind;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn u8_of_hex(digits: &[u8]) -> Option<u8> {
    let value = |digit: &u8| char::from(*digit).to_digit(16);
    let [high, low] = digits else { return None };
    u8::try_from(value(high)? * 16 + value(low)?).ok()
}

/// The code in `UPPER_SNAKE_CASE`: `emailTaken`, `email-taken` and `user:email.taken` are all split into words.
pub(crate) struct UpperSnake<'a>(pub(crate) &'a str);

impl Display for UpperSnake<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut previous = '_';
        for char in self.0.chars() {
            let begins_hump = char.is_ascii_uppercase() && (previous.is_ascii_lowercase() || previous.is_ascii_digit());
            if begins_hump {
                formatter.write_char('_')?;
            }
            let char = if char.is_ascii_alphanumeric() { char } else { '_' };
            formatter.write_char(char.to_ascii_uppercase())?;
            previous = char;
        }
        Ok(())
    }
}
