//! Names of types, variants, modules and fields, from what a source calls them.

use std::collections::{HashMap, HashSet};

/// Names that no identifier can have, even behind `r#`.
const UNNAMEABLE: &[&str] = &["self", "super", "crate", "Self", "_"];

/// The number of bytes after which a name ends with the next word.
const LONGEST: usize = 100;

/// The words of a name: split at everything that is no letter or digit, and at capitals after small letters.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let chars: Vec<_> = name.chars().collect();
    for (index, &char) in chars.iter().enumerate() {
        let next = chars.get(index + 1);
        let before = index.checked_sub(1).and_then(|before| chars.get(before));
        // Apostrophes stand inside words.
        if matches!(char, '\'' | '’') {
            continue;
        }
        if !is_part(char) {
            words.push(String::new());
            continue;
        }
        let after_small = before.is_some_and(|before| before.is_lowercase() || before.is_numeric());
        let ends_capitals =
            before.is_some_and(|before| before.is_uppercase()) && next.is_some_and(|next| next.is_lowercase());
        if char.is_uppercase() && (after_small || ends_capitals) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(char);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether an identifier can have the character.
fn is_part(char: char) -> bool {
    char.is_ascii_alphanumeric()
        || !char.is_ascii() && char.is_alphanumeric() && syn::parse_str::<syn::Ident>(&format!("a{char}")).is_ok()
}

/// Whether an identifier can begin with the character.
fn can_begin(char: char) -> bool {
    let mut buffer = [0; 4];
    char.is_ascii_alphabetic() || char == '_' || syn::parse_str::<syn::Ident>(char.encode_utf8(&mut buffer)).is_ok()
}

/// `not found` → `NotFound`.
pub(super) fn pascal(name: &str) -> String {
    let mut pascal = String::new();
    for word in words(name) {
        // A sentence is no name; its beginning is one.
        if pascal.len() + word.len() > LONGEST && !pascal.is_empty() {
            break;
        }
        let is_shouted = word.chars().all(|char| !char.is_lowercase());
        let mut chars = word.chars();
        pascal.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        if is_shouted {
            pascal.extend(chars.flat_map(char::to_lowercase));
        } else {
            pascal.push_str(chars.as_str());
        }
    }
    let begins = pascal.chars().next().is_none_or(can_begin);
    if !begins || UNNAMEABLE.contains(&pascal.as_str()) {
        pascal.insert_str(0, "Error");
    }
    pascal
}

/// `Not found` → `not_found`.
pub(super) fn snake(name: &str) -> String {
    let words: Vec<_> = words(name).iter().map(|word| word.to_lowercase()).collect();
    field(&words.join("_"))
}

/// A name that a field can have, as similar as possible.
pub(super) fn field(name: &str) -> String {
    let legal: String = name.chars().map(|char| if is_part(char) || char == '_' { char } else { '_' }).collect();
    match legal.as_str() {
        "" => "value".to_owned(),
        name if UNNAMEABLE.contains(&name) => format!("{}_value", name.trim_matches('_').to_lowercase()),
        name if !name.starts_with(can_begin) => format!("value_{name}"),
        name if name.chars().all(|char| char == '_') => "value".to_owned(),
        _ => legal,
    }
}

/// An identifier as it is written: keywords are raw.
pub(super) fn written(name: &str) -> String {
    if syn::parse_str::<syn::Ident>(name).is_ok() { name.to_owned() } else { format!("r#{name}") }
}

/// Names that are taken, so that each is given once.
#[derive(Debug, Default)]
pub(super) struct Taken {
    names: HashSet<String>,
    /// The number that the next equal name tries first.
    next: HashMap<String, usize>,
}

impl Taken {
    /// The name, or with the lowest number that makes it new.
    pub(super) fn take(&mut self, name: &str) -> String {
        if self.names.insert(name.to_owned()) {
            return name.to_owned();
        }
        // A name that ends in a digit is kept apart from its number.
        let glue = if name.ends_with(|char: char| char.is_numeric()) { "_" } else { "" };
        let next = self.next.entry(name.to_owned()).or_insert(2);
        loop {
            let numbered = format!("{name}{glue}{next}");
            *next += 1;
            if self.names.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}
