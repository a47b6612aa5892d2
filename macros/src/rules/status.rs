//! Every entry has a status. Its range and its name are checked where the value is read.

use crate::{
    attr::Input,
    diag::{Diag, Errors},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    // A status that could not be read is reported already, and not missing.
    if input.written.contains(&"status") {
        return;
    }
    for variant in input.entries().filter(|variant| input.status_of(variant).is_none()) {
        if variant.written.iter().any(|(key, _)| *key == "status") {
            continue;
        }
        let diag = Diag::new(variant.ident.span(), format!("`{}` has no status", variant.name()));
        errors.push(if input.is_struct() {
            diag.help("write `#[api(status = …)]` on it")
        } else {
            diag.help("write `#[api(status = …)]` on the variant, or on the enum for all that state none")
        });
    }
}
