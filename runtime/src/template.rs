//! The texts of a row: static text with marked places.

use std::borrow::Cow;
use std::fmt::{self, Write};

use serde::ser::{Serialize, Serializer};

/// Announces a place; the next character is `'0'` plus the place's index.
const MARK: char = '\u{1}';

/// Code point of the character for place 0.
const FIRST_PLACE: u32 = 0x30;

/// A piece of a text as it stands in the row.
#[derive(Clone, Copy)]
pub(crate) enum Piece {
    Text(&'static str),
    Place(usize),
}

impl Piece {
    pub(crate) fn place(self) -> Option<usize> {
        match self {
            Self::Text(_) => None,
            Self::Place(index) => Some(index),
        }
    }
}

/// Splits a text into its pieces.
pub(crate) struct Pieces(&'static str);

impl Pieces {
    pub(crate) fn of(text: &'static str) -> Self {
        Self(text)
    }

    fn place(&mut self) -> Option<Piece> {
        let mut marked = self.0.chars();
        marked.next();
        let index = index_of(marked.next()?)?;
        self.0 = marked.as_str();
        Some(Piece::Place(index))
    }
}

impl Iterator for Pieces {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        match position(self.0, MARK as u8) {
            Some(0) => self.place(),
            Some(at) => {
                let (text, rest) = self.0.split_at_checked(at)?;
                self.0 = rest;
                Some(Piece::Text(text))
            }
            None if self.0.is_empty() => None,
            None => Some(Piece::Text(std::mem::take(&mut self.0))),
        }
    }
}

/// Finds an ASCII character, eight bytes at once. Rows are short, and a searcher takes longer to set up than this to finish.
fn position(text: &str, byte: u8) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let (chunks, rest) = text.as_bytes().as_chunks();
    for (index, chunk) in chunks.iter().enumerate() {
        let differs = u64::from_le_bytes(*chunk) ^ (ONES * u64::from(byte));
        // The high bit of a byte is set where `differs` is zero. A borrow can set one behind the first, never before it.
        let found = differs.wrapping_sub(ONES) & !differs & (ONES << 7);
        if let Ok(first) = usize::try_from(found.trailing_zeros() / 8)
            && found != 0
        {
            return Some(index * 8 + first);
        }
    }
    let first = rest.iter().position(|&it| it == byte)?;
    Some(chunks.len() * 8 + first)
}

/// Splits a text around the first occurrence of an ASCII character.
pub(crate) fn split_at_byte(text: &'static str, byte: u8) -> Option<(&'static str, &'static str)> {
    let (before, after) = text.split_at_checked(position(text, byte)?)?;
    Some((before, after.get(1..)?))
}

/// Splits off the place that a text ends with.
pub(crate) fn split_place(text: &'static str) -> Option<(&'static str, usize)> {
    let (before, place) = split_at_byte(text, MARK as u8)?;
    Some((before, index_of(place.chars().next()?)?))
}

fn index_of(place: char) -> Option<usize> {
    let index = u32::from(place).checked_sub(FIRST_PLACE)?;
    usize::try_from(index).ok()
}

/// The index of a text that is one place.
pub(crate) fn place(text: &str) -> Option<usize> {
    let mut chars = text.strip_prefix(MARK)?.chars();
    let index = index_of(chars.next()?)?;
    chars.as_str().is_empty().then_some(index)
}

/// The names of the places of a text, in order, repeats included.
pub(crate) fn places(text: &'static str, names: &'static str) -> impl Iterator<Item = &'static str> + Clone + use<> {
    // Everything that a marked text has between two marks begins with the character of a place.
    let marked = text.split(MARK).skip(1);
    marked.filter_map(move |rest| name(names, index_of(rest.chars().next()?)?))
}

/// The name of a place.
pub(crate) fn name(names: &'static str, index: usize) -> Option<&'static str> {
    names.split(' ').nth(index)
}

/// Writes a text that is escaped for JSON as it reads.
pub(crate) fn unescape(mut text: &str, out: &mut dyn Write) -> fmt::Result {
    while let Some((clean, escaped)) = text.split_once('\\') {
        out.write_str(clean)?;
        text = unescape_one(escaped, out)?;
    }
    out.write_str(text)
}

/// Writes the character that an escape (without its backslash) stands for, and returns what follows.
fn unescape_one<'t>(escape: &'t str, out: &mut dyn Write) -> Result<&'t str, fmt::Error> {
    let mut chars = escape.chars();
    match chars.next() {
        Some('n') => out.write_char('\n')?,
        Some('r') => out.write_char('\r')?,
        Some('t') => out.write_char('\t')?,
        Some('u') => {
            let (digits, rest) = chars.as_str().split_at_checked(4).unwrap_or_default();
            let code = u32::from_str_radix(digits, 16).ok();
            out.write_char(code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER))?;
            return Ok(rest);
        }
        Some(literal) => out.write_char(literal)?,
        None => {}
    }
    Ok(chars.as_str())
}

/// A declared text with its placeholders, as the catalog shows it.
///
/// `Display` and `Serialize` write it as it was declared: `No user was found with id <user_id>`.
///
/// ```
/// use error_catalog::{ApiError, Segment};
///
/// #[derive(Debug, ApiError)]
/// enum CartError {
///     #[api(status = 422, message = "only <left> of <item> left")]
///     SoldOut { item: String, left: u32 },
/// }
///
/// let message = CartError::section().entries()[0].message();
/// assert_eq!(message.to_string(), "only <left> of <item> left");
/// assert!(message.placeholders().eq(["left", "item"]));
/// assert_eq!(message.segments().next(), Some(Segment::Text("only ".into())));
/// ```
#[derive(Clone, Copy)]
pub struct Template {
    text: &'static str,
    places: &'static str,
    escaped: bool,
}

/// A piece of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Text that is always the same.
    Text(Cow<'static, str>),
    /// The name of a placeholder.
    Place(&'static str),
}

impl Template {
    pub(crate) fn escaped(text: &'static str, places: &'static str) -> Self {
        Self { text, places, escaped: true }
    }

    pub(crate) fn raw(text: &'static str, places: &'static str) -> Self {
        Self { text, places, escaped: false }
    }

    /// The names of the placeholders in order, a repeated one each time.
    pub fn placeholders(&self) -> impl Iterator<Item = &'static str> + use<> {
        places(self.text, self.places)
    }

    /// The pieces in order.
    pub fn segments(&self) -> impl Iterator<Item = Segment> + use<> {
        let template = *self;
        Pieces::of(self.text).map(move |piece| match piece {
            Piece::Text(text) => Segment::Text(template.literal(text)),
            Piece::Place(index) => Segment::Place(template.name(index)),
        })
    }

    fn literal(self, text: &'static str) -> Cow<'static, str> {
        if !self.escaped || !text.contains('\\') {
            return Cow::Borrowed(text);
        }
        let mut literal = String::with_capacity(text.len());
        // A string takes everything that is written to it.
        let _ = unescape(text, &mut literal);
        Cow::Owned(literal)
    }

    fn name(self, index: usize) -> &'static str {
        name(self.places, index).unwrap_or_default()
    }
}

impl fmt::Display for Template {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Pieces::of(self.text).try_for_each(|piece| match piece {
            Piece::Text(text) if self.escaped => unescape(text, formatter),
            Piece::Text(text) => formatter.write_str(text),
            Piece::Place(index) => write!(formatter, "<{}>", self.name(index)),
        })
    }
}

impl fmt::Debug for Template {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Template({self})")
    }
}

impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
