//! Every `<name>` of a text is well-formed and names a field or an `args` name that can be shown in that way.

use std::collections::HashSet;

use crate::{
    attr::{Field, Input, Variant},
    diag::{Diag, Errors, Extent, nearest},
    items::shown,
    template::{Mistake, Mode, Placeholder},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries() {
        check_args(variant, errors);
        for (key, text) in variant.templates() {
            for mistake in &text.mistakes {
                errors.push(malformed(variant, key, mistake, text.span));
            }
            let mut told = HashSet::new();
            for place in text.template.places() {
                let counts = place.spec.iter().flat_map(|spec| &spec.counts);
                for name in [&place.name].into_iter().chain(counts) {
                    let known = variant.names().any(|known| known == name);
                    // The name may be one that could not be read.
                    let unread = variant.args_unread || variant.attempted.contains(&"args");
                    if !known && !unread && told.insert(name) {
                        errors.push(unknown(variant, place, name, text.span));
                    }
                }
                if let Some(field) = variant.field(&place.name) {
                    errors.extend(unfit(field, place, text.span));
                }
            }
        }
    }
}

fn malformed(variant: &Variant<'_>, key: &str, mistake: &Mistake, span: Extent) -> Diag {
    let literal = |diag: Diag| diag.note("a literal `<` is written `<<`");
    match mistake {
        Mistake::Unclosed { place, name } => literal(
            Diag::new(span, format!("unclosed placeholder `{place}` in `{key}`")).help(format!("write `<{name}>`")),
        ),
        Mistake::Empty => {
            literal(Diag::new(span, format!("empty placeholder `<>` in `{key}`")).help(match variant.names().next() {
                Some(name) => format!("write the name of a field, such as `<{name}>`"),
                None => "write the name of a field".to_owned(),
            }))
        }
        Mistake::BadSpec { place, spec } => {
            Diag::new(span, format!("bad format spec `{spec}` in placeholder `{place}`"))
                .note("a spec is one of `std::fmt`: `<price:.2>`, `<key:?>`, `<id:08x>`")
        }
        Mistake::BadName { place } => {
            let diag = Diag::new(span, format!("malformed placeholder `{place}` in `{key}`"));
            let meant = place.trim_matches(['<', '>']);
            // `<price.2>` is probably a spec without its colon.
            let spec = meant.split_once('.').filter(|(name, precision)| {
                variant.names().any(|known| known == *name) && precision.chars().all(|c| c.is_ascii_digit())
            });
            if let Some((name, precision)) = spec {
                return literal(diag.help(format!("write `<{name}:.{precision}>`")));
            }
            literal(match nearest(&meant.replace('-', "_"), variant.names()) {
                Some(near) => diag.help(format!("write `<{near}>`")),
                None => diag.help("a placeholder is `<name>`, `<name?>`, `<name...>` or one of these with `:spec`"),
            })
        }
    }
}

fn unknown(variant: &Variant<'_>, place: &Placeholder, name: &str, span: Extent) -> Diag {
    let diag = Diag::new(span, format!("placeholder `{place}` names no field of `{}`", variant.name()));
    let diag = if name == place.name { diag } else { diag.note(format!("`{name}` is its width or precision")) };
    let names: Vec<&str> = variant.names().collect();
    if let Some(near) = nearest(name, names.iter().copied()) {
        return diag.help(format!("a field with a similar name exists: `{near}`"));
    }
    let diag = diag.note("a literal `<` is written `<<`");
    if names.is_empty() {
        diag.note(format!("`{}` has no fields", variant.name()))
    } else {
        let list = names.iter().map(|name| format!("`<{name}>`")).collect::<Vec<_>>().join(", ");
        diag.note(format!("the placeholders of `{}` are {list}", variant.name()))
    }
}

