//! Retry advice does not contradict itself, and a delay comes from an existing field.

use crate::{
    attr::{
        Input,
        value::{RetryAfterValue, RetryValue},
    },
    diag::{Diag, Errors},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries() {
        let Some(after) = &variant.keys.retry_after else { continue };
        if let Some(retry) = variant.keys.retry.as_ref().filter(|retry| retry.value == RetryValue::Never) {
            // The report points at the later of the two.
            let position = |name| variant.written.iter().position(|(key, _)| *key == name);
            let (span, what, earlier) = if position("retry") < position("retry_after") {
                (after.span, "`retry_after` contradicts `retry = \"never\"`", "`retry`")
            } else {
                (retry.span, "`retry = \"never\"` contradicts `retry_after`", "`retry_after`")
            };
            errors
                .push(Diag::new(span, what).help("remove one of them").note(format!("{earlier} is written before it")));
        }
        if let RetryAfterValue::Field(field) = &after.value
            && variant.bound(field).is_none()
        {
            let name = syn::ext::IdentExt::unraw(field).to_string();
            errors.push(
                    Diag::new(after.span, format!("`{name}` names no field of `{}`", variant.name()))
                        .similar("field", &name, variant.fields.iter().map(|field| field.binding.as_str()))
                        .note("`retry_after` takes a whole number of seconds, or a field that is a `Duration` or an unsigned integer of seconds"),
                );
        }
    }
}
