//! A `pointer` field holds the place of the mistake in the request. If a text or `meta` shows the field as well, it
//! probably holds the value.

use crate::{
    attr::Input,
    diag::{Diag, Errors},
    lints::POINTER_VALUE,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries().filter(|variant| !POINTER_VALUE.is_allowed(input, variant)) {
        let shown = variant.shown();
        for field in &variant.fields {
            let Some(pointer) = field.keys.pointer else { continue };
            let other = shown.iter().find(|shown| {
                shown.field.name == field.name
                    && !shown.derived
                    && !["`pointer`", "`retry_after`"].contains(&&*shown.by)
            });
            // A secret is reported wherever it is shown.
            let Some(other) = other.filter(|_| field.keys.secret.is_none()) else { continue };
            let name = &field.name;
            let diag = Diag::new(
                pointer.span,
                format!("{} shows `{name}` too, so it holds a value, and a pointer holds a place", other.by),
            )
            .help(format!(
                "write `pointer = \"/{name}\"` on the {} in its place, or keep the place in a field of its own",
                input.place_of_entry()
            ));
            errors.push(POINTER_VALUE.denies(input, diag));
        }
    }
}
