//! The values of the places of a row.

use std::fmt::Display;
use std::ops::Deref;

use serde::Serialize;

use super::output::Output;
use crate::json::Value;

/// The number of fields that need no allocation.
const INLINE: usize = 8;

/// The values that an error adds to its row, one per place.
pub trait Values {
    /// Hands out the fields that are shown unchanged, in the order of their places.
    #[doc(hidden)]
    fn __fields<'a>(&'a self, _fields: &mut Fields<'a>) {}

    /// Writes the value of a place that is computed.
    #[doc(hidden)]
    fn __compute(&self, _place: usize, _out: &mut Output<'_>) {}
}

/// The value of a field. Strings and integers are passed directly, because `fmt` and serde would cost more than they
/// do.
#[derive(Clone, Copy, Default)]
pub enum Field<'a> {
    /// Nothing: the place is computed.
    #[default]
    Vacant,
    /// A string, in texts and in `meta`.
    Str(&'a str),
    /// A non-negative integer, in texts and in `meta`.
    Unsigned(u64),
    /// An integer, in texts and in `meta`.
    Signed(i64),
    /// Anything else, in texts.
    Text(&'a dyn Display),
    /// Anything else, in `meta`.
    Data(&'a dyn Value),
    /// Anything else, in both.
    Both(&'a dyn Display, &'a dyn Value),
}

/// A field whose type has the name of a string or an integer.
///
/// If the name means the type in the prelude, these functions show the field. Otherwise method resolution falls back to
/// those of `Alien`.
pub struct Plain<'a, T: ?Sized>(Alien<'a, T>);

/// A field whose type only shares the name of a [`Plain`] one.
pub struct Alien<'a, T: ?Sized>(&'a T);

impl<'a, T: ?Sized> Plain<'a, T> {
    /// The field.
    pub fn of(field: &'a T) -> Self {
        Self(Alien(field))
    }
}

impl<'a, T: ?Sized> Deref for Plain<'a, T> {
    type Target = Alien<'a, T>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

macro_rules! plain {
    ($($type:ty: $field:ident => $shown:expr;)*) => {$(
        impl<'a> Plain<'a, $type> {
            /// The field as text.
            #[inline]
            pub fn text(&self) -> Field<'a> {
                let $field = self.0.0;
                $shown
            }

            /// The field as data.
            #[inline]
            pub fn data(&self) -> Field<'a> {
                self.text()
            }

            /// The field as both.
            #[inline]
            pub fn both(&self) -> Field<'a> {
                self.text()
            }
        }
    )*};
}

plain! {
    str: text => Field::Str(text);
    &str: text => Field::Str(text);
    String: text => Field::Str(text);
    u8: number => Field::Unsigned(u64::from(*number));
    u16: number => Field::Unsigned(u64::from(*number));
    u32: number => Field::Unsigned(u64::from(*number));
    u64: number => Field::Unsigned(*number);
    usize: number => Field::Unsigned(u64::try_from(*number).unwrap_or(u64::MAX));
    i8: number => Field::Signed(i64::from(*number));
    i16: number => Field::Signed(i64::from(*number));
    i32: number => Field::Signed(i64::from(*number));
    i64: number => Field::Signed(*number);
    isize: number => Field::Signed(i64::try_from(*number).unwrap_or(i64::MAX));
}

impl<'a, T: Display> Alien<'a, T> {
    /// The field as text.
    pub fn text(&self) -> Field<'a> {
        Field::Text(self.0)
    }
}

impl<'a, T: Serialize> Alien<'a, T> {
    /// The field as data.
    pub fn data(&self) -> Field<'a> {
        Field::Data(self.0)
    }
}

impl<'a, T: Display + Serialize> Alien<'a, T> {
    /// The field as both.
    pub fn both(&self) -> Field<'a> {
        Field::Both(self.0, self.0)
    }
}

/// Takes the fields of an error that are shown unchanged, in the order of their places.
#[derive(Default)]
pub struct Fields<'a> {
    inline: [Field<'a>; INLINE],
    spilled: Vec<Field<'a>>,
    len: usize,
}

impl<'a> Fields<'a> {
    /// The next field is shown in texts.
    pub fn text(&mut self, field: &'a dyn Display) {
        self.push(Field::Text(field));
    }

    /// The next field is shown in `meta`.
    pub fn data(&mut self, field: &'a dyn Value) {
        self.push(Field::Data(field));
    }

    /// The next field is shown in both.
    pub fn both(&mut self, text: &'a dyn Display, data: &'a dyn Value) {
        self.push(Field::Both(text, data));
    }

    /// The next field.
    #[inline]
    pub fn push(&mut self, field: Field<'a>) {
        match self.inline.get_mut(self.len) {
            Some(vacant) => *vacant = field,
            None => self.spilled.push(field),
        }
        self.len += 1;
    }

    #[inline]
    pub(super) fn get(&self, place: usize) -> &Field<'a> {
        let field = match self.inline.get(place) {
            Some(field) => Some(field),
            None => place.checked_sub(INLINE).and_then(|place| self.spilled.get(place)),
        };
        field.unwrap_or(&Field::Vacant)
    }
}
