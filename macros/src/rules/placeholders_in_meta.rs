//! Under `require(placeholders_in_meta)`, `meta` carries each value that a text shows: clients translate texts from it.

use std::collections::HashSet;

use crate::{
    attr::{
        Input, Variant,
        shown::Value,
        value::{Required, Requirement},
    },
    diag::{Diag, Errors},
    lints::PLACEHOLDERS_IN_META,
    printed::shown,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    let is_required = input.keys.require.iter().any(
        |required| matches!(required, Required::Key(requirement) if requirement.value == Requirement::PlaceholdersInMeta),
    );
    for variant in input.entries().filter(|variant| is_required && !PLACEHOLDERS_IN_META.is_allowed(input, variant)) {
        // A list that could not be read may hold it.
        if variant.attempted.contains(&"meta") {
            continue;
        }
        let carried = carried(variant);
        let mut told = HashSet::new();
        let texts = variant.texts().filter(|(key, _)| ["message", "long", "hint"].contains(key));
        for (key, text) in texts {
            for place in text.template.places() {
                let name = &place.name;
                let is_known = variant.names().any(|known| known == name);
                if !is_known || carried.contains(name) || !told.insert(name) {
                    continue;
                }
                let placeholder = place.to_string();
                let diag = Diag::new(
                    text.place(&placeholder),
                    format!("`{placeholder}` in `{key}` is not in `meta`, which this {} requires", input.container()),
                );
                let is_numbered = name.starts_with(|first: char| first.is_ascii_digit());
                let diag = diag.help(if is_numbered {
                    format!("write `#[api(meta = \"…\")]` on the field `{name}`, with the key to send it by")
                } else {
                    format!("write `meta({name})` on the {}", input.place_of_entry())
                });
                errors.push(PLACEHOLDERS_IN_META.denies(input, diag));
            }
        }
    }
}

/// The names whose values are members of `meta`.
fn carried(variant: &Variant<'_>) -> HashSet<String> {
    let mut carried = HashSet::new();
    for member in variant.meta(None) {
        match member.value {
            Some(Value::Field(field)) => {
                carried.insert(field.name.clone());
            }
            Some(Value::Expr(expr)) => {
                let value = shown(expr);
                let args = variant.keys.args.iter();
                let same = args.filter(|arg| arg.value.as_ref().is_some_and(|own| shown(own) == value));
                carried.extend(same.map(|arg| arg.name.clone()));
            }
            None => {}
        }
    }
    carried
}
