//! A `transparent` variant only wraps its field, and declares nothing itself.

use syn::{GenericArgument, Ident, PathArguments, Type, TypeParamBound, TypeTraitObject};

use crate::{
    attr::Input,
    diag::{Diag, Errors},
    printed::shown,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in &input.variants {
        let Some(transparent) = variant.keys.transparent else { continue };
        for (key, span) in variant.written.iter().filter(|(key, _)| *key != "transparent") {
            errors.push(
                Diag::new(*span, format!("`{key}` has no effect beside `transparent`"))
                    .help(format!("remove `{key}`: the field of `{}` declares it", variant.name())),
            );
        }
        let [field] = variant.fields.as_slice() else {
            let count = match variant.fields.len() {
                0 => "none".to_owned(),
                count => count.to_string(),
            };
            errors.push(
                Diag::new(
                    transparent.span,
                    format!("`transparent` needs exactly one field, and `{}` has {}", variant.name(), count),
                )
                .help(format!("write a {} such as `Auth(AuthError)`", input.place_of_entry())),
            );
            continue;
        };
        if let Some(object) = erased_error(field.ty) {
            errors.push(
                Diag::over(object, format!("`transparent` needs one type, and `{}` could be any", shown(object)))
                    .help("write the type itself, as in `Auth(AuthError)`, or declare the error here in place of `transparent`"),
            );
        }
        if leads_back(field.ty, &input.original.ident) {
            errors.push(
                Diag::over(field.ty, format!("`{}` leads back to `{}` itself", variant.name(), input.original.ident))
                    .help("write the type that declares the errors, or declare them here in place of `transparent`")
                    .note("the catalog contains the types in transparent variants, and has to end"),
            );
        }
        let keys = [
            ("meta", field.keys.meta.as_ref().map(|meta| meta.span)),
            ("pointer", field.keys.pointer.map(|flag| flag.span)),
            ("parameter", field.keys.parameter.map(|flag| flag.span)),
            ("secret", field.keys.secret.map(|flag| flag.span)),
        ];
        for (key, span) in keys {
            errors.extend(span.map(|span| {
                Diag::new(span, format!("`{key}` has no effect beside `transparent`"))
                    .help(format!("remove `{key}`: the field declares it"))
            }));
        }
    }
}

/// Whether the type is the item itself, also in a pointer or a list. rustc reports a way back through another type.
fn leads_back(ty: &Type, item: &Ident) -> bool {
    match ty {
        Type::Group(group) => leads_back(&group.elem, item),
        Type::Paren(paren) => leads_back(&paren.elem, item),
        Type::Path(path) => path.path.segments.last().is_some_and(|last| match &last.arguments {
            _ if path.path.get_ident().is_some() && (last.ident == "Self" || last.ident == *item) => true,
            PathArguments::AngleBracketed(arguments) => {
                last.ident == *item && path.path.segments.len() == 1
                    || arguments.args.iter().any(|argument| match argument {
                        GenericArgument::Type(inner) => leads_back(inner, item),
                        _ => false,
                    })
            }
            _ => false,
        }),
        _ => false,
    }
}

const POINTERS: [&str; 3] = ["Arc", "Box", "Rc"];

/// The `dyn Error` or `dyn ApiError` inside a pointer. rustc would report it once for each delegated method.
fn erased_error(ty: &Type) -> Option<&TypeTraitObject> {
    match ty {
        Type::Group(group) => erased_error(&group.elem),
        Type::Paren(paren) => erased_error(&paren.elem),
        Type::Reference(reference) => erased_error(&reference.elem),
        // Only the code of other types determines whether they are errors if their parameter is a trait object.
        Type::Path(path) => {
            let last = path.path.segments.last().filter(|last| POINTERS.iter().any(|name| last.ident == name))?;
            let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
            match arguments.args.first()? {
                GenericArgument::Type(inner) => erased_error(inner),
                _ => None,
            }
        }
        Type::TraitObject(object) => object.bounds.iter().any(is_error).then_some(object),
        _ => None,
    }
}

fn is_error(bound: &TypeParamBound) -> bool {
    match bound {
        TypeParamBound::Trait(bound) => {
            bound.path.segments.last().is_some_and(|last| last.ident == "Error" || last.ident == "ApiError")
        }
        _ => false,
    }
}
