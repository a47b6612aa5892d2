//! An error has one source; a variant with `from` has no other field; each source type has one variant that takes the
//! values that no guard takes.

use syn::Type;

use crate::{
    attr::{Field, Input},
    diag::{Diag, Errors},
    printed::shown,
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
        if variant.keys.fallback.is_none() && !is_made(first) {
            errors.extend(no_error(input, first));
        }
        let from = first.keys.from.iter().find(|from| from.ty.is_some() || !input.is_made_by_thiserror(first));
        if let Some(from) = from.filter(|_| variant.fields.len() > 1) {
            errors.push(
                Diag::new(from.key, format!("`from` needs this to be the only field of `{}`", variant.name()))
                    .help("write `source`, and build the value where the error happens"),
            );
        }
    }
    check_takes(input, errors);
}

/// Whether the field is not the source itself, but made from it.
fn is_made(field: &Field<'_>) -> bool {
    !field.keys.from.is_empty() && field.keys.from.iter().all(|from| from.ty.is_some())
}

fn check_takes(input: &Input<'_>, errors: &mut Errors) {
    // We cannot change the impls of thiserror, so they count first, wherever they are.
    let mut rest: Vec<(String, String)> =
        input.made_by_thiserror().map(|(ty, variant)| (shown(ty), variant.name())).collect();
    for take in input.takes().filter(|take| take.when.is_none()) {
        let (ty, variant) = (shown(take.ty), take.variant.name());
        let Some((_, earlier)) = rest.iter().find(|(known, _)| *known == ty) else {
            rest.push((ty, variant));
            continue;
        };
        errors.push(if *earlier == variant {
            Diag::new(take.span, format!("`{variant}` is made from `{ty}` twice")).help("remove one of them")
        } else {
            Diag::new(take.span, format!("`{variant}` and `{earlier}` are both made from `{ty}`")).help(format!(
                "write `from({ty}, when = …)` on one of them, with a function that says which values it takes"
            ))
        });
    }
    // A fallback that holds any error takes what the guards refuse.
    let takes_any = input.fallback().is_some_and(|fallback| fallback.fields.len() == 1);
    for take in input.takes() {
        let (Some(guard), ty) = (take.when, shown(take.ty)) else { continue };
        let thiserrors = input.made_by_thiserror().find(|(made, _)| shown(made) == ty);
        if let Some((_, variant)) = thiserrors {
            errors.push(
                Diag::new(take.span, format!("thiserror makes `{}` from every `{ty}`", variant.name()))
                    .help("write `#[api(from)]` in place of `#[from]` there"),
            );
        } else if !takes_any && rest.iter().all(|(known, _)| *known != ty) {
            errors.push(
                Diag::new(take.span, format!("`{ty}`s that `{}` refuses have no variant", shown(guard))).help(format!(
                    "write `from({ty})` on the variant for the rest, or mark a variant with a `Box<dyn Error + Send + Sync>` as `fallback`"
                )),
            );
            // One report is enough for all guards of a type.
            rest.push((ty, String::new()));
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
    let by_name = field.keys.source.is_none() && field.keys.from.is_empty();
    Some(if by_name {
        diag.help("give the field another name if it is not the cause").note("a field called `source` is the source")
    } else {
        diag.help("write it on a field that holds an error")
    })
}
