//! A status is in the IANA registry of HTTP status codes.

use crate::{
    attr::{Input, value::Status},
    diag::{Diag, Errors},
    http,
    lints::UNREGISTERED_STATUS,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    let enum_allows = input.keys.allow.iter().any(|allowed| *allowed.lint == UNREGISTERED_STATUS);
    if let Some(status) = input.keys.status.as_ref().filter(|_| !enum_allows) {
        check_status(input, status, errors);
    }
    for variant in input.entries().filter(|variant| !UNREGISTERED_STATUS.is_allowed(input, variant)) {
        if let Some(status) = &variant.keys.status {
            check_status(input, status, errors);
        } else if let (Some(code), Some(value)) = (&variant.keys.code, crate::attr::implied_status(variant)) {
            check_status(input, &Status { value, span: code.span }, errors);
        }
    }
}

fn check_status(input: &Input<'_>, status: &Status, errors: &mut Errors) {
    let value = status.value;
    if http::is_registered(value) {
        return;
    }
    let class = if value < 500 { "400" } else { "500" };
    let diag = Diag::new(status.span, format!("status {value} is not registered with IANA"))
        .note(format!("clients treat a status they do not know as {class} (RFC 9110, section 15)"));
    errors.push(UNREGISTERED_STATUS.denies(input, diag));
}
