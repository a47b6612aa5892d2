//! Two variants do not share a code.

use std::collections::HashMap;

use crate::{
    attr::{Input, Variant},
    diag::{Diag, Errors, Extent},
    lints::{DUPLICATE_CODE, EMPTY_CODE},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    let mut first_with: HashMap<String, &Variant<'_>> = HashMap::new();
    for variant in input.entries() {
        let Some(code) = input.code_of(variant).map(|code| code.to_string()) else { continue };
        // An empty code is reported by its own rule; sharing it is not a second mistake.
        if code.is_empty() && !EMPTY_CODE.is_allowed(input, variant) {
            continue;
        }
        let Some(first) = first_with.get(&code) else {
            first_with.insert(code, variant);
            continue;
        };
        if !DUPLICATE_CODE.is_allowed(input, variant) {
            let diag = Diag::new(
                code_span(variant),
                format!("error code `{code}` is declared by both `{}` and `{}`", first.name(), variant.name()),
            )
            .help(format!("give `{}` a code of its own", variant.name()));
            errors.push(DUPLICATE_CODE.denies(input, diag));
        }
    }
}

/// The stated code, or the name from which the default was made.
pub(super) fn code_span(variant: &Variant<'_>) -> Extent {
    variant.keys.code.as_ref().map_or_else(|| variant.ident.span().into(), |code| code.span)
}
