//! Every name in `args(...)` is shown: by a text, or by `meta` under its own name.

use std::collections::HashSet;

use crate::{
    attr::{Input, Variant},
    diag::{Diag, Errors},
    lints::UNUSED_ARG,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    let with_args = input.entries().filter(|variant| !variant.keys.args.is_empty());
    for variant in with_args.filter(|variant| !UNUSED_ARG.is_allowed(input, variant)) {
        let used = used(variant);
        // A text that could not be read, or with a mistake in it, may show any name.
        let unclear = variant.templates().any(|(_, text)| !text.mistakes.is_empty())
            || variant
                .attempted
                .iter()
                .any(|key| ["message", "long", "hint", "meta", "headers", "challenge"].contains(key))
            || variant.templates().any(|(_, text)| text.template.places().any(|place| !is_known(variant, &place.name)));
        for arg in variant.keys.args.iter().filter(|arg| !unclear && !used.contains(arg.name.as_str())) {
            let name = &arg.name;
            let diag = Diag::new(arg.ident.span(), format!("nothing shows `{name}`, a name of `args(...)`"))
                .help(format!("write `<{name}>` in a text, or remove it"));
            errors.push(UNUSED_ARG.denies(input, diag));
        }
    }
}

fn is_known(variant: &Variant<'_>, name: &str) -> bool {
    variant.names().any(|known| known == name)
}

/// The names that texts show, also in braces by mistake, and those of `meta` alone.
fn used<'a>(variant: &'a Variant<'_>) -> HashSet<&'a str> {
    let places = variant.templates().flat_map(|(_, text)| text.template.places());
    let shown = places.flat_map(|place| {
        let counts = place.spec.iter().flat_map(|spec| &spec.counts);
        [&place.name].into_iter().chain(counts).map(String::as_str)
    });
    let members = variant.keys.meta.iter().filter(|member| member.value.is_none()).map(|member| member.name.as_str());
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let literals = variant.templates().flat_map(|(_, text)| text.template.literals());
    let lost = literals
        .filter(|text| text.contains(['{', '$', '%', '<']))
        .flat_map(move |text| text.split(move |c| !is_word(c)));
    shown.chain(members).chain(lost).collect()
}
