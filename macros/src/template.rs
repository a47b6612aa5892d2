//! The `<field>` language: it turns a text into segments and mistakes. Printed, the segments are the same text again.

use std::fmt;

/// A text with places for values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template {
    pub(crate) segments: Vec<Segment>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Segment {
    /// Literal text.
    Text(String),
    /// `<<`, a literal `<`.
    Angle,
    Placeholder(Placeholder),
}

/// `<name>`, `<name?>` or `<name...>`, each with an optional `:spec` before the `>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placeholder {
    /// The name without its `r#`.
    pub(crate) name: String,
    /// The name was written with `r#`.
    pub(crate) raw: bool,
    pub(crate) mode: Mode,
    pub(crate) spec: Option<Spec>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Mode {
    One,
    /// `?`: an `Option`; `None` shows nothing.
    Optional,
    /// `...`: anything iterable, joined by `, `.
    List,
}

/// A format spec of `std::fmt`, without the colon.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Spec {
    pub(crate) text: String,
    pub(crate) trait_name: &'static str,
    /// The names before a `$`: the fields that hold widths and precisions.
    pub(crate) counts: Vec<String>,
}

/// A mistake in a text; `place` is the part of the text at fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mistake {
    /// `<name` without `>`.
    Unclosed { place: String, name: String },
    /// `<>`.
    Empty,
    /// `<name:spec>` with a spec that `std::fmt` does not know.
    BadSpec { place: String, spec: String },
    /// `<user-id>`, `<a b>`: the name is followed by something other than `?`, `...`, `:` or `>`.
    BadName { place: String },
}

impl fmt::Display for Mistake {
    /// The part of the text at fault.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Mistake::Unclosed { place, .. } | Mistake::BadSpec { place, .. } | Mistake::BadName { place } => {
                f.write_str(place)
            }
            Mistake::Empty => f.write_str("<>"),
        }
    }
}

impl Template {
    /// Never fails: faulty parts stay in the segments as text.
    pub(crate) fn parse(text: &str) -> (Template, Vec<Mistake>) {
        let mut parser = Parser { segments: Vec::new(), mistakes: Vec::new() };
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            let (before, from_angle) = rest.split_at(at);
            parser.text(before);
            rest = parser.angle(from_angle);
        }
        parser.text(rest);
        (Template { segments: parser.segments }, parser.mistakes)
    }

    pub(crate) fn places(&self) -> impl Iterator<Item = &Placeholder> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Placeholder(place) => Some(place),
            Segment::Text(_) | Segment::Angle => None,
        })
    }

    /// The literal parts, for lints about the wording.
    pub(crate) fn literals(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Text(text) => Some(text.as_str()),
            Segment::Angle | Segment::Placeholder(_) => None,
        })
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.segments.iter().all(|segment| matches!(segment, Segment::Text(text) if text.trim().is_empty()))
    }
}

struct Parser {
    segments: Vec<Segment>,
    mistakes: Vec<Mistake>,
}

impl Parser {
    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.segments.last_mut() {
            Some(Segment::Text(last)) => last.push_str(text),
            _ => self.segments.push(Segment::Text(text.to_owned())),
        }
    }

    /// `text` begins with `<`. Returns the text after the part that was read.
    fn angle<'a>(&mut self, text: &'a str) -> &'a str {
        let after = text.get(1..).unwrap_or_default();
        if let Some(rest) = after.strip_prefix('<') {
            self.segments.push(Segment::Angle);
            return rest;
        }
        if let Some(rest) = after.strip_prefix('>') {
            self.mistakes.push(Mistake::Empty);
            self.text("<>");
            return rest;
        }
        if !after.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
            self.text("<");
            return after;
        }
        match place(after) {
            Ok((place, rest)) => {
                self.segments.push(Segment::Placeholder(place));
                rest
            }
            Err(mistake) => {
                self.mistakes.push(mistake);
                self.text("<");
                after
            }
        }
    }
}

