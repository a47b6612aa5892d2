//! `section`, `prefix` and `domain` are not empty.

use crate::{
    attr::Input,
    diag::{Diag, Errors},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    let keys = &input.keys;
    for (key, text) in [("section", &keys.section), ("prefix", &keys.prefix), ("domain", &keys.domain)] {
        if let Some(text) = text.as_ref().filter(|text| text.value.trim().is_empty()) {
            errors.push(
                Diag::new(text.span, format!("`{key}` is empty")).help(format!("remove `{key}`, or write a text")),
            );
        }
    }
}
