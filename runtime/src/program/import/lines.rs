//! Lines such as `400001 — Name: text`, alone or run together.

use super::columns::{is_error, status};

/// An error in a line of text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found<'l> {
    pub(super) code: &'l str,
    pub(super) status: Option<u16>,
    pub(super) name: Option<&'l str>,
    pub(super) text: &'l str,
}

/// What stands between a code and its text.
const DASHES: [char; 8] = ['—', '–', '-', ':', '=', '→', '|', '·'];

/// The errors in a line, or nothing if it does not begin with a code.
pub(super) fn errors_in(line: &str) -> Vec<Found<'_>> {
    let line = line.trim_start_matches(|char: char| char.is_whitespace() || matches!(char, '*' | '-' | '•' | '>'));
    let Some(first) = start(line, 0) else { return Vec::new() };
    // `NOTE: …` is a code only if it has a status.
    let is_bare_word = first.kind == Kind::Word && !line.starts_with('`');
    if is_bare_word
        && found(line, &first, line.len())
            .is_none_or(|found| !found.code.contains(|char: char| char.is_ascii_digit()) && found.status.is_none())
    {
        return Vec::new();
    }
    let mut starts = vec![first];
    // Only a code of the same kind before the same dash begins another error.
    let mut from = first.text;
    while let Some(next) = next_start(line, from, &first) {
        from = next.text;
        starts.push(next);
    }
    let ends = starts.iter().skip(1).map(|start| start.code.0).chain([line.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| found(line, start, end)).collect()
}

/// The number of bytes that are searched for a code, so that lines are read in linear time.
const LONGEST: usize = 160;

/// The positions of a code and of the text after its dash.
#[derive(Clone, Copy, Debug)]
struct Start {
    code: (usize, usize),
    text: usize,
    dash: Option<char>,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// So many digits.
    Number(usize),
    /// Words, with this between them.
    Words(char),
    /// One word in backticks.
    Word,
}

/// The error that begins at an offset.
fn start(line: &str, at: usize) -> Option<Start> {
    let rest = head(line.get(at..)?);
    let opening = rest.len() - rest.trim_start_matches(['`', '*', '[', '(', '"']).len();
    let bare = rest.get(opening..)?;
    let is_quoted = rest.get(..opening)?.contains('`');
    let length = bare.find(|char: char| !is_code(char)).unwrap_or(bare.len());
    // A code does not end with a mark: `not_found:` is `not_found` and a colon.
    let code = bare.get(..length)?.trim_end_matches([':', '.', '-', '/']);
    let kind = kind(code, is_quoted)?;
    let code = (at + opening, at + opening + code.len());
    let after = line.get(code.1..)?;
    let closed = after.trim_start_matches(['`', '*', ']', ')', '"']);
    let spaced = closed.trim_start();
    let dash = spaced.chars().next().filter(|char| DASHES.contains(char));
    // A status may stand before the dash, or in its place: `code (404): text`.
    let begins_status = spaced.starts_with(['(', '[']) && bracketed(spaced).is_some();
    if dash.is_none() && !begins_status {
        return None;
    }
    // `a-b` is not a code and its text.
    if dash == Some('-') && spaced.len() == closed.len() && closed.len() == after.len() {
        return None;
    }
    let text = dash.map_or(spaced, |dash| spaced.get(dash.len_utf8()..).unwrap_or_default());
    Some(Start { code, text: line.len() - text.len(), dash, kind })
}

/// The first bytes of a text, which hold a code if there is one.
fn head(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

/// The last bytes of a text.
fn tail(text: &str) -> &str {
    let least = text.len().saturating_sub(LONGEST);
    let start = (least..=text.len()).find(|&start| text.is_char_boundary(start)).unwrap_or(text.len());
    text.get(start..).unwrap_or_default()
}

fn is_code(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '_' | ':' | '.' | '-' | '/')
}

/// What kind of code a word is, if it looks like one.
fn kind(word: &str, is_quoted: bool) -> Option<Kind> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return (3..=9).contains(&word.len()).then_some(Kind::Number(word.len()));
    }
    if word.len() < 2 || !word.starts_with(|char: char| char.is_ascii_alphanumeric()) {
        return None;
    }
    match word.find(['_', ':', '.', '-', '/']) {
        Some(at) => Some(Kind::Words(word.get(at..)?.chars().next()?)),
        None if is_quoted => Some(Kind::Word),
        // A word in capitals, or one with a number in it: `E1001`.
        None => {
            let is_name = word.chars().all(|char| char.is_ascii_uppercase() || char.is_ascii_digit());
            (is_name && word.len() > 2).then_some(Kind::Word)
        }
    }
}

