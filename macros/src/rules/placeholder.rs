//! Every `<name>` of a text is well-formed and names a field or an `args` name that can be shown in that way.

use std::collections::HashSet;

use crate::{
    attr::{Field, Input, Variant, value::TemplateText},
    diag::{Diag, Errors, nearest},
    lost::{Meant, Names},
    printed::shown,
    template::{Mistake, Mode, Placeholder},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries() {
        check_args(variant, errors);
        for (key, text) in variant.templates() {
            for mistake in &text.mistakes {
                errors.push(malformed(variant, key, mistake, text));
            }
            let mut told = HashSet::new();
            for place in text.template.places() {
                let counts = place.spec.iter().flat_map(|spec| &spec.counts);
                for name in [&place.name].into_iter().chain(counts) {
                    let known = variant.names().any(|known| known == name);
                    // The name may be one that could not be read.
                    let unread = variant.args_unread || variant.attempted.contains(&"args");
                    if !known && !unread && told.insert(name) {
                        errors.push(unknown(variant, place, name, text));
                    }
                }
                if let Some(field) = variant.field(&place.name) {
                    errors.extend(unfit(field, place, text));
                }
            }
        }
    }
}

fn malformed(variant: &Variant<'_>, key: &str, mistake: &Mistake, text: &TemplateText) -> Diag {
    let literal = |diag: Diag| diag.note("a literal `<` is written `<<`");
    let names = Names::of(variant);
    let known = |name: &str| variant.names().any(|known| known == name);
    let span = text.place(&mistake.to_string());
    match mistake {
        Mistake::Unclosed { place, name } => {
            let diag = Diag::new(span, format!("unclosed placeholder `{place}` in `{key}`"));
            literal(match nearest(name, variant.names()).filter(|_| !known(name)) {
                _ if known(name) => diag.write(format!("<{name}>")),
                Some(near) => diag.write(format!("<{near}>")),
                None => diag.write(format!("<{place}")),
            })
        }
        Mistake::Empty => {
            let diag = Diag::new(span, format!("empty placeholder `<>` in `{key}`"));
            let mut all = variant.names();
            literal(match (all.next(), all.next()) {
                (Some(name), None) => diag.write(format!("<{name}>")),
                (Some(name), _) => diag.help(format!("write the name of a field, such as `<{name}>`")),
                (None, _) => diag.write("<<>"),
            })
        }
        // A URL in a header such as `link`.
        Mistake::BadSpec { place, spec } if spec.starts_with("//") => {
            literal(Diag::new(span, format!("malformed placeholder `{place}` in `{key}`")).write(format!("<{place}")))
        }
        Mistake::BadSpec { place, spec } => {
            let diag = Diag::new(span, format!("placeholder `{place}` has the bad format spec `{spec}`"));
            let diag = match names.meant(place.trim_matches(['<', '>'])) {
                Some(Meant::Placeholder(placeholder)) => diag.write(placeholder),
                _ => diag,
            };
            diag.note("a spec is one of `std::fmt`: `<price:.2>`, `<key:?>`, `<id:08x>`")
        }
        Mistake::BadName { place } => {
            let diag = Diag::new(span, format!("malformed placeholder `{place}` in `{key}`"));
            let content = place.trim_matches(['<', '>']);
            let near = || nearest(&content.replace('-', "_"), variant.names());
            literal(match (names.meant(content), near()) {
                (Some(Meant::Placeholder(placeholder)), _) => diag.write(placeholder),
                (Some(Meant::Expression { name, expression }), _) => {
                    diag.help(format!("write `args({name} = {expression})` beside it, and `<{name}>` in the text"))
                }
                (None, Some(near)) => diag.write(format!("<{near}>")),
                (None, None) => {
                    diag.help("a placeholder is `<name>`, `<name?>`, `<name...>` or one of these with `:spec`")
                }
            })
        }
    }
}

