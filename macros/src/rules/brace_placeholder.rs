//! `{name}` is literal in a text. If `name` is a field, `<name>` was probably meant.

use crate::{
    attr::Input,
    diag::{Diag, Errors},
    lints::BRACE_PLACEHOLDER,
    lost::{Meant, Names},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries().filter(|variant| !BRACE_PLACEHOLDER.is_allowed(input, variant)) {
        let names = Names::of(variant);
        for (key, text) in variant.templates() {
            for lost in text.template.literals().flat_map(|literal| names.lost(literal)).filter(|lost| lost.is_brace) {
                let Meant::Placeholder(placeholder) = lost.meant else { continue };
                // A value in a challenge stands inside quotes.
                let is_outside = || {
                    let whole = text.template.to_string();
                    let before = whole.split(lost.part).next().unwrap_or_default();
                    before.matches('"').count().is_multiple_of(2)
                };
                let placeholder =
                    if key == "challenge" && is_outside() { text.quoted(&placeholder) } else { placeholder };
                let diag = Diag::new(text.place(lost.part), format!("`{}` in `{key}` is literal text", lost.part));
                errors.push(BRACE_PLACEHOLDER.denies(input, diag.write(placeholder)));
            }
        }
    }
}
