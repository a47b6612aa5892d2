//! One code has one status, even if variants may share the code.

use std::collections::HashMap;

use crate::{
    attr::{Input, Variant},
    diag::{Diag, Errors},
    lints::{CODE_NAMES_STATUS, CONFLICTING_STATUS, DUPLICATE_CODE},
};

use super::code_names_status::other_status;

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    let mut first_with: HashMap<String, (u16, &Variant<'_>)> = HashMap::new();
    for variant in input.entries() {
        let (Some(code), Some(status)) = (input.code_of(variant), input.status_of(variant)) else { continue };
        let code = code.to_string();
        let Some((first_status, first)) = first_with.get(&code) else {
            first_with.insert(code, (status, variant));
            continue;
        };
        // A code that may not be shared at all is reported once, by that rule.
        let shared = DUPLICATE_CODE.is_allowed(input, variant);
        // A status that contradicts its own code is reported by that rule.
        let contradicted = variant.keys.code.as_ref().is_some_and(|code| other_status(code, status).is_some())
            && !CODE_NAMES_STATUS.is_allowed(input, variant);
        if *first_status == status || !shared || contradicted || CONFLICTING_STATUS.is_allowed(input, variant) {
            continue;
        }
        let span = variant.keys.status.as_ref().map_or_else(|| variant.ident.span().into(), |status| status.span);
        let diag = Diag::new(span, format!("error code `{code}` has several statuses: {first_status} and {status}"))
            .help(format!("give `{}` the status {first_status}, or a code of its own", variant.name()))
            .note(format!("`{}` declares it with status {first_status}", first.name()));
        errors.push(CONFLICTING_STATUS.denies(input, diag));
    }
}