/// What the field's type visibly cannot do; rustc reports the rest.
fn unfit(field: &Field<'_>, place: &Placeholder, span: Extent) -> Option<Diag> {
    let spec = place.spec.as_ref();
    let rewritten = |mode| Placeholder { mode, ..place.clone() };
    let debug = spec.is_some_and(|spec| spec.trait_name == "Debug");
    match place.mode {
        Mode::Optional if visibly_no_option(field.ty) => Some(
            Diag::new(
                span,
                format!("placeholder `{place}` needs an `Option`, and `{}` is a `{}`", field.name, ty(field)),
            )
            .help(format!("write `{}`", rewritten(if is_list(field.ty) { Mode::List } else { Mode::One }))),
        ),
        Mode::List if is_single(field.ty) => Some(
            Diag::new(span, format!("placeholder `{place}` needs a list, and `{}` is a `{}`", field.name, ty(field)))
                .help(format!("write `{}`", rewritten(Mode::One))),
        ),
        Mode::One if !debug && field.option().is_some() => Some(
            Diag::new(span, format!("`{}` is an `Option`, which has no text of its own", field.name))
                .help(format!("write `{}`, which shows nothing when it is `None`", rewritten(Mode::Optional))),
        ),
        Mode::One if !debug && is_list(field.ty) => Some(
            Diag::new(span, format!("`{}` is a list, which has no text of its own", field.name))
                .help(format!("write `{}`, which shows the items joined by `, `", rewritten(Mode::List))),
        ),
        _ => None,
    }
}

fn ty(field: &Field<'_>) -> String {
    shown(field.ty)
}

/// Types that hold one value.
const SINGLE: &[&str] = &[
    "String", "str", "bool", "char", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128",
    "isize", "f32", "f64", "Duration",
];

fn is_single(ty: &syn::Type) -> bool {
    match ty {
        syn::Type::Reference(reference) => is_single(&reference.elem),
        other => last_segment(other).is_some_and(|last| SINGLE.iter().any(|single| last.ident == single)),
    }
}

fn is_list(ty: &syn::Type) -> bool {
    match ty {
        syn::Type::Array(_) | syn::Type::Slice(_) => true,
        syn::Type::Reference(reference) => is_list(&reference.elem),
        other => last_segment(other).is_some_and(|last| last.ident == "Vec" && !last.arguments.is_empty()),
    }
}

fn visibly_no_option(ty: &syn::Type) -> bool {
    const LISTS: &[&str] = &["Vec", "HashMap", "HashSet", "BTreeMap", "BTreeSet"];
    match ty {
        syn::Type::Tuple(_) | syn::Type::Array(_) | syn::Type::Slice(_) => true,
        syn::Type::Reference(reference) => visibly_no_option(&reference.elem),
        other => {
            is_single(other) || last_segment(other).is_some_and(|last| LISTS.iter().any(|list| last.ident == list))
        }
    }
}

fn last_segment(ty: &syn::Type) -> Option<&syn::PathSegment> {
    match ty {
        syn::Type::Path(path) => path.path.segments.last(),
        syn::Type::Group(group) => last_segment(&group.elem),
        _ => None,
    }
}

/// The names in `args(...)` differ from those of the fields.
fn check_args(variant: &Variant<'_>, errors: &mut Errors) {
    let mut seen = HashSet::new();
    for arg in &variant.keys.args {
        let name = &arg.name;
        if variant.field(name).is_some() {
            errors.push(
                Diag::new(
                    arg.ident.span(),
                    format!("`{name}` in `args(...)` is already a field of `{}`", variant.name()),
                )
                .help("give the computed placeholder a name of its own"),
            );
        } else if !seen.insert(name) {
            errors.push(
                Diag::new(arg.ident.span(), format!("repeated name `{name}` in `args(...)`"))
                    .help("remove one of them, or give it another name")
                    .note(first_arg(variant, name)),
            );
        }
    }
}

fn first_arg(variant: &Variant<'_>, name: &str) -> String {
    let value = variant.arg(name).and_then(|arg| arg.value.as_ref()).map(shown);
    format!("the first one is `{name} = {}`", value.unwrap_or_default())
}