pub(super) fn looks_like_code(word: &str) -> bool {
    !word.is_empty() && word.chars().all(is_code) && kind(word, false).is_some()
}

/// The next error of the same kind as the first one.
fn next_start(line: &str, from: usize, first: &Start) -> Option<Start> {
    let dash = first.dash?;
    if first.kind == Kind::Word {
        return None;
    }
    let mut at = from;
    while let Some(found) = line.get(at..)?.find(dash) {
        let dash_at = at + found;
        at = dash_at + dash.len_utf8();
        // The code is the word before the dash.
        let before = tail(line.get(from..dash_at)?);
        let start_of_before = dash_at - before.len();
        let before = before.trim_end().trim_end_matches(['`', '*', ']', ')', '"']);
        let word = before.len() - before.trim_end_matches(is_code).len();
        // The end of a sentence may touch the code: `wrong.400002`.
        let word = before.get(before.len() - word..)?;
        let word = match first.kind {
            Kind::Number(_) => word.rsplit(|char: char| !char.is_ascii_digit()).next()?,
            _ => word.trim_start_matches(['.', ':', '-', '/']),
        };
        let begin = start_of_before + before.len() - word.len();
        let Some(next) = start(line, begin) else { continue };
        if next.kind == first.kind && next.dash == first.dash && next.text == at {
            return Some(next);
        }
    }
    None
}

fn found<'l>(line: &'l str, start: &Start, end: usize) -> Option<Found<'l>> {
    let code = line.get(start.code.0..start.code.1)?;
    let mut text = line.get(start.text..end)?.trim().trim_end_matches(['`', '*', '[', '(']).trim();
    let mut status = None;
    if let Some((found, rest)) = bracketed(text) {
        (status, text) = (Some(found), rest);
    } else if let Some((found, rest)) = leading(text) {
        (status, text) = (Some(found), rest);
    } else if let Some((rest, found)) = trailing(text) {
        (status, text) = (Some(found), rest);
    }
    let (name, text) = named(text);
    Some(Found { code, status, name, text })
}

/// `(404) rest`, `[HTTP 404]: rest`.
fn bracketed(text: &str) -> Option<(u16, &str)> {
    let inner = text.strip_prefix(['(', '['])?;
    let end = inner.find([')', ']']).filter(|end| *end < 40)?;
    let found = status(inner.get(..end)?)?;
    Some((found, dashless(inner.get(end + 1..)?)))
}

/// `404 rest`, `HTTP 404: rest`, `404 — rest`.
fn leading(text: &str) -> Option<(u16, &str)> {
    let digits = text.strip_prefix("HTTP").unwrap_or(text).trim_start();
    let number = digits.get(..3)?.parse().ok().filter(is_error)?;
    let rest = digits.get(3..)?;
    let is_apart = rest.is_empty() || rest.starts_with(|char: char| char.is_whitespace() || DASHES.contains(&char));
    is_apart.then(|| (number, dashless(rest)))
}

/// `rest (404)`, `rest [HTTP 404]`.
fn trailing(text: &str) -> Option<(&str, u16)> {
    let inner = text.trim_end_matches('.').strip_suffix([')', ']'])?;
    let at = inner.rfind(['(', '['])?;
    let found = status(inner.get(at + 1..)?)?;
    Some((inner.get(..at)?.trim_end(), found))
}

fn dashless(text: &str) -> &str {
    text.trim_start_matches(['`', '*']).trim_start().trim_start_matches(DASHES).trim_start()
}

/// `Name: text`.
fn named(text: &str) -> (Option<&str>, &str) {
    let Some((name, rest)) = text.split_once(':') else {
        return if is_name(text) { (Some(text), "") } else { (None, text) };
    };
    let name = name.trim_matches(['*', '`', ' ']);
    let is_title = name.split_whitespace().count() <= 6
        && name.starts_with(char::is_alphabetic)
        && !name.contains(['.', ',', '<', '{', '/']);
    let rest = rest.trim_start_matches('*');
    if is_title && (rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        (Some(name), rest.trim())
    } else {
        (None, text)
    }
}

/// `UserNotFound`.
fn is_name(word: &str) -> bool {
    word.starts_with(|char: char| char.is_ascii_uppercase()) && word.chars().all(char::is_alphanumeric)
}
