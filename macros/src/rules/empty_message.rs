//! A stated text is not empty.

use crate::{
    attr::Input,
    diag::{Diag, Errors},
    lints::EMPTY_MESSAGE,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries().filter(|variant| !EMPTY_MESSAGE.is_allowed(input, variant)) {
        for (key, text) in variant.texts().filter(|(_, text)| text.template.is_blank()) {
            let help = match key {
                "message" => {
                    format!("write a text, or leave `message` out for `{}`", crate::case::sentence(&variant.name()))
                }
                _ => format!("write a text, or leave `{key}` out"),
            };
            errors.push(EMPTY_MESSAGE.denies(input, Diag::new(text.span, format!("`{key}` is empty")).help(help)));
        }
    }
}
