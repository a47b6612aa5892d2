//! Texts contain no printf verbs, because nothing would fill them.

use crate::{
    attr::{Input, Variant},
    diag::{Diag, Errors},
    lints::FORMAT_VERB,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries().filter(|variant| !FORMAT_VERB.is_allowed(input, variant)) {
        for (key, text) in variant.texts() {
            let verbs = text.template.literals().flat_map(verbs);
            // A placeholder with a mistake is reported as a whole.
            let is_apart = |verb: &&str| text.mistakes.iter().all(|mistake| !mistake.to_string().contains(verb));
            let verbs: Vec<&str> = verbs.filter(is_apart).collect();
            for (index, verb) in verbs.iter().enumerate() {
                // rustc shows equal reports on one token only once: the ordinal makes them different.
                let which =
                    if verbs.len() > 1 { format!("verb {} of {}", index + 1, verbs.len()) } else { "verb".to_owned() };
                let diag = Diag::new(text.place(verb), format!("left-over format {which} in `{key}`: `{verb}`"))
                    .help(format!("write a placeholder such as `{}` in its place", placeholder_for(verb, variant)));
                errors.push(FORMAT_VERB.denies(input, diag));
            }
        }
    }
}

/// The placeholder that the verb probably means, with a field of the variant if it has one.
fn placeholder_for(verb: &str, variant: &Variant<'_>) -> String {
    let (name, spec) = match verb.chars().last() {
        Some('q') => ("name", ":?"),
        Some('f' | 'F' | 'g' | 'G' | 'e' | 'E') => ("amount", ":.2"),
        Some('x' | 'X') => ("id", ":x"),
        Some('d' | 'i' | 'u') => ("count", ""),
        _ => ("name", ""),
    };
    format!("<{}{spec}>", variant.names().next().unwrap_or(name))
}

/// The verbs of C's and Go's printf in `text`. A letter after the verb makes it a word (`100%sure`) or a URL escape
/// (`%20day`); a space before it makes the `%` a percent sign.
fn verbs(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('%') {
        let Some(after) = text.get(at + 1..) else { continue };
        let flags = after.trim_start_matches(['-', '+', '#', '0']);
        let width = flags.trim_start_matches(|c: char| c.is_ascii_digit() || c == '*');
        let indexed = width.strip_prefix('$').unwrap_or(width);
        let precision = match indexed.strip_prefix('.') {
            Some(rest) => rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '*'),
            None => indexed,
        };
        let unsized_ = precision.trim_start_matches(['l', 'h', 'z']);
        let mut chars = unsized_.chars();
        let is_verb = chars.next().is_some_and(|c| "bcdeEfFgGiopqstTuUvwxX".contains(c));
        if is_verb && !chars.next().is_some_and(|c| c.is_alphanumeric() || c == '_') {
            let end = text.len() - chars_after(unsized_).len();
            found.extend(text.get(at..end));
        }
    }
    found
}

fn chars_after(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next();
    chars.as_str()
}

#[cfg(test)]
mod tests {
    use super::verbs;

    #[test]
    fn verbs_are_found() {
        assert_eq!(verbs("at most %d of %5.2f, %q: %+v"), ["%d", "%5.2f", "%q", "%+v"]);
        assert_eq!(verbs("%s"), ["%s"]);
        assert_eq!(verbs("%1$s %ld"), ["%1$s", "%ld"]);
        assert_eq!(verbs("(%v)."), ["%v"]);
    }

    #[test]
    fn percent_signs_are_not() {
        for text in ["100%", "50% done", "100%sure", "a%20day", "%E2%80%99", "%%", "% d", "5 %.", "%"] {
            assert_eq!(verbs(text), [""; 0], "{text}");
        }
    }
}
