//! A text holds no placeholder in the syntax of another language (`{}`, `%(name)s`, `${name}`), and a constant holds none
//! at all.

use quote::ToTokens;
use syn::Lit;

use crate::{
    attr::{Input, Variant, value::literal},
    diag::{Diag, Errors, Extent},
    lints::LOST_PLACEHOLDER,
    lost::{Lost, Meant, Names},
    template::Template,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries().filter(|variant| !LOST_PLACEHOLDER.is_allowed(input, variant)) {
        let names = Names::of(variant);
        for (key, text) in variant.templates() {
            for lost in text.template.literals().flat_map(|literal| names.lost(literal)).filter(|lost| !lost.is_brace) {
                // `#[api(message = "no {}", id)]`: the report about `id` explains it.
                let is_explained = variant.has_arguments && lost.part.starts_with('{');
                let is_mistake = text.mistakes.iter().any(|mistake| mistake.to_string().contains(lost.part));
                if !is_explained && !is_mistake {
                    let place = text.place(lost.part);
                    errors.push(LOST_PLACEHOLDER.denies(input, literal_text(place, key, lost)));
                }
            }
        }
        check_constants(input, variant, &names, errors);
    }
}

fn literal_text(place: Extent, key: &str, lost: Lost<'_>) -> Diag {
    let diag = Diag::new(place, format!("`{}` in `{key}` is literal text", lost.part));
    match lost.meant {
        Meant::Placeholder(placeholder) => diag.write(placeholder),
        Meant::Expression { name, expression } => {
            diag.help(format!("write `args({name} = {expression})` beside it, and `<{name}>` in the text"))
        }
    }
}

/// The strings in `meta(...)`, which are sent as they are.
fn check_constants(input: &Input<'_>, variant: &Variant<'_>, names: &Names<'_>, errors: &mut Errors) {
    for member in &variant.keys.meta {
        let Some(value) = &member.value else { continue };
        let Some(Lit::Str(text)) = literal(value) else { continue };
        let content = text.value();
        let (template, _) = Template::parse(&content);
        let known = |name: &str| variant.names().any(|known| known == name);
        let place = template.places().find(|place| known(&place.name)).map(ToString::to_string);
        let lost = || names.lost(&content).into_iter().next().map(|lost| lost.part.to_owned());
        let Some(part) = place.or_else(lost) else { continue };
        let key = &member.name;
        let diag = Diag::over(&value.to_token_stream(), format!("`{part}` in meta member `{key}` is literal text"))
            .help(format!("write the field as the value, `{key} = field`, or an expression such as `format!(\"…\")`"));
        errors.push(LOST_PLACEHOLDER.denies(input, diag));
    }
}