/// `text` begins after the `<`, with a character of a name.
fn place(text: &str) -> Result<(Placeholder, &str), Mistake> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let unraw = text.strip_prefix("r#").filter(|bare| bare.starts_with(is_name));
    let bare = unraw.unwrap_or(text);
    let name_end = bare.find(|c| !is_name(c)).unwrap_or(bare.len());
    let (name, rest) = bare.split_at(name_end);
    let whole = || format!("<{}", text.split_inclusive('>').next().unwrap_or_default());
    let raw = if unraw.is_some() { "r#" } else { "" };
    let unclosed = || Mistake::Unclosed { place: format!("<{raw}{name}"), name: name.to_owned() };

    let (mode, rest) = if let Some(rest) = rest.strip_prefix('?') {
        (Mode::Optional, rest)
    } else if let Some(rest) = rest.strip_prefix("...") {
        (Mode::List, rest)
    } else {
        (Mode::One, rest)
    };
    let place = |spec| Placeholder { name: name.to_owned(), raw: unraw.is_some(), mode, spec };
    if let Some(rest) = rest.strip_prefix('>') {
        return Ok((place(None), rest));
    }
    let Some(after_colon) = rest.strip_prefix(':') else {
        // `a <b and c` is more likely a forgotten `>` than a place with spaces in its name.
        let closes = text.find(['<', '>']).is_some_and(|at| text.get(at..).is_some_and(|tail| tail.starts_with('>')));
        return Err(if closes { Mistake::BadName { place: whole() } } else { unclosed() });
    };
    match spec(after_colon) {
        Some((spec, rest)) => Ok((place(Some(spec)), rest)),
        None => Err(match after_colon.split_once('>') {
            Some((bad, _)) => Mistake::BadSpec { place: whole(), spec: bad.to_owned() },
            None => unclosed(),
        }),
    }
}

/// Reads a spec up to its `>`. As `>` is also an alignment and a fill, the shortest legal spec wins, unless it would
/// have no effect (`<x:>8>`, `<x:0>8>`, `<x:>>8>`) and a longer one is legal.
fn spec(text: &str) -> Option<(Spec, &str)> {
    let mut pointless = None;
    for (end, _) in text.match_indices('>').take(4) {
        let (candidate, rest) = (text.get(..end)?, text.get(end + 1..)?);
        if let Some(spec) = Spec::parse(candidate) {
            if !spec.does_nothing() {
                return Some((spec, rest));
            }
            pointless = pointless.or(Some((spec, rest)));
        }
    }
    pointless
}

impl Spec {
    /// `[[fill]align][sign]['#']['0'][width]['.' precision][type]`, as in the documentation of `std::fmt`.
    fn parse(text: &str) -> Option<Spec> {
        // A format string cannot have a brace as fill.
        if text.contains(['{', '}']) {
            return None;
        }
        let rest = aligned(text);
        let rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
        let rest = rest.strip_prefix('#').unwrap_or(rest);
        let mut counts = Vec::new();
        // `0$` is a width taken from field 0, not the zero flag.
        let rest = rest.strip_prefix('0').filter(|rest| !rest.starts_with('$')).unwrap_or(rest);
        let rest = count(rest, &mut counts).unwrap_or(rest);
        let rest = match rest.strip_prefix('.') {
            Some(precision) => count(precision, &mut counts)?,
            None => rest,
        };
        let trait_name = match rest {
            "" => "Display",
            "?" | "x?" | "X?" => "Debug",
            "x" => "LowerHex",
            "X" => "UpperHex",
            "o" => "Octal",
            "b" => "Binary",
            "e" => "LowerExp",
            "E" => "UpperExp",
            "p" => "Pointer",
            _ => return None,
        };
        Some(Spec { text: text.to_owned(), trait_name, counts })
    }

    /// Without a width, alignment, the zero flag and `-` have no effect.
    fn does_nothing(&self) -> bool {
        matches!(aligned(&self.text), "" | "0" | "-")
    }
}

/// A spec without its `[fill]align`.
fn aligned(text: &str) -> &str {
    let is_align = |c: char| matches!(c, '<' | '^' | '>');
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(_), Some(align)) if is_align(align) => chars.as_str(),
        (Some(align), _) if is_align(align) => text.get(1..).unwrap_or_default(),
        _ => text,
    }
}

/// A width or precision: digits, or a name before `$`.
fn count<'a>(text: &'a str, counts: &mut Vec<String>) -> Option<&'a str> {
    let name_end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    let (name, rest) = text.split_at(name_end);
    if let (false, Some(rest)) = (name.is_empty(), rest.strip_prefix('$')) {
        counts.push(name.to_owned());
        return Some(rest);
    }
    let digits_end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(digits_end);
    digits.parse::<u16>().ok().map(|_| rest)
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.segments.iter().try_for_each(|segment| match segment {
            Segment::Text(text) => f.write_str(text),
            Segment::Angle => f.write_str("<<"),
            Segment::Placeholder(place) => place.fmt(f),
        })
    }
}

