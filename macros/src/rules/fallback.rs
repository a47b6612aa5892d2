//! One variant at most is the `fallback`. It has no field, or one that holds the error that nobody declared.

use syn::Type;

use crate::{
    attr::Input,
    diag::{Diag, Errors},
    printed::shown,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    let mut first: Option<String> = None;
    for variant in &input.variants {
        let Some(fallback) = variant.keys.fallback.filter(|_| variant.keys.transparent.is_none()) else { continue };
        if let Some(first) = &first {
            errors.push(
                Diag::new(fallback.span, format!("`{}` is a second `fallback`", variant.name()))
                    .help("keep one: it stands for every error that no variant declares")
                    .note(format!("`{first}` is the first one")),
            );
            continue;
        }
        first = Some(variant.name());
        let help =
            "write a variant without fields, or one such as `Internal(Box<dyn std::error::Error + Send + Sync>)`";
        match variant.fields.as_slice() {
            [] => {}
            [field] if may_be_box(field.ty) => {}
            [field] => errors.push(
                Diag::over(
                    field.ty,
                    format!("a `fallback` takes any error, and `{}` is not any error", shown(field.ty)),
                )
                .help(help),
            ),
            fields => errors.push(
                Diag::new(
                    fallback.span,
                    format!("a `fallback` has one field at most, and `{}` has {}", variant.name(), fields.len()),
                )
                .help(help),
            ),
        }
    }
}

/// Whether the type may be `Box<dyn Error + Send + Sync>`: rustc checks an alias.
fn may_be_box(ty: &Type) -> bool {
    match ty {
        Type::Group(group) => may_be_box(&group.elem),
        Type::Paren(paren) => may_be_box(&paren.elem),
        Type::Path(path) => path.path.segments.last().is_some_and(|last| {
            last.ident == "Box" && shown(&last.arguments).contains("dyn")
                || last.ident != "Box" && last.arguments.is_none() && !NO_BOXES.iter().any(|name| last.ident == name)
        }),
        _ => false,
    }
}

/// Types whose names nobody gives to a boxed error.
const NO_BOXES: [&str; 4] = ["String", "str", "bool", "char"];
