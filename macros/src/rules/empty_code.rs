//! A code is not the empty string.

use crate::{
    attr::{Input, value::CodeValue},
    diag::{Diag, Errors},
    lints::EMPTY_CODE,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries().filter(|variant| !EMPTY_CODE.is_allowed(input, variant)) {
        let Some(code) = &variant.keys.code else { continue };
        if code.value != CodeValue::Text(String::new()) {
            continue;
        }
        // Without the key, the user gets the default code, made from the name.
        let default = match input.code_style() {
            crate::attr::value::CodeStyle::Case(case) => format!("{}{}", input.prefix(), case.apply(&variant.name())),
            crate::attr::value::CodeStyle::Numeric => "400001".to_owned(),
        };
        let diag = Diag::new(code.span, "`code` is empty").help(format!("write a code such as `{default}`"));
        errors.push(EMPTY_CODE.denies(input, diag));
    }
}
