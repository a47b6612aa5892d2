//! Converts names to other cases: the default `code`, `message` and `section`, and the corrected form of a code.

/// A case that a code, or a meta key made from a field name, can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Snake,
    Screaming,
    Kebab,
    Camel,
    Pascal,
}

impl Case {
    pub(crate) const ALL: [Case; 5] = [Case::Snake, Case::Screaming, Case::Kebab, Case::Camel, Case::Pascal];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Case::Snake => "snake_case",
            Case::Screaming => "SCREAMING_SNAKE_CASE",
            Case::Kebab => "kebab-case",
            Case::Camel => "camelCase",
            Case::Pascal => "PascalCase",
        }
    }

    /// `name` written in this case.
    pub(crate) fn apply(self, name: &str) -> String {
        let words = words(name);
        let join = |separator: &str, change: fn(&str) -> String| {
            words.iter().map(|word| change(word)).collect::<Vec<_>>().join(separator)
        };
        match self {
            Case::Snake => join("_", str::to_lowercase),
            Case::Screaming => join("_", str::to_uppercase),
            Case::Kebab => join("-", str::to_lowercase),
            Case::Pascal => join("", capitalized),
            Case::Camel => lower_first(&join("", capitalized)),
        }
    }

    /// Whether `text` is written in this case: ASCII letters and digits, single separators between words.
    pub(crate) fn matches(self, text: &str) -> bool {
        let letter = |c: char| match self {
            Case::Snake | Case::Kebab => c.is_ascii_lowercase(),
            Case::Screaming => c.is_ascii_uppercase(),
            Case::Camel | Case::Pascal => c.is_ascii_alphabetic(),
        };
        let first = |c: char| match self {
            Case::Camel => c.is_ascii_lowercase() || c.is_ascii_digit(),
            Case::Pascal => c.is_ascii_uppercase() || c.is_ascii_digit(),
            _ => letter(c) || c.is_ascii_digit(),
        };
        let word = |word: &str| !word.is_empty() && word.chars().all(|c| letter(c) || c.is_ascii_digit());
        let separator = match self {
            Case::Snake | Case::Screaming => Some('_'),
            Case::Kebab => Some('-'),
            Case::Camel | Case::Pascal => None,
        };
        text.starts_with(first)
            && match separator {
                Some(separator) => text.split(separator).all(word),
                None => word(text),
            }
    }
}

/// `NotFound` → `Not found`; a word in capitals (`JWTExpired`) stays unchanged.
pub(crate) fn sentence(name: &str) -> String {
    let mut text = String::new();
    for (index, word) in words(name).iter().enumerate() {
        match (index, is_acronym(word)) {
            (0, true) => text.push_str(word),
            (0, false) => text.push_str(&capitalized(word)),
            (_, true) => text.extend([" ", word.as_str()]),
            (_, false) => text.extend([" ", word.to_lowercase().as_str()]),
        }
    }
    text
}

/// `SessionRefreshError` → `Session Refresh`.
pub(crate) fn heading(type_name: &str) -> String {
    let name = match type_name.strip_suffix("Error") {
        Some(rest) if !rest.is_empty() => rest,
        _ => type_name,
    };
    words(name)
        .iter()
        .map(|word| if is_acronym(word) { word.clone() } else { capitalized(word) })
        .collect::<Vec<_>>()
        .join(" ")
}

fn is_acronym(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|c| c.is_uppercase() || c.is_numeric())
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars.flat_map(char::to_lowercase)).collect()
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}

/// Splits at separators, before a capital after a small letter or digit, and before the last capital of a run that a
/// small letter follows (`JWTExpired` is `JWT` and `Expired`).
fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for (index, &c) in chars.iter().enumerate() {
        let previous = index.checked_sub(1).and_then(|index| chars.get(index));
        let next = chars.get(index + 1);
        let starts_word = c.is_uppercase()
            && previous.is_some_and(|p| {
                p.is_lowercase() || p.is_numeric() || p.is_uppercase() && next.is_some_and(|n| n.is_lowercase())
            });
        if (starts_word || !c.is_alphanumeric()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.push(c);
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{Case, heading, sentence};

    #[test]
    fn names_change_case() {
        for (name, snake, camel) in [
            ("NotFound", "not_found", "notFound"),
            ("JWTExpired", "jwt_expired", "jwtExpired"),
            ("Oauth2TokenBad", "oauth2_token_bad", "oauth2TokenBad"),
            ("user-not.found", "user_not_found", "userNotFound"),
            ("X", "x", "x"),
            ("", "", ""),
        ] {
            assert_eq!(Case::Snake.apply(name), snake);
            assert_eq!(Case::Camel.apply(name), camel);
        }
        assert_eq!(Case::Screaming.apply("NotFound"), "NOT_FOUND");
        assert_eq!(Case::Kebab.apply("NotFound"), "not-found");
        assert_eq!(Case::Pascal.apply("not_found"), "NotFound");
    }

    #[test]
    fn every_case_accepts_what_it_writes() {
        for case in Case::ALL {
            for name in ["NotFound", "JWTExpired", "A1b2", "OneTwoThree"] {
                assert!(case.matches(&case.apply(name)), "{} {name}", case.name());
            }
            assert!(Case::Snake.matches("2fa_required"));
            for bad in ["", "_a", "a_", "a__b", "a b", "ä"] {
                assert!(!case.matches(bad), "{} {bad}", case.name());
            }
        }
    }

    #[test]
    fn names_become_words() {
        assert_eq!(sentence("NotFound"), "Not found");
        assert_eq!(sentence("BadJWT"), "Bad JWT");
        assert_eq!(sentence("JWTExpired"), "JWT expired");
        assert_eq!(heading("SessionRefreshError"), "Session Refresh");
        assert_eq!(heading("Error"), "Error");
        assert_eq!(heading("SMSError"), "SMS");
    }
}
