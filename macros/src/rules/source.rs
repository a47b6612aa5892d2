//! An error has one source; `from` makes a value of it alone.

use crate::{
    attr::Input,
    diag::{Diag, Errors},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in &input.variants {
        let sources: Vec<_> = variant.fields.iter().filter(|field| field.is_source()).collect();
        let Some((first, others)) = sources.split_first() else { continue };
        for field in others {
            errors.push(
                Diag::new(field.source_span(), format!("`{}` has several sources", variant.name()))
                    .help("keep one: an error has one cause, which may have its own")
                    .note(format!("`{}` is the first one", first.name)),
            );
        }
        if let (Some(from), true) = (first.keys.from, variant.fields.len() > 1) {
            errors.push(
                Diag::new(from.span, format!("`from` needs `{}` to have this one field", variant.name()))
                    .help("write `source`, and build the value where the error happens"),
            );
        }
    }
}
