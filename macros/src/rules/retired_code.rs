//! No variant uses a code in `retired(...)`, and each code is listed once.

use crate::{
    attr::{
        Input,
        value::{Code, CodeStyle, CodeValue},
    },
    diag::{Diag, Errors},
    lints::RETIRED_CODE,
};

use super::duplicate_code::code_span;

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    let retired = &input.keys.retired;
    for (index, code) in retired.iter().enumerate() {
        if let Some(first) = retired.iter().take(index).position(|earlier| earlier.value == code.value) {
            errors.push(
                Diag::new(code.span, format!("code `{}` is retired twice", code.value))
                    .help("remove one of them")
                    .note(format!("code {} of `retired(...)` is the same", first + 1)),
            );
        }
        errors.extend(of_other_kind(input, code));
    }
    for variant in input.entries() {
        // If both are empty, the rules about empty codes report them.
        let Some(code) = input.code_of(variant).filter(|code| !code.is_empty()) else { continue };
        if retired.iter().any(|retired| retired.value == code) {
            let diag = Diag::new(code_span(variant), format!("error code `{code}` is retired"))
                .help(format!("give `{}` a code that was never used", variant.name()))
                .note("clients may still rely on its old meaning: `retired(...)` on the enum lists it");
            errors.push(RETIRED_CODE.denies(input, diag));
        }
    }
}

/// A retired code has the kind of this enum's codes: a number under `numeric`, else a text.
fn of_other_kind(input: &Input<'_>, code: &Code) -> Option<Diag> {
    match (&code.value, input.code_style()) {
        _ if !input.knows_code_style() => None,
        (CodeValue::Text(text), _) if text.is_empty() => {
            Some(Diag::new(code.span, "a retired code is empty").help("remove it"))
        }
        (CodeValue::Number(number), CodeStyle::Case(_)) => Some(
            Diag::new(code.span, format!("retired code `{number}` is a number, and the codes of this enum are texts"))
                .help(format!("write `\"{number}\"`, or `code_style = \"numeric\"` on the enum")),
        ),
        (CodeValue::Text(text), CodeStyle::Numeric) => {
            let diag = Diag::new(
                code.span,
                format!("retired code `{text}` is a text, and the codes of this enum are numbers"),
            );
            Some(match text.parse::<u64>() {
                Ok(number) => diag.help(format!("write `{number}`")),
                Err(_) => diag,
            })
        }
        _ => None,
    }
}
