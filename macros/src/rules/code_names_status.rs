//! A numeric code that begins with an error status begins with the status of its own entry.

use crate::{
    attr::{
        Input,
        value::{Code, CodeStyle, CodeValue},
    },
    diag::{Diag, Errors},
    http,
    lints::CODE_NAMES_STATUS,
    resolve::implied_status,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    // Outside the numeric style, another rule reports a numeric code.
    if input.code_style() != CodeStyle::Numeric {
        return;
    }
    for variant in input.entries().filter(|variant| !CODE_NAMES_STATUS.is_allowed(input, variant)) {
        let (Some(code), Some(status)) = (&variant.keys.code, input.status_of(variant)) else { continue };
        let Some((number, named)) = other_status(code, status) else { continue };
        // The report points at the status if it is stated here: a six-digit code already implies it.
        let span = variant.keys.status.as_ref().map_or(code.span, |status| status.span);
        let diag = Diag::new(span, format!("code `{number}` begins with status {named}, but the status is {status}"));
        let diag = if implied_status(variant).is_some() {
            diag.help(format!("leave `status` out: the code implies {named}"))
        } else {
            diag.help(format!("write `status = {named}`, or a code that begins with {status}"))
        };
        errors.push(CODE_NAMES_STATUS.denies(input, diag));
    }
}

/// The number, and the error status that it begins with, if that differs from `status`.
pub(super) fn other_status(code: &Code, status: u16) -> Option<(i64, u16)> {
    let CodeValue::Number(number) = code.value else { return None };
    let named = number.to_string().get(..3)?.parse::<u16>().ok()?;
    (named != status && http::is_error(named.into())).then_some((number, named))
}