impl fmt::Display for Placeholder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mode = match self.mode {
            Mode::One => "",
            Mode::Optional => "?",
            Mode::List => "...",
        };
        let raw = if self.raw { "r#" } else { "" };
        match &self.spec {
            Some(spec) => write!(f, "<{raw}{}{mode}:{}>", self.name, spec.text),
            None => write!(f, "<{raw}{}{mode}>", self.name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Mistake, Mode, Template};

    fn places(text: &str) -> Vec<(String, Mode, Option<String>)> {
        let (template, mistakes) = Template::parse(text);
        assert_eq!(mistakes, [], "{text}");
        template.places().map(|p| (p.name.clone(), p.mode, p.spec.as_ref().map(|s| s.text.clone()))).collect()
    }

    #[test]
    fn places_are_read() {
        for (text, name, mode, spec) in [
            ("a <user_id> b", "user_id", Mode::One, None),
            ("<0>", "0", Mode::One, None),
            ("<price:.2>", "price", Mode::One, Some(".2")),
            ("<key:?>", "key", Mode::One, Some("?")),
            ("<key:#?>", "key", Mode::One, Some("#?")),
            ("<n:>8>", "n", Mode::One, Some(">8")),
            ("<n:*>8> x", "n", Mode::One, Some("*>8")),
            ("<n:0>8>", "n", Mode::One, Some("0>8")),
            ("<n:->8>", "n", Mode::One, Some("->8")),
            ("<n:>>8>", "n", Mode::One, Some(">>8")),
            ("<n:+>8>", "n", Mode::One, Some("+")),
            ("<n:<8>", "n", Mode::One, Some("<8")),
            ("<n:08.3e>", "n", Mode::One, Some("08.3e")),
            ("<n:width$.prec$>", "n", Mode::One, Some("width$.prec$")),
            ("<note?>", "note", Mode::Optional, None),
            ("<note?:?>", "note", Mode::Optional, Some("?")),
            ("<ids...>", "ids", Mode::List, None),
            ("<ids...:02x>", "ids", Mode::List, Some("02x")),
            ("<ключ>", "ключ", Mode::One, None),
        ] {
            assert_eq!(places(text), [(name.to_owned(), mode, spec.map(str::to_owned))], "{text}");
        }
        assert_eq!(places("<r#type>").first().map(|p| p.0.as_str()), Some("type"));
        assert_eq!(places("<a><b>").len(), 2);
    }

    #[test]
    fn other_angles_are_literal() {
        for text in ["", "a < b", "a <", "<<name>", "<= 3", "</b>", "{name} 100%", "-> x", "<!-- -->"] {
            assert_eq!(places(text), [], "{text}");
        }
    }

    #[test]
    fn mistakes_are_told_apart() {
        let mistake = |text: &str| Template::parse(text).1;
        assert_eq!(mistake("<>"), [Mistake::Empty]);
        assert_eq!(mistake("a <name b"), [Mistake::Unclosed { place: "<name".into(), name: "name".into() }]);
        assert_eq!(mistake("<user-id>"), [Mistake::BadName { place: "<user-id>".into() }]);
        assert_eq!(mistake("<n:zz>"), [Mistake::BadSpec { place: "<n:zz>".into(), spec: "zz".into() }]);
        assert_eq!(mistake("<r#n b"), [Mistake::Unclosed { place: "<r#n".into(), name: "n".into() }]);
        assert_eq!(mistake("<n:.2"), [Mistake::Unclosed { place: "<n".into(), name: "n".into() }]);
        assert_eq!(mistake("<> and <n").len(), 2);
    }

    #[test]
    fn counts_name_their_fields() {
        let (template, _) = Template::parse("<n:width$.1$>");
        let counts: Vec<_> = template.places().flat_map(|p| p.spec.iter().flat_map(|s| s.counts.clone())).collect();
        assert_eq!(counts, ["width", "1"]);
    }

    #[test]
    fn printing_gives_the_text_back() {
        for text in [
            "",
            "a <b> c",
            "<<",
            "<<<a>",
            "a < b <c:?> <d...> <e?:x>",
            "<>",
            "<a-b>",
            "<a",
            "<n:zz>",
            "x << y <<z",
            "<r#a> <r#>",
        ] {
            assert_eq!(Template::parse(text).0.to_string(), text);
        }
    }
}
