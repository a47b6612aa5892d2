//! `{name}` is literal in a text. If `name` is a field, `<name>` was probably meant.

use crate::{
    attr::Input,
    diag::{Diag, Errors},
    lints::BRACE_PLACEHOLDER,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries().filter(|variant| !BRACE_PLACEHOLDER.is_allowed(input, variant)) {
        for (key, text) in variant.templates() {
            let braces = text.template.literals().flat_map(braced);
            for (whole, content) in braces {
                let name = content.split(':').next().unwrap_or_default();
                if variant.names().any(|known| known == name) {
                    let diag = Diag::new(text.span, format!("`{{{whole}}}` in `{key}` is literal text"))
                        .help(format!("write `<{content}>`"));
                    errors.push(BRACE_PLACEHOLDER.denies(input, diag));
                }
            }
        }
    }
}

/// The texts between braces, each as written and trimmed.
fn braced(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split('{').skip(1).filter_map(|after| after.split_once('}')).map(|(content, _)| (content, content.trim()))
}
