//! No text holds a line break with the indentation of the source after it: clients would see both.

use crate::{
    attr::Input,
    diag::{Diag, Errors},
    lints::RAGGED_TEXT,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries().filter(|variant| !RAGGED_TEXT.is_allowed(input, variant)) {
        for (key, text) in variant.texts() {
            let whole = text.template.to_string();
            if !whole.split('\n').skip(1).any(|line| line.starts_with("  ") || line.starts_with('\t')) {
                continue;
            }
            let lines: Vec<&str> = whole.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            let diag = Diag::new(text.span, format!("`{key}` holds a line break and the indentation after it"))
                .write(format!("{:?}", lines.join(" ")))
                .note("a `\\` at the end of a line removes the break and the indentation");
            errors.push(RAGGED_TEXT.denies(input, diag));
        }
    }
}
