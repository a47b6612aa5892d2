//! A bare name behind a key of `meta(...)`, `args(...)` or `headers(...)` is spelt as the field it means.

use crate::{
    attr::Input,
    diag::{Diag, Errors},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries() {
        let keys = &variant.keys;
        for member in keys.meta.iter().chain(&keys.args).chain(&keys.headers) {
            let Some((ident, near)) = member.value.as_ref().and_then(|value| variant.misspelt(value)) else { continue };
            errors.push(
                Diag::new(ident.span(), format!("`{ident}` names no field of `{}`", variant.name()))
                    .help(format!("a field with a similar name exists: `{near}`")),
            );
        }
    }
}
