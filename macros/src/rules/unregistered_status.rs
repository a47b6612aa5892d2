//! Every status is in the IANA registry of HTTP status codes.

use crate::{
    attr::{Input, value::Status},
    diag::{Diag, Errors},
    http,
    lints::UNREGISTERED_STATUS,
    resolve::implied_status,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    let mut inherited = false;
    for variant in input.entries().filter(|variant| !UNREGISTERED_STATUS.is_allowed(input, variant)) {
        if let Some(status) = &variant.keys.status {
            check_status(input.place_of_entry(), status, errors);
        } else if let (Some(code), Some(value)) = (&variant.keys.code, implied_status(variant)) {
            check_status(input.place_of_entry(), &Status { value, span: code.span }, errors);
        } else {
            inherited = true;
        }
        for status in variant.keys.status_from.iter().flat_map(|from| &from.statuses) {
            check_status(input.place_of_entry(), status, errors);
        }
    }
    // The enum's status is reported once, if a variant uses it that does not allow the lint.
    if let Some(status) = input.keys.status.as_ref().filter(|_| inherited) {
        check_status(input.container(), status, errors);
    }
}

fn check_status(place: &str, status: &Status, errors: &mut Errors) {
    let value = status.value;
    if http::is_registered(value) {
        return;
    }
    let class = if value < 500 { "400" } else { "500" };
    let diag = Diag::new(status.span, format!("status {value} is not registered with IANA"))
        .note(format!("clients treat a status they do not know as {class} (RFC 9110, section 15)"));
    errors.push(UNREGISTERED_STATUS.denies_at(place, diag));
}
