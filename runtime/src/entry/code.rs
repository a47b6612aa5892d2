//! The machine code of an error.

use std::cmp::Ordering;
use std::fmt;

use serde::ser::{Serialize, Serializer};

/// A machine code: a string, or a number where a service numbers its errors.
///
/// It serializes as a string or a number. Both kinds compare with strings:
///
/// ```
/// use error_catalog::ApiError;
///
/// #[derive(Debug, ApiError)]
/// #[api(code_style = "numeric")]
/// enum StockError {
///     #[api(code = 404001)]
///     UnknownItem,
/// }
///
/// let code = StockError::UnknownItem.code();
/// assert_eq!(code, "404001");
/// assert_eq!(code.as_number(), Some(404001));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code {
    pub(super) text: &'static str,
    pub(super) numeric: bool,
}

impl Code {
    /// The code as text; a number as its digits.
    pub const fn as_str(self) -> &'static str {
        self.text
    }

    /// The number, if the code is one.
    pub fn as_number(self) -> Option<i64> {
        self.is_number().then(|| self.text.parse().ok()).flatten()
    }

    /// Whether the text is a valid JSON number: JSON has no leading zeros.
    #[inline]
    pub(crate) fn is_number(self) -> bool {
        self.numeric && self.has_digits()
    }

    fn has_digits(self) -> bool {
        let digits = self.text.strip_prefix('-').unwrap_or(self.text).as_bytes();
        digits.iter().all(u8::is_ascii_digit)
            && !digits.is_empty()
            && (digits.len() == 1 || digits.first() != Some(&b'0'))
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_number() {
            Some(number) => number.fmt(formatter),
            None => fmt::Debug::fmt(self.text, formatter),
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(formatter)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_number() {
            Some(number) => serializer.serialize_i64(number),
            None => serializer.serialize_str(self.text),
        }
    }
}

macro_rules! compare {
    ($($text:ty),*) => {$(
        impl PartialEq<$text> for Code {
            fn eq(&self, other: &$text) -> bool {
                self.text == AsRef::<str>::as_ref(other)
            }
        }

        impl PartialEq<Code> for $text {
            fn eq(&self, other: &Code) -> bool {
                AsRef::<str>::as_ref(self) == other.text
            }
        }
    )*};
}

compare!(str, &str);

/// Numbers are ordered by value, and before texts.
impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |code: &Self| (!code.numeric, code.as_number(), code.text);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl AsRef<str> for Code {
    fn as_ref(&self) -> &str {
        self.text
    }
}
