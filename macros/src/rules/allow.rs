//! Every name in `allow(...)` is the name of a lint that can be allowed.

use crate::{
    attr::{
        Input,
        value::{Allowed, listed},
    },
    diag::{Diag, Errors},
    lints::Lint,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    let of_variants = input.variants.iter().map(|variant| &variant.keys.allow);
    for list in [&input.keys.allow].into_iter().chain(of_variants) {
        errors.extend(list.iter().filter_map(mistake));
    }
}

fn mistake(allowed: &Allowed) -> Option<Diag> {
    let Allowed { name, is_bare, written, span } = allowed;
    let lint = Lint::meant_by(allowed);
    match (Lint::named(name), lint) {
        (Some(lint), _) if !lint.can_be_allowed => Some(
            Diag::new(*span, format!("lint `{name}` cannot be allowed"))
                .note("clients rely on a code: it must never change its meaning"),
        ),
        (Some(_), _) if *is_bare => None,
        (_, Some(lint)) if !is_bare => {
            Some(Diag::new(*span, format!("expected the name of a lint, found `{written}`")).write(lint.name))
        }
        _ => Some(
            Diag::new(*span, format!("unknown lint `{written}`"))
                .similar("lint", name, Lint::names())
                .note(format!("the lints that can be allowed are {}", listed(Lint::names()))),
        ),
    }
}
