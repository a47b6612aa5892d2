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
    let diag = match (&code.value, style) {
        (CodeValue::Number(_), CodeStyle::Numeric) => return,
        (CodeValue::Number(_), CodeStyle::Case(case)) => wrong(format!("is a number, not in {}", case.name()))
            .help("write `code_style = \"numeric\"` on the enum if its codes are numbers"),
        (CodeValue::Text(text), CodeStyle::Numeric) => match text.parse::<u64>() {
            Ok(number) => wrong("is a string, not a number".to_owned()).help(format!("write `{number}`")),
            Err(_) => wrong("is not a number".to_owned()).help(numeric_help(input, variant)),
        },
        (CodeValue::Text(text), CodeStyle::Case(case)) => match text.strip_prefix(prefix) {
            Some(rest) if case.matches(rest) => return,
            Some(rest) => wrong(format!("is not in {}", case.name())).help(corrected(
                prefix,
                &case.apply(rest),
                &case.apply(&variant.name()),
            )),
            None => wrong(format!("does not begin with the prefix `{prefix}`")).help(corrected(
                prefix,
                &case.apply(unprefixed(text, prefix)),
                &case.apply(&variant.name()),
            )),
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

fn corrected(prefix: &str, rest: &str, default: &str) -> String {
    // A code without letters and digits cannot be corrected, so the default code is suggested.
    match if rest.is_empty() { default } else { rest } {
        rest if rest.is_ascii() && !rest.is_empty() => format!("write `{prefix}{rest}`"),
        _ => "write it in ASCII letters and digits, which every client can compare".to_owned(),
    }
}

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
