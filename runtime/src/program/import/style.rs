//! The style and the prefix that the codes of a section have in common.

use super::source::Code;

/// A style, and whether a code is written in it.
type Case = (&'static str, fn(&str) -> bool);

/// The styles of codes, the usual one first.
const CASES: &[Case] = &[
    ("snake_case", |code| words(code, '_', |char| char.is_ascii_lowercase())),
    ("SCREAMING_SNAKE_CASE", |code| words(code, '_', |char| char.is_ascii_uppercase())),
    ("kebab-case", |code| words(code, '-', |char| char.is_ascii_lowercase())),
    ("camelCase", |code| one_word(code, |char| char.is_ascii_lowercase())),
    ("PascalCase", |code| one_word(code, |char| char.is_ascii_uppercase())),
];

fn words(code: &str, separator: char, is_letter: fn(char) -> bool) -> bool {
    code.split(separator)
        .all(|word| !word.is_empty() && word.chars().all(|char| is_letter(char) || char.is_ascii_digit()))
}

fn one_word(code: &str, begins: fn(char) -> bool) -> bool {
    code.starts_with(|char: char| begins(char) || char.is_ascii_digit())
        && code.chars().all(|char| char.is_ascii_alphanumeric())
}

pub(in crate::program) struct Style {
    /// `None` if the codes are numbers.
    case: Option<Case>,
    prefix: String,
    /// Whether most codes have no style.
    is_allowed: bool,
}

impl Style {
    pub(in crate::program) fn of(codes: &[Code]) -> Self {
        let numbers = codes.iter().filter(|code| matches!(code, Code::Number(_))).count();
        if numbers > 0 && numbers * 2 >= codes.len() {
            let is_allowed = numbers < codes.len();
            return Self { case: None, prefix: String::new(), is_allowed };
        }
        let texts: Vec<_> = codes.iter().map(Code::text).filter(|code| !code.is_empty()).collect();
        let prefix = prefix(&texts);
        let rests = || texts.iter().map(|code| code.strip_prefix(&prefix).unwrap_or(code));
        let count = |is_case: fn(&str) -> bool| rests().filter(|rest| is_case(rest)).count();
        let mut best = ("snake_case", CASES.first().map_or(0, |(_, is_case)| count(*is_case)));
        for (name, is_case) in CASES {
            let matching = count(*is_case);
            if matching > best.1 {
                best = (name, matching);
            }
        }
        let case = CASES.iter().find(|(name, _)| *name == best.0).copied();
        Self { case, prefix, is_allowed: best.1 * 2 < texts.len() }
    }

    /// Whether the derive accepts the code.
    pub(in crate::program) fn has(&self, code: &Code) -> bool {
        self.is_allowed
            || match (self.case, code) {
                (None, code) => matches!(code, Code::Number(_)),
                (Some((_, is_case)), Code::Text(text)) => text.strip_prefix(&self.prefix).is_some_and(is_case),
                (Some(_), Code::Number(_)) => false,
            }
    }

    pub(in crate::program) fn unprefixed<'c>(&self, code: &'c str) -> &'c str {
        code.strip_prefix(&self.prefix).unwrap_or(code)
    }

    /// The keys of the enum.
    pub(in crate::program) fn keys(&self) -> Vec<String> {
        let mut keys = Vec::new();
        match self.case {
            None => keys.push("code_style = \"numeric\"".to_owned()),
            Some(("snake_case", _)) => {}
            Some((name, _)) => keys.push(format!("code_style = {name:?}")),
        }
        if !self.prefix.is_empty() {
            keys.push(format!("prefix = {:?}", self.prefix));
        }
        if self.is_allowed {
            keys.push("allow(code_style)".to_owned());
        }
        keys
    }
}

/// The beginning of all codes, up to a mark: `user:`, `billing.`.
fn prefix(codes: &[String]) -> String {
    let Some(first) = codes.first() else { return String::new() };
    let is_mark = |char: char| matches!(char, ':' | '.' | '/');
    let mut ends: Vec<_> =
        first.char_indices().filter(|(_, char)| is_mark(*char)).map(|(at, char)| at + char.len_utf8()).collect();
    // One prefix is legible; a path of many parts is not tried.
    ends.truncate(4);
    ends.reverse();
    let common = ends
        .into_iter()
        .filter_map(|end| first.get(..end))
        .find(|start| codes.iter().all(|code| code.starts_with(start) && code.len() > start.len()));
    common.unwrap_or_default().to_owned()
}
