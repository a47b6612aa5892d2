//! At most one field names the request member at fault.

use crate::{
    attr::Input,
    diag::{Diag, Errors},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries() {
        let mut pointers = variant.fields.iter().filter_map(|field| Some((field, field.keys.pointer?)));
        let Some((first, _)) = pointers.next() else { continue };
        for (_, pointer) in pointers {
            errors.push(
                Diag::new(pointer.span, format!("`{}` has several `pointer` fields", variant.name()))
                    .help("keep one: an error is about one member of the request; several errors are an `Errors`")
                    .note(format!("`{}` is the first one", first.name)),
            );
        }
    }
}
