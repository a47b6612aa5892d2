//! The text of a source error is for the log: no text, meta member or header shows it.

use std::collections::HashSet;

use crate::{
    attr::{Field, Input},
    diag::{Diag, Errors},
    lints::SOURCE_IN_MESSAGE,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries().filter(|variant| !SOURCE_IN_MESSAGE.is_allowed(input, variant)) {
        let mut told = HashSet::new();
        for shown in variant.shown().into_iter().filter(|shown| shown.field.is_source() && !shown.derived) {
            let name = &shown.field.name;
            // A text or an expression that shows it twice is one mistake.
            if !told.insert((shown.by.clone(), name)) {
                continue;
            }
            let diag = Diag::new(shown.span, format!("{} shows the source error `{name}` to clients", shown.by))
                .help("say what failed in words of your own: the source is logged, and sent under `Exposure::Development` alone");
            errors.push(SOURCE_IN_MESSAGE.denies(input, diag));
        }
    }
    // If there is a secret, that rule already rejects the whole `self`, and it cannot be allowed.
    let secret = input.hidden_field(|field| field.keys.secret.is_some());
    let Some(source) = input.hidden_field(Field::is_source).filter(|_| secret.is_none()) else { return };
    for variant in input.entries().filter(|variant| !SOURCE_IN_MESSAGE.is_allowed(input, variant)) {
        for (by, span) in variant.whole_self() {
            let diag = Diag::new(span, format!("{by} reads `self`, which holds the source error `{}`", source.name))
                .help("write the fields that it reads by their names");
            errors.push(SOURCE_IN_MESSAGE.denies(input, diag));
        }
    }
}
