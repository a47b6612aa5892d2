//! An error says once what in the request is at fault: as a pointer or as a query parameter, of the variant or of a
//! field. A pointer has one of the two forms that the shapes understand.

use crate::{
    attr::{Input, Variant, value::TemplateText},
    diag::{Diag, Errors, Extent},
    template::Segment,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries() {
        check_count(variant, errors);
        errors.extend(variant.keys.pointer.as_ref().and_then(malformed_pointer));
        errors.extend(variant.keys.parameter.as_ref().and_then(malformed_parameter));
    }
}

/// Something that a variant says to be at fault.
struct Stated {
    key: &'static str,
    span: Extent,
    /// The note about it when there is another one.
    written: String,
}

fn check_count(variant: &Variant<'_>, errors: &mut Errors) {
    let mut stated = stated(variant).into_iter();
    let Some(first) = stated.next() else { return };
    for other in stated {
        let name = variant.name();
        let what = if first.key == other.key {
            format!("`{name}` has several `{}`s", other.key)
        } else {
            format!("`{name}` has both a `{}` and a `{}`", first.key, other.key)
        };
        errors.push(
            Diag::new(other.span, what)
                .help("keep one: an error is about one part of the request; several errors are an `Errors`")
                .note(&first.written),
        );
    }
}

/// Everything that the variant and its fields say to be at fault, in the order in which it is written.
fn stated(variant: &Variant<'_>) -> Vec<Stated> {
    let keys = &variant.keys;
    let on_variant = variant.written.iter().filter_map(|(key, span)| {
        let text = match *key {
            "pointer" => keys.pointer.as_ref(),
            "parameter" => keys.parameter.as_ref(),
            _ => None,
        };
        let written = format!("the first one is `{key} = {:?}`", text?.template.to_string());
        Some(Stated { key, span: (*span).into(), written })
    });
    let on_fields = variant.fields.iter().flat_map(|field| {
        let flags = [("pointer", field.keys.pointer), ("parameter", field.keys.parameter)];
        let written = || format!("`{}` is the first one", field.name);
        flags.into_iter().filter_map(move |(key, flag)| Some(Stated { key, span: flag?.span, written: written() }))
    });
    on_variant.chain(on_fields).collect()
}

fn malformed_pointer(pointer: &TemplateText) -> Option<Diag> {
    let Some(Segment::Text(start)) = pointer.template.segments.first() else { return None };
    if let Some(rest) = start.strip_prefix('#') {
        let diag = Diag::new(pointer.span, "`pointer` is a JSON Pointer or a member path, not a URI fragment");
        let rest = pointer.template.to_string().replacen(start, rest, 1);
        return Some(diag.help(format!("write `{rest:?}`: shapes that send a fragment add the `#`")));
    }
    let is_escape = |tail: &str| tail.starts_with(['0', '1']);
    let mut tails = pointer.template.literals().flat_map(|text| text.split('~').skip(1));
    (start.starts_with('/') && !tails.all(is_escape)).then(|| {
        Diag::new(pointer.span, "a `~` in a JSON Pointer begins `~0` or `~1`")
            .help("in the name of a member, write `~0` for `~` and `~1` for `/`")
            .note("RFC 6901, section 3")
    })
}

fn malformed_parameter(parameter: &TemplateText) -> Option<Diag> {
    let Some(Segment::Text(start)) = parameter.template.segments.first() else { return None };
    let diag = || Diag::new(parameter.span, "`parameter` is the name of a query parameter");
    match start.chars().next()? {
        '/' => Some(
            diag().help(format!("write `pointer = {:?}` for a member of the body", parameter.template.to_string())),
        ),
        '?' | '&' => {
            Some(diag().help(format!("write `{:?}`", parameter.template.to_string().trim_start_matches(['?', '&']))))
        }
        _ => None,
    }
}
