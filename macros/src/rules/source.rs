//! An error has one source; a variant with `from` has no other field.

use syn::Type;

use crate::{
    attr::{Field, Input},
    diag::{Diag, Errors},
    items::shown,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    // We cannot change the impls of thiserror, so they count first, wherever they are.
    let mut made_from: Vec<(String, String)> = Vec::new();
    for variant in &input.variants {
        let by_thiserror = variant.fields.iter().filter(|field| input.is_made_by_thiserror(field));
        made_from.extend(by_thiserror.map(|field| (shown(field.ty), variant.name())));
    }
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
        errors.extend(no_error(input, first));
        let Some(from) = first.keys.from.filter(|_| !input.is_made_by_thiserror(first)) else { continue };
        if variant.fields.len() > 1 {
            errors.push(
                Diag::new(from.span, format!("`from` needs this to be the only field of `{}`", variant.name()))
                    .help("write `source`, and build the value where the error happens"),
            );
            continue;
        }
        let ty = shown(first.ty);
        match made_from.iter().find(|(known, _)| *known == ty) {
            Some((_, earlier)) => errors.push(
                Diag::new(from.span, format!("`{}` and `{earlier}` are both made from `{ty}`", variant.name()))
                    .help("write `source` on one of them, and build its value where the error happens"),
            ),
            None => made_from.push((ty, variant.name())),
        }
    }
}

/// A type that is visibly not an error; rustc checks all others.
fn no_error(input: &Input<'_>, field: &Field<'_>) -> Option<Diag> {
    const NO_ERRORS: &[&str] = &[
        "String", "str", "bool", "char", "u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "isize", "f32",
        "f64",
    ];
    let ty = match field.option().unwrap_or(field.ty) {
        Type::Reference(reference) => &*reference.elem,
        ty => ty,
    };
    let Type::Path(path) = ty else { return None };
    let name = path.path.get_ident().filter(|name| NO_ERRORS.iter().any(|plain| *name == plain))?;
    // The bound exists only if the derive writes `Error`.
    if !input.writes_display() {
        return None;
    }
    let diag = Diag::new(name.span(), format!("the source `{}` is a `{name}`, which is not an error", field.name));
    let by_name = field.keys.source.is_none() && field.keys.from.is_none();
    Some(if by_name {
        diag.help("give the field another name if it is not the cause").note("a field called `source` is the source")
    } else {
        diag.help("write it on a field that holds an error")
    })
}
