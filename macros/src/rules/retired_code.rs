//! A code in `retired(...)` is used by no variant, and listed once.

use crate::{
    attr::Input,
    diag::{Diag, Errors},
    lints::RETIRED_CODE,
};

use super::duplicate_code::code_span;

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    let retired = &input.keys.retired;
    for (index, code) in retired.iter().enumerate() {
        if retired.iter().take(index).any(|earlier| earlier.value == code.value) {
            errors.push(
                Diag::new(code.span, format!("code `{}` is retired twice", code.value)).help("remove one of them"),
            );
        }
    }
    for variant in input.entries() {
        let Some(code) = input.code_of(variant) else { continue };
        if retired.iter().any(|retired| retired.value == code) {
            let diag = Diag::new(code_span(variant), format!("error code `{code}` is retired"))
                .help(format!("give `{}` a code that was never used", variant.name()))
                .note("clients may still hold the old meaning against it: `retired(...)` on the enum lists it");
            errors.push(RETIRED_CODE.denies(input, diag));
        }
    }
}
