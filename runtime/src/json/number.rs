//! Numbers.

use std::fmt::{self, Display, Write};
use std::str::FromStr;

use serde::ser::{Serialize, Serializer};

/// A number that JSON can hold, made from any of Rust's number types.
///
/// A float that is NaN or infinite is written as `null`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JsonNumber(Number);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Number {
    Unsigned(u64),
    Signed(i64),
    WideUnsigned(u128),
    WideSigned(i128),
    Single(f32),
    Double(f64),
}

macro_rules! number_from {
    ($($variant:ident: $($from:ty)*;)*) => {$($(
        impl From<$from> for JsonNumber {
            fn from(number: $from) -> Self {
                Self(Number::$variant(number.into()))
            }
        }
    )*)*};
}

number_from! {
    Unsigned: u8 u16 u32 u64;
    Signed: i8 i16 i32 i64;
    WideUnsigned: u128;
    WideSigned: i128;
    Single: f32;
    Double: f64;
}

impl From<usize> for JsonNumber {
    fn from(number: usize) -> Self {
        // No platform has a `usize` beyond 64 bits.
        Self(Number::Unsigned(u64::try_from(number).unwrap_or(u64::MAX)))
    }
}

impl From<isize> for JsonNumber {
    fn from(number: isize) -> Self {
        Self(Number::Signed(i64::try_from(number).unwrap_or(i64::MAX)))
    }
}

impl JsonNumber {
    /// The number that a JSON text contains, to the last digit.
    pub(super) fn read(text: &str) -> Option<Self> {
        fn as_number<N: FromStr + Into<JsonNumber>>(text: &str) -> Option<JsonNumber> {
            text.parse::<N>().ok().map(Into::into)
        }

        let integer = as_number::<u64>(text).or_else(|| as_number::<i64>(text));
        integer
            .or_else(|| as_number::<u128>(text))
            .or_else(|| as_number::<i128>(text))
            .or_else(|| as_number::<f64>(text))
    }

    pub(super) fn is_finite(self) -> bool {
        match self.0 {
            Number::Single(number) => number.is_finite(),
            Number::Double(number) => number.is_finite(),
            _ => true,
        }
    }

    /// The number as the key of a member, if it can be one.
    pub(crate) fn to_key(self) -> Option<String> {
        self.is_finite().then(|| self.to_string())
    }

    pub(super) fn push(self, buffer: &mut String) {
        match self.0 {
            Number::Unsigned(number) => push_integer(number, buffer),
            Number::Signed(number) => push_integer(number, buffer),
            Number::WideUnsigned(number) => push_integer(number, buffer),
            Number::WideSigned(number) => push_integer(number, buffer),
            // Writing to a string cannot fail.
            _ => drop(write!(buffer, "{self}")),
        }
    }
}

impl Display for JsonNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Number::Unsigned(number) => number.fmt(formatter),
            Number::Signed(number) => number.fmt(formatter),
            Number::WideUnsigned(number) => number.fmt(formatter),
            Number::WideSigned(number) => number.fmt(formatter),
            _ if !self.is_finite() => formatter.write_str("null"),
            // `Debug` writes the shortest form, with an exponent if the number is very large or small, as JSON does.
            Number::Single(number) => write!(formatter, "{number:?}"),
            Number::Double(number) => write!(formatter, "{number:?}"),
        }
    }
}

impl Serialize for JsonNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Number::Unsigned(number) => serializer.serialize_u64(number),
            Number::Signed(number) => serializer.serialize_i64(number),
            Number::WideUnsigned(number) => serializer.serialize_u128(number),
            Number::WideSigned(number) => serializer.serialize_i128(number),
            Number::Single(number) => serializer.serialize_f32(number),
            Number::Double(number) => serializer.serialize_f64(number),
        }
    }
}

/// Appends the digits, without going through `fmt`.
pub(crate) fn push_integer(number: impl itoa::Integer, buffer: &mut String) {
    buffer.push_str(itoa::Buffer::new().format(number));
}
