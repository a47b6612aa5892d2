//! A `secret` field reaches neither clients nor the generated `Display`.

use std::collections::HashSet;

use crate::{
    attr::Input,
    diag::{Diag, Errors},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries() {
        for field in variant.fields.iter().filter(|field| field.is_source()) {
            // `details` shows sources in development, and logs always do.
            errors.extend(field.keys.secret.map(|secret| {
                Diag::new(secret.span, format!("`{}` is the source, whose text is logged", field.name))
                    .help("keep it out of the error, or remove `secret` from the field")
            }));
        }
        let mut told = HashSet::new();
        for shown in variant.shown().into_iter().filter(|shown| shown.field.keys.secret.is_some()) {
            // A text or an expression that shows it twice is one mistake.
            if !told.insert((shown.by.clone(), &shown.field.name)) {
                continue;
            }
            errors.push(
                Diag::new(shown.span, format!("{} shows `{}`, which is `secret`", shown.by, shown.field.name))
                    .help("leave it out, or remove `secret` from the field"),
            );
        }
    }
    let Some(secret) = input.hidden_field(|field| field.keys.secret.is_some()) else { return };
    for variant in input.entries() {
        for (by, span) in variant.whole_self() {
            errors.push(
                Diag::new(span, format!("{by} reads `self`, which holds the secret `{}`", secret.name))
                    .help("write the fields that it reads by their names"),
            );
        }
    }
}
