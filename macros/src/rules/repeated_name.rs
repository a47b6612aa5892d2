//! No name is twice in `require(...)` or `allow(...)`.

use crate::{
    attr::{
        Input,
        value::{Allowed, Required},
    },
    diag::{Diag, Errors},
    lints::{Lint, REPEATED_NAME},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    let is_named = |allowed: &Allowed| Lint::meant_by(allowed) == Some(&REPEATED_NAME);
    if input.keys.allow.iter().any(is_named) {
        return;
    }
    let container = input.container();
    let (mut keys, mut labels) = (Vec::new(), Vec::new());
    for required in &input.keys.require {
        match required {
            Required::Key(requirement) => keys.push((requirement.value.name(), requirement.span)),
            Required::Label(label) => labels.push((label.name.as_str(), label.span.into())),
        }
    }
    check_list("require", container, &keys, errors);
    check_list("labels", container, &labels, errors);
    let names = |list: &[Allowed]| list.iter().map(|allowed| (allowed.name.clone(), allowed.span)).collect::<Vec<_>>();
    check_list("allow", container, &names(&input.keys.allow), errors);
    for variant in input.variants.iter().filter(|variant| !variant.keys.allow.iter().any(is_named)) {
        check_list("allow", input.place_of_entry(), &names(&variant.keys.allow), errors);
    }
}

fn check_list(
    list: &str,
    place: &str,
    names: &[(impl AsRef<str> + PartialEq, crate::diag::Extent)],
    errors: &mut Errors,
) {
    for (index, (name, span)) in names.iter().enumerate() {
        if names.iter().take(index).any(|(earlier, _)| earlier == name) {
            let diag = Diag::new(*span, format!("repeated name `{}` in `{list}(...)`", name.as_ref()));
            errors.push(REPEATED_NAME.denies_at(place, diag.help("remove one of them")));
        }
    }
}
