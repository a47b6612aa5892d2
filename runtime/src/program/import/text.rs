//! Texts with placeholders, and how they are recognized in sources.

/// A text with places for values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Literal(String),
    /// The value with this name.
    Place(String),
}

/// Tags that only format a text. Other names in angle brackets are placeholders.
const TAGS: &[&str] = &[
    "a",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "code",
    "del",
    "details",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "samp",
    "script",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];

/// The number of bytes in which a placeholder must end, so that texts are read in linear time.
const LONGEST: usize = 80;

impl Text {
    /// A text of a page: `<name>`, `{name}`, `{{name}}`, `${name}`, `#{name}`, `%{name}` and `%(name)s` are placeholders.
    pub(super) fn of_page(text: &str) -> Self {
        let mut read = Self::default();
        let mut rest = text;
        while let Some(at) = rest.find(['<', '{', '$', '#', '%']) {
            let (before, from) = rest.split_at(at);
            read.push_literal(before);
            if let Some((name, after)) = placeholder(from) {
                read.pieces.push(Piece::Place(name));
                rest = after;
            } else {
                let after = from.trim_start_matches(['{', '$', '#', '%']);
                let length = (from.len() - after.len()).max(1);
                let (opening, after) = from.split_at(length);
                read.push_literal(opening);
                rest = after;
            }
        }
        read.push_literal(rest);
        read
    }

    /// A text of an export, which lists its placeholders.
    pub(super) fn of_export(text: &str, names: &[String]) -> Self {
        let mut read = Self::default();
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            let (before, from) = rest.split_at(at);
            read.push_literal(before);
            let inner = from.strip_prefix('<').unwrap_or_default();
            let name = head(inner).split_once('>').map(|(name, _)| name);
            if let Some(name) = name.filter(|name| names.iter().any(|known| known == name)) {
                read.pieces.push(Piece::Place(name.to_owned()));
                rest = inner.get(name.len() + 1..).unwrap_or_default();
            } else {
                read.push_literal("<");
                rest = inner;
            }
        }
        read.push_literal(rest);
        read
    }

    fn push_literal(&mut self, text: &str) {
        match self.pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(Piece::Literal(last)) => last.push_str(text),
            _ => self.pieces.push(Piece::Literal(text.to_owned())),
        }
    }

    pub(super) fn places(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Place(name) => Some(name.as_str()),
            Piece::Literal(_) => None,
        })
    }

    pub(super) fn literals(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Literal(text) => Some(text.as_str()),
            Piece::Place(_) => None,
        })
    }

    pub(super) fn is_blank(&self) -> bool {
        self.pieces.iter().all(|piece| matches!(piece, Piece::Literal(text) if text.trim().is_empty()))
    }

    /// The text with placeholders as `<name>`.
    pub(super) fn plain(&self) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Literal(text) => text.clone(),
            Piece::Place(name) => format!("<{name}>"),
        });
        pieces.collect()
    }

    /// The left-over verbs of printf: `%d`, `%5.2f`, `%[1]s`.
    pub(super) fn verbs(&self) -> Vec<&str> {
        self.literals().flat_map(verbs).collect()
    }
}

/// The first bytes of a text.
fn head(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

/// The name of the placeholder that the text begins with, and the text after it.
fn placeholder(text: &str) -> Option<(String, &str)> {
    let forms = [("{{", "}}"), ("${", "}"), ("#{", "}"), ("%{", "}"), ("{", "}"), ("<", ">"), ("%(", ")")];
    let (opening, closing) = forms.into_iter().find(|(opening, _)| text.starts_with(opening))?;
    let inner = text.strip_prefix(opening)?;
    let (content, _) = head(inner).split_once(closing)?;
    let name = name(content.trim(), opening == "<")?;
    let mut after = inner.get(content.len() + closing.len()..)?;
    if opening == "%(" {
        after = after.strip_prefix(['s', 'd', 'r', 'f', 'i', 'v'])?;
    }
    Some((name, after))
}

/// A name from what stands between brackets: `user id`, `user-id` and `user.id` become `user_id`.
fn name(content: &str, is_angled: bool) -> Option<String> {
    if is_angled && TAGS.contains(&content.to_ascii_lowercase().as_str()) {
        return None;
    }
    if !content.starts_with(|char: char| char.is_alphanumeric() || char == '_') {
        return None;
    }
    let content = content.split(':').next().unwrap_or_default();
    let is_separator = |char: char| matches!(char, ' ' | '-' | '.');
    let is_legal = |char: char| char.is_alphanumeric() || char == '_' || is_separator(char);
    let words: Vec<_> = content.split(is_separator).filter(|word| !word.is_empty()).collect();
    if !content.chars().all(is_legal) || words.is_empty() || words.len() > 4 {
        return None;
    }
    Some(words.join("_"))
}

/// Whether a text has left-over verbs of printf.
pub(in crate::program) fn has_verbs(text: &str) -> bool {
    !verbs(text).is_empty()
}

/// The verbs of C's and Go's printf in a text, by the rule of the derive's lint `format_verb`.
fn verbs(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('%') {
        let Some(after) = text.get(at + 1..) else { continue };
        let is_width = |char: char| char.is_ascii_digit() || char == '*';
        let rest = after.trim_start_matches(['-', '+', '#', '0']).trim_start_matches(is_width);
        let rest = rest.strip_prefix('$').unwrap_or(rest);
        let rest = rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(is_width));
        let rest = rest.trim_start_matches(['l', 'h', 'z']);
        let mut chars = rest.chars();
        let is_verb = chars.next().is_some_and(|char| "bcdeEfFgGiopqstTuUvwxX".contains(char));
        let end = text.len() - chars.as_str().len();
        if is_verb && !chars.next().is_some_and(|char| char.is_alphanumeric() || char == '_') {
            found.extend(text.get(at..end));
        }
    }
    found
}
