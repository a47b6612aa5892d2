//! Reads the form in which the derive prints a row; nothing else depends on this form.
//!
//! A text has a mark for each place: `<0>` is the first place, and `<<` is a literal `<`. The members of `meta` are
//! `"key":value`, separated by commas, where a value is a constant or one place. Texts and `meta` are escaped for JSON.

use std::borrow::Cow;
use std::fmt::{self, Write};

use crate::json::{equal, find, position};

/// A mark in a text; all other characters stand for themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// `<<`, a `<`.
    Angle,
    /// `<0>`, the value of a place.
    Place(usize),
}

/// Splits a text at its first mark.
#[inline(always)]
#[expect(clippy::inline_always, reason = "handing out the three parts takes longer than finding them")]
pub(crate) fn split(text: &'static str) -> Option<(&'static str, Mark, &'static str)> {
    split_from(find(text, b'<')?, text)
}

/// The same for a text that has no mark before `start`, and probably one there.
#[inline(always)]
#[expect(clippy::inline_always, reason = "as for `split`")]
pub(crate) fn split_from(start: usize, text: &'static str) -> Option<(&'static str, Mark, &'static str)> {
    let (before, marked) = text.split_at_checked(start)?;
    // Nearly all errors have fewer than ten places.
    if let [b'<', place @ b'0'..=b'9', b'>', ..] = *marked.as_bytes() {
        return Some((before, Mark::Place(usize::from(place - b'0')), marked.get(3..)?));
    }
    let (before, marked) = text.split_at_checked(start + find(marked, b'<')?)?;
    let (mark, after) = take_mark(marked)?;
    Some((before, mark, after))
}

/// Removes the mark at the start of a text.
fn take_mark(text: &'static str) -> Option<(Mark, &'static str)> {
    if let Some(after) = text.strip_prefix("<<") {
        return Some((Mark::Angle, after));
    }
    let (place, after) = text.strip_prefix('<')?.split_once('>')?;
    Some((Mark::Place(place.parse().ok()?), after))
}

/// The places of a text in order, a repeated one each time.
pub(crate) fn places(text: &'static str) -> impl Iterator<Item = usize> + Clone + use<> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let (_, mark, after) = split(rest)?;
            rest = after;
            if let Mark::Place(place) = mark {
                return Some(place);
            }
        }
    })
}

