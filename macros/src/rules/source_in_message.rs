//! What a source error says is for the log: no text, meta member or header shows it.

use crate::{
    attr::Input,
    diag::{Diag, Errors},
    lints::SOURCE_IN_MESSAGE,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries().filter(|variant| !SOURCE_IN_MESSAGE.is_allowed(input, variant)) {
        for shown in variant.shown().into_iter().filter(|shown| shown.field.is_source() && !shown.derived) {
            let name = &shown.field.name;
            let diag = Diag::new(shown.span, format!("{} shows the source error `{name}` to clients", shown.by))
                .help("say what failed in words of your own: the source is logged, and sent under `Exposure::Development` alone");
            errors.push(SOURCE_IN_MESSAGE.denies(input, diag));
        }
    }
}