fn unknown(variant: &Variant<'_>, place: &Placeholder, name: &str, text: &TemplateText) -> Diag {
    let whole = place.to_string();
    let message = format!("placeholder `{place}` names no field of `{}`", variant.name());
    let is_name = name == place.name;
    let names: Vec<&str> = variant.names().collect();
    if let Some(near) =
        nearest(name, names.iter().copied()).filter(|near| !near.starts_with(|c: char| c.is_ascii_digit()))
    {
        let diag = Diag::new(text.place_in(&whole, name), message).exists("field", near);
        return if is_name { diag } else { diag.note(format!("`{name}` is its width or precision")) };
    }
    let diag = Diag::new(text.place(&whole), message);
    let diag = if is_name { diag } else { diag.note(format!("`{name}` is its width or precision")) };
    // `<user_id>` of `NotFound(u64)`, and `<0>` of `NotFound { user_id: u64 }`.
    let index = name.trim_start_matches('_').parse::<usize>().ok();
    let meant = match (index.and_then(|index| variant.fields.get(index)), variant.fields.as_slice()) {
        (Some(field), _) => Some(field),
        (None, [field]) if index.is_some() || field.name == "0" => Some(field),
        _ => None,
    };
    if let Some(field) = meant.filter(|_| is_name) {
        return diag.write(Placeholder { name: field.name.clone(), raw: false, ..place.clone() }.to_string());
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
fn unfit(field: &Field<'_>, place: &Placeholder, text: &TemplateText) -> Option<Diag> {
    let span = text.place(&place.to_string());
    let spec = place.spec.as_ref();
    let rewritten = |mode| Placeholder { mode, ..place.clone() }.to_string();
    let debug = spec.is_some_and(|spec| spec.trait_name == "Debug");
    match place.mode {
        Mode::Optional if visibly_no_option(field.ty) => Some(
            Diag::new(
                span,
                format!("placeholder `{place}` needs an `Option`, and `{}` is a `{}`", field.name, ty(field)),
            )
            .write(rewritten(if is_list(field.ty) { Mode::List } else { Mode::One })),
        ),
        Mode::List if is_single(field.ty) => Some(
            Diag::new(span, format!("placeholder `{place}` needs a list, and `{}` is a `{}`", field.name, ty(field)))
                .write(rewritten(Mode::One)),
        ),
        Mode::One if !debug && field.option().is_some() => Some(
            Diag::new(span, format!("`{}` is an `Option`, which has no text of its own", field.name))
                .write(rewritten(Mode::Optional))
                .note("it shows nothing when it is `None`"),
        ),
        Mode::One if !debug && is_list(field.ty) => Some(
            Diag::new(span, format!("`{}` is a list, which has no text of its own", field.name))
                .write(rewritten(Mode::List))
                .note("it shows the items joined by `, `"),
        ),
        Mode::One if spec.is_none() => {
            let part = textless(field.ty)?;
            let name = &field.name;
            let (binding, debug) = (&field.binding, format!("<{name}:?>"));
            let arg = format!("{}_text", if name == binding { name } else { "field" });
            Some(
                Diag::new(span, format!("`{place}` shows `{name}`, a `{}`, which has no text of its own", ty(field)))
                    .help(format!("write `{debug}`, or `args({arg} = {binding}{part})` beside it and `<{arg}>` here")),
            )
        }
        _ => None,
    }
}

/// For a type that is visibly no `Display`: an example of what shows a part of it. A name that other crates have for
/// types with a text (`Duration`) does not count.
fn textless(ty: &syn::Type) -> Option<&'static str> {
    match ty {
        syn::Type::Tuple(tuple) => {
            Some(if tuple.elems.is_empty() { ".clone()" } else { ".0" }).filter(|_| !tuple.elems.is_empty())
        }
        syn::Type::Reference(reference) => textless(&reference.elem),
        syn::Type::Path(path) => {
            let last = last_segment(ty)?;
            let in_std =
                path.path.segments.first().is_some_and(|first| first.ident == "std" && path.path.segments.len() > 1);
            let name = last.ident.to_string();
            match name.as_str() {
                "PathBuf" | "OsString" => Some(".display()"),
                "Path" | "OsStr" if in_std => Some(".display()"),
                "Duration" if in_std => Some(".as_secs()"),
                "HashMap" | "BTreeMap" if !last.arguments.is_empty() => Some(".len()"),
                _ => None,
            }
        }
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

pub(super) fn is_single(ty: &syn::Type) -> bool {
    match ty {
        syn::Type::Reference(reference) => is_single(&reference.elem),
        other => last_segment(other).is_some_and(|last| SINGLE.contains(&last.ident.to_string().as_str())),
    }
}

pub(super) fn is_list(ty: &syn::Type) -> bool {
    match ty {
        syn::Type::Array(_) | syn::Type::Slice(_) => true,
        syn::Type::Reference(reference) => is_list(&reference.elem),
        other => last_segment(other).is_some_and(|last| match last.ident.to_string().as_str() {
            "Box" | "Arc" | "Rc" | "Cow" => holds_slice(last),
            name => LISTS.contains(&name) && !last.arguments.is_empty(),
        }),
    }
}

/// Collections whose items a template can join.
const LISTS: &[&str] = &["Vec", "VecDeque", "LinkedList", "HashSet", "BTreeSet", "BinaryHeap"];

fn holds_slice(segment: &syn::PathSegment) -> bool {
    let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else { return false };
    arguments.args.iter().any(|argument| matches!(argument, syn::GenericArgument::Type(syn::Type::Slice(_))))
}

fn visibly_no_option(ty: &syn::Type) -> bool {
    const MAPS: &[&str] = &["HashMap", "BTreeMap"];
    match ty {
        syn::Type::Tuple(_) | syn::Type::Array(_) | syn::Type::Slice(_) => true,
        syn::Type::Reference(reference) => visibly_no_option(&reference.elem),
        other => {
            is_single(other)
                || last_segment(other).is_some_and(|last| LISTS.iter().chain(MAPS).any(|list| last.ident == list))
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
