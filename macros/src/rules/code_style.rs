//! Every stated code has the enum's `prefix`, followed by a name in its `code_style`. Numeric codes are stated, not
//! made from names.

use crate::{
    attr::{
        Input, Variant,
        value::{Code, CodeStyle, CodeValue},
    },
    diag::{Diag, Errors},
    lints::CODE_STYLE,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    if !input.knows_code_style() {
        return;
    }
    if let (Some(prefix), CodeStyle::Numeric) = (&input.keys.prefix, input.code_style()) {
        errors.push(
            Diag::new(prefix.span, "`prefix` contradicts `code_style = \"numeric\"`")
                .help("remove one of them: a number has no text before it"),
        );
    }
    for variant in input.entries() {
        match &variant.keys.code {
            Some(code) if CODE_STYLE.is_allowed(input, variant) || code.value == CodeValue::Text(String::new()) => {}
            Some(code) => check_code(input, variant, code, errors),
            None => check_default(input, variant, errors),
        }
    }
}

fn check_code(input: &Input<'_>, variant: &Variant<'_>, code: &Code, errors: &mut Errors) {
    let prefix = input.prefix();
    let style = input.code_style();
    let wrong = |what: String| Diag::new(code.span, format!("code `{}` {what}", code.value));
    let corrected = |diag: Diag, rest: &str| match style {
        CodeStyle::Case(case) => corrected(diag, prefix, &case.apply(rest), &case.apply(&variant.name())),
        CodeStyle::Numeric => diag,
    };
    let diag = match (&code.value, style) {
        (CodeValue::Number(_), CodeStyle::Numeric) => return,
        (CodeValue::Number(_), CodeStyle::Case(case)) => wrong(format!("is a number, not in {}", case.name()))
            .help("write `code_style = \"numeric\"` on the enum if its codes are numbers"),
        (CodeValue::Text(text), CodeStyle::Numeric) => match text.parse::<i64>() {
            Ok(number) => wrong("is a string, not a number".to_owned()).write(number.to_string()),
            Err(_) => wrong("is not a number".to_owned()).help(numeric_help(input, variant)),
        },
        (CodeValue::Text(text), CodeStyle::Case(case)) => match text.strip_prefix(prefix) {
            Some(rest) if case.matches(rest) => return,
            Some(_) if hidden(text).is_some() => {
                let Some(c) = hidden(text) else { return };
                let visible: String = text.chars().filter(|c| !is_hidden(*c)).collect();
                let shown = text.escape_debug();
                let diag =
                    Diag::new(code.span, format!("code `{shown}` contains {}, which nobody can see", described(c)));
                match visible.strip_prefix(prefix) {
                    Some(rest) if case.matches(rest) => diag.write_text(&visible),
                    _ => diag.help("remove it"),
                }
            }
            Some(rest) if !prefix.is_empty() && rest.starts_with(prefix) => {
                corrected(wrong("has the prefix twice".to_owned()), rest.trim_start_matches(prefix))
            }
            Some(rest) => corrected(wrong(format!("is not in {}", case.name())), rest),
            None => corrected(wrong(format!("does not begin with the prefix `{prefix}`")), unprefixed(text, prefix)),
        },
    };
    errors.push(CODE_STYLE.denies(input, diag));
}

/// The code without the text in place of the prefix: `not_found` for `account:not_found` or `user-not_found`, if the
/// prefix is `user:`.
fn unprefixed<'a>(code: &'a str, prefix: &str) -> &'a str {
    let stem = prefix.trim_end_matches(|c: char| !c.is_alphanumeric());
    match code.strip_prefix(stem) {
        Some(rest) if !stem.is_empty() && rest.starts_with(|c: char| !c.is_alphanumeric()) => rest,
        _ => match prefix.chars().last() {
            Some(separator) if !separator.is_alphanumeric() => code.rsplit(separator).next().unwrap_or(code),
            _ => code,
        },
    }
}

