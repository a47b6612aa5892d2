//! The statuses of `status_from(...)` are error statuses, differ from each other and from `status`, and come from an
//! existing field.

use std::collections::HashSet;

use syn::ext::IdentExt;

use crate::{
    attr::Input,
    diag::{Diag, Errors},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries() {
        let Some(from) = &variant.keys.status_from else { continue };
        errors.extend(from.mistakes.iter().cloned());
        if variant.bound(&from.field).is_none() {
            let name = from.field.unraw().to_string();
            errors.push(
                Diag::new(from.field.span(), format!("`{name}` names no field of `{}`", variant.name()))
                    .similar("field", &name, variant.fields.iter().map(|field| field.binding.as_str()))
                    .note("`status_from` takes a field that is a `StatusCode`, a `u16` or an `Option` of these"),
            );
        }
        let mut seen = HashSet::new();
        for status in &from.statuses {
            let value = status.value;
            if input.status_of(variant) == Some(value) {
                errors.push(
                    Diag::new(status.span, format!("{value} is already the status of `{}`", variant.name()))
                        .help("remove it here")
                        .note("`status_from` lists what may be answered besides `status`"),
                );
            } else if !seen.insert(value) {
                errors.push(
                    Diag::new(status.span, format!("repeated status {value} in `status_from(...)`"))
                        .help("remove one of them"),
                );
            }
        }
    }
}
