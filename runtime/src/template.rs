//! The texts of a row: static text with marked places.

use std::borrow::Cow;
use std::fmt::{self, Write};

use serde::ser::{Serialize, Serializer};

use crate::scan;

/// Announces a place. The next character is `'0'` plus the place's index, and the one after that says how long the text up
/// to the next mark or separator is: a space plus the length, or [`FAR`].
const MARK: u8 = 1;

/// Separates the members of `meta`, with a length behind it like that of a mark, and those of `headers`, without.
pub(crate) const SEPARATOR: char = '\u{2}';

/// Says no length, so that what follows is searched.
const FAR: u8 = 0x7f;

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
        let mark = take_mark(self.0)?;
        self.0 = mark.rest;
        Some(Piece::Place(mark.place))
    }
}

impl Iterator for Pieces {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        match mark(self.0) {
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

/// Where the first place is.
fn mark(text: &str) -> Option<usize> {
    scan::position(text, |byte| byte == MARK)
}

/// A text that is split before its first mark or separator, or at its end.
///
/// The text is escaped, and has nothing else below a space.
#[derive(Clone, Copy)]
pub(crate) struct Split {
    pub(crate) before: &'static str,
    pub(crate) rest: &'static str,
}

impl Split {
    /// Splits at the distance, if it is known.
    #[inline]
    pub(crate) fn of(text: &'static str, distance: Option<usize>) -> Self {
        let stop = distance.or_else(|| scan::position(text, |byte| byte < b' '));
        let (before, rest) = stop.and_then(|stop| text.split_at_checked(stop)).unwrap_or((text, ""));
        Self { before, rest }
    }

    /// Moves on behind a place, unless no more than so much is left. Gives what was before it.
    #[inline]
    pub(crate) fn next_place(&mut self, left: usize) -> Option<(&'static str, usize)> {
        if self.rest.len() <= left {
            return None;
        }
        let mark = take_mark(self.rest)?;
        let before = self.before;
        *self = Self::of(mark.rest, mark.distance);
        Some((before, mark.place))
    }

    pub(crate) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }
}

/// A mark, and what is behind it.
pub(crate) struct Mark {
    pub(crate) place: usize,
    /// Bytes to the next mark or separator.
    pub(crate) distance: Option<usize>,
    pub(crate) rest: &'static str,
}

/// Takes a mark off.
#[inline]
pub(crate) fn take_mark(text: &'static str) -> Option<Mark> {
    match *text.as_bytes() {
        // Nearly all places are ASCII, which needs no decoding.
        [MARK, place @ b'0'..0x80, told, ..] => {
            Some(Mark { place: usize::from(place - b'0'), distance: distance(told), rest: text.get(3..)? })
        }
        [MARK, ..] => take_wide_mark(text.get(1..)?),
        _ => None,
    }
}

fn take_wide_mark(text: &'static str) -> Option<Mark> {
    let place = text.chars().next()?;
    let (_, rest) = text.split_at_checked(place.len_utf8())?;
    Some(Mark { place: index_of(place)?, distance: distance(*rest.as_bytes().first()?), rest: rest.get(1..)? })
}

/// Takes a separator of `meta` off, with its distance to the next one or a mark.
#[inline]
pub(crate) fn take_separator(text: &'static str) -> Option<(Option<usize>, &'static str)> {
    match *text.as_bytes() {
        [separator, told, ..] if char::from(separator) == SEPARATOR => Some((distance(told), text.get(2..)?)),
        _ => None,
    }
}

/// The distance that a byte tells.
#[inline]
fn distance(told: u8) -> Option<usize> {
    if told < FAR { told.checked_sub(b' ').map(usize::from) } else { None }
}

fn index_of(place: char) -> Option<usize> {
    usize::try_from(u32::from(place).checked_sub(u32::from('0'))?).ok()
}

/// The index of a text that is one place.
pub(crate) fn place(text: &'static str) -> Option<usize> {
    let mark = take_mark(text)?;
    mark.rest.is_empty().then_some(mark.place)
}

/// The names of the places of a text, in order, repeats included.
pub(crate) fn places(text: &'static str, names: &'static str) -> impl Iterator<Item = &'static str> + Clone + use<> {
    // Everything that a marked text has between two marks begins with the character of a place.
    let marked = text.split(char::from(MARK)).skip(1);
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
/// `Display` and `Serialize` write it for readers: `No user was found with id <user_id>`, without the formats of
/// placeholders, and `<<` as the `<` that it is. [`segments`](Self::segments) tells a placeholder from a text that looks
/// like one.
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
#[non_exhaustive]
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