fn corrected(diag: Diag, prefix: &str, rest: &str, default: &str) -> Diag {
    // A code without letters and digits cannot be corrected, so the default code is suggested.
    match if rest.is_empty() { default } else { rest } {
        rest if rest.is_ascii() && !rest.is_empty() => diag.write_text(&format!("{prefix}{rest}")),
        _ => diag.help("write it in ASCII letters and digits, which every client can compare"),
    }
}

/// The first character that no reader can see, or tell from another.
fn hidden(code: &str) -> Option<char> {
    code.chars().find(|c| is_hidden(*c))
}

fn is_hidden(c: char) -> bool {
    c.is_control() || c.is_whitespace() && c != ' ' || HIDDEN.iter().any(|(hidden, _)| *hidden == c)
}

fn described(c: char) -> String {
    let name = HIDDEN.iter().find(|(hidden, _)| *hidden == c).map(|(_, name)| format!(" {name}"));
    format!("U+{:04X}{}", u32::from(c), name.unwrap_or_default())
}

/// By their names in Unicode.
const HIDDEN: &[(char, &str)] = &[
    ('\t', "CHARACTER TABULATION"),
    ('\n', "LINE FEED"),
    ('\r', "CARRIAGE RETURN"),
    ('\u{a0}', "NO-BREAK SPACE"),
    ('\u{ad}', "SOFT HYPHEN"),
    ('\u{180e}', "MONGOLIAN VOWEL SEPARATOR"),
    ('\u{200b}', "ZERO WIDTH SPACE"),
    ('\u{200c}', "ZERO WIDTH NON-JOINER"),
    ('\u{200d}', "ZERO WIDTH JOINER"),
    ('\u{200e}', "LEFT-TO-RIGHT MARK"),
    ('\u{200f}', "RIGHT-TO-LEFT MARK"),
    ('\u{202a}', "LEFT-TO-RIGHT EMBEDDING"),
    ('\u{202b}', "RIGHT-TO-LEFT EMBEDDING"),
    ('\u{202c}', "POP DIRECTIONAL FORMATTING"),
    ('\u{202d}', "LEFT-TO-RIGHT OVERRIDE"),
    ('\u{202e}', "RIGHT-TO-LEFT OVERRIDE"),
    ('\u{202f}', "NARROW NO-BREAK SPACE"),
    ('\u{2060}', "WORD JOINER"),
    ('\u{2066}', "LEFT-TO-RIGHT ISOLATE"),
    ('\u{2067}', "RIGHT-TO-LEFT ISOLATE"),
    ('\u{2068}', "FIRST STRONG ISOLATE"),
    ('\u{2069}', "POP DIRECTIONAL ISOLATE"),
    ('\u{3000}', "IDEOGRAPHIC SPACE"),
    ('\u{feff}', "ZERO WIDTH NO-BREAK SPACE"),
];

fn numeric_help(input: &Input<'_>, variant: &Variant<'_>) -> String {
    let status = input.status_of(variant).unwrap_or(400);
    format!("write an integer such as `{status}001`")
}

fn check_default(input: &Input<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    if variant.wrote("code") {
        return;
    }
    let name = variant.name();
    let span = variant.ident.span();
    match input.code_style() {
        CodeStyle::Numeric => errors.push(
            Diag::new(span, format!("`{name}` has no code, and a number cannot be made from its name"))
                .help(format!("write `code = {}001` on it", input.status_of(variant).unwrap_or(400))),
        ),
        CodeStyle::Case(case) if !CODE_STYLE.is_allowed(input, variant) => {
            let default = case.apply(&name);
            if !case.matches(&default) {
                let diag = Diag::new(span, format!("code `{default}`, made from the name, is not in {}", case.name()))
                    .help("write `code = \"…\"`, in ASCII letters and digits");
                errors.push(CODE_STYLE.denies(input, diag));
            }
        }
        CodeStyle::Case(_) => {}
    }
}
