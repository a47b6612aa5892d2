//! An error has one source; `from` makes a value of it alone.

use crate::{
    attr::Input,
    diag::{Diag, Errors},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in &input.variants {
        let mut sources = variant.fields.iter().filter(|field| field.is_source());
        if let Some(first) = sources.next() {
            for field in sources {
                errors.push(
                    Diag::new(field.source_span(), format!("`{}` has several sources", variant.name()))
                        .help("keep one: an error has one cause, which may have its own")
                        .note(format!("`{}` is the first one", first.name)),
                );
            }
        }
        for field in variant.fields.iter().filter(|_| variant.fields.len() > 1) {
            if let Some(from) = field.keys.from {
                errors.push(
                    Diag::new(from.span, format!("`from` needs `{}` to have this one field", variant.name()))
                        .help("write `source`, and build the value where the error happens"),
                );
            }
        }
    }
}
