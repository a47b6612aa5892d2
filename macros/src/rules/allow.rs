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
    let of_variants = input.variants.iter().flat_map(|variant| &variant.keys.allow);
    errors.extend(input.keys.allow.iter().chain(of_variants).filter_map(mistake));
}

fn mistake(Allowed { name, span }: &Allowed) -> Option<Diag> {
    match Lint::named(name) {
        Some(lint) if lint.can_be_allowed => None,
        Some(_) => Some(
            Diag::new(*span, format!("lint `{name}` cannot be allowed"))
                .note("clients rely on a code: it must never change its meaning"),
        ),
        None => Some(
            Diag::new(*span, format!("unknown lint `{name}`"))
                .similar("lint", name, Lint::names())
                .note(format!("the lints that can be allowed are {}", listed(Lint::names()))),
        ),
    }
}