/// One of several words that are separated by spaces.
pub(crate) fn name(words: &'static str, index: usize) -> Option<&'static str> {
    words.split(' ').nth(index).filter(|word| !word.is_empty())
}

/// A member of `meta`.
#[derive(Clone, Copy)]
pub(crate) struct RowMember {
    /// `"key":`.
    pub(crate) head: &'static str,
    pub(crate) value: MemberValue,
}

#[derive(Clone, Copy)]
pub(crate) enum MemberValue {
    /// Constant JSON, in which `<<` is a `<`.
    Constant(&'static str),
    Place(usize),
}

impl RowMember {
    /// The key of a map whose members are spread into `meta`.
    pub(crate) const SPREAD: &'static str = "\"*\":";

    /// The start of the last member, including the comma before it, in members that end with a key.
    pub(crate) fn start_of_last(members: &str) -> usize {
        let key = members.strip_suffix("\":").and_then(|rest| rest.rfind('"')).unwrap_or_default();
        key.saturating_sub(1)
    }

    /// The key, which needs no escapes.
    #[inline]
    pub(crate) fn key(self) -> &'static str {
        self.head.get(1..self.head.len().saturating_sub(2)).unwrap_or_default()
    }

    /// Whether the members of the value are spread into `meta`.
    #[inline]
    pub(crate) fn is_spread(self) -> bool {
        self.head == Self::SPREAD && matches!(self.value, MemberValue::Place(_))
    }

    /// Whether this is the map in a place.
    #[cfg(feature = "__wire")]
    pub(crate) fn is_map_of(self, place: usize) -> bool {
        self.is_spread() && self.is_of(place)
    }

    /// Whether this is the value in a place.
    #[cfg(feature = "__wire")]
    pub(crate) fn is_of(self, place: usize) -> bool {
        matches!(self.value, MemberValue::Place(own) if own == place)
    }

    /// Whether this is the member with that name, rather than a spread map.
    pub(crate) fn declares(self, name: &str) -> bool {
        !self.is_spread() && self.key() == name
    }
}

/// The members of `meta`, one by one.
#[derive(Clone)]
pub(crate) struct RowMembers(&'static str);

impl RowMembers {
    pub(crate) fn of(meta: &'static str) -> Self {
        Self(meta)
    }
}

impl Iterator for RowMembers {
    type Item = RowMember;

    #[inline]
    fn next(&mut self) -> Option<RowMember> {
        // A key contains no quotes.
        let end = 1 + find(self.0.get(1..)?, b'"')?;
        let (head, value) = self.0.split_at_checked(end + 2)?;
        let (value, after) = if let Some((Mark::Place(place), after)) = take_mark(value) {
            (MemberValue::Place(place), after)
        } else {
            let (constant, after) = value.split_at_checked(end_of_constant(value))?;
            (MemberValue::Constant(constant), after)
        };
        self.0 = after.get(1..).unwrap_or_default();
        Some(RowMember { head, value })
    }
}

/// The JSON of a constant value.
pub(crate) fn constant(json: &'static str) -> Cow<'static, str> {
    if json.contains('<') { Cow::Owned(json.replace("<<", "<")) } else { Cow::Borrowed(json) }
}

/// The length of the constant at the start of a text: a string, a number or a boolean.
#[inline]
fn end_of_constant(text: &str) -> usize {
    if !text.starts_with('"') {
        return find(text, b',').unwrap_or(text.len());
    }
    let mut end = 1;
    while let Some(at) = text.get(end..).and_then(|rest| position(rest, |word| equal(word, b'"') | equal(word, b'\\')))
    {
        end += at + 1;
        if text.as_bytes().get(end - 1) == Some(&b'"') {
            return end;
        }
        end += 1;
    }
    text.len()
}

/// Writes a text that is escaped for JSON, without its escapes.
pub(crate) fn unescape(mut text: &str, out: &mut dyn Write) -> fmt::Result {
    while let Some((clean, escaped)) = text.split_once('\\') {
        out.write_str(clean)?;
        text = unescape_one(escaped, out)?;
    }
    out.write_str(text)
}

/// Writes the character that an escape (without its backslash) stands for, and returns the rest of the text.
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

#[cfg(test)]
mod tests {
    use super::{Mark, MemberValue, RowMembers, name, places, split};

    #[test]
    fn marks_are_found() {
        assert_eq!(split("a <0> b"), Some(("a ", Mark::Place(0), " b")));
        assert_eq!(split("<12>"), Some(("", Mark::Place(12), "")));
        assert_eq!(split("1 << 2"), Some(("1 ", Mark::Angle, " 2")));
        assert_eq!(split("none"), None);
        assert!(places("<1> <<0> <0><1>").eq([1, 0, 1]));
        assert_eq!((name("id price", 1), name("id", 1), name("", 0)), (Some("price"), None, None));
    }

    #[test]
    fn members_are_taken_apart() {
        let members = RowMembers::of(r#""a":<0>,"b":"x \" , << y","c":-1,"d":true,"*":<11>"#);
        let read: Vec<_> = members
            .map(|member| match member.value {
                MemberValue::Constant(json) => format!("{} = {json}", member.key()),
                MemberValue::Place(place) => format!("{} is {place} {}", member.key(), member.is_spread()),
            })
            .collect();
        assert_eq!(read, ["a is 0 false", r#"b = "x \" , << y""#, "c = -1", "d = true", "* is 11 true"]);
        assert_eq!(RowMembers::of("").count(), 0);
    }
}
