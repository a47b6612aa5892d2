//! Retry advice does not contradict itself, and a delay comes from a field that exists.

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
        if variant.keys.retry.as_ref().is_some_and(|retry| retry.value == RetryValue::Never) {
            errors.push(
                Diag::new(after.span, "`retry_after` contradicts `retry = \"never\"`").help("remove one of them"),
            );
        }
        if let RetryAfterValue::Field(field) = &after.value {
            let name = syn::ext::IdentExt::unraw(field).to_string();
            if !variant.fields.iter().any(|field| field.binding == name) {
                errors.push(
                    Diag::new(after.span, format!("`retry_after` names no field of `{}`: `{name}`", variant.name()))
                        .similar("field", &name, variant.fields.iter().map(|field| field.binding.as_str()))
                        .note("`retry_after` takes a whole number of seconds, or a field that is a `Duration` or an unsigned integer of seconds"),
                );
            }
        }
    }
}
