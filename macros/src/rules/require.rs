//! Every entry has what `require(...)` demands.

use std::collections::HashSet;

use crate::{
    attr::{
        Input, Variant,
        value::{Required, RequiredLabel, Requirement},
    },
    diag::{Diag, Errors, nearest},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    // A label of the enum is reported once.
    let mut inherited = HashSet::new();
    for variant in input.entries() {
        for required in &input.keys.require {
            match required {
                Required::Key(requirement) => check_key(input, variant, requirement.value, errors),
                Required::Label(label) => check_label(input, variant, label, &mut inherited, errors),
            }
        }
    }
}

fn check_key(input: &Input<'_>, variant: &Variant<'_>, requirement: Requirement, errors: &mut Errors) {
    let wrote = |key| variant.wrote(key);
    let (is_met, what, help) = match requirement {
        Requirement::Description => {
            (!variant.description.is_empty(), "description", "write a doc comment: `/// When this happens.`")
        }
        Requirement::Long => (wrote("long"), "long text", "write `long = \"…\"`"),
        Requirement::Retry => (
            input.retry_of(variant).is_some() || wrote("retry") || wrote("retry_after"),
            "retry advice",
            "write `retry = \"never\"`, `retry = \"backoff\"` or `retry_after = …`",
        ),
        Requirement::Docs => (
            input.docs_of(variant).is_some() || wrote("docs"),
            "link to its documentation",
            "write `docs = \"https://…\"`, here or on the enum",
        ),
        // They have lints of their own.
        Requirement::Challenge | Requirement::Headers | Requirement::PlaceholdersInMeta => return,
    };
    if !is_met {
        errors.push(missing(input, variant, what).help(help));
    }
}

fn missing(input: &Input<'_>, variant: &Variant<'_>, what: &str) -> Diag {
    Diag::new(
        variant.ident.span(),
        format!("`{}` has no {what}, which this {} requires", variant.name(), input.container()),
    )
}

fn check_label<'a>(
    input: &Input<'_>,
    variant: &Variant<'_>,
    required: &'a RequiredLabel,
    inherited: &mut HashSet<&'a str>,
    errors: &mut Errors,
) {
    let RequiredLabel { name, values, .. } = required;
    let Some(label) = input.labels_of(variant).find(|label| label.name == *name) else {
        // One that could not be read is already reported.
        if !variant.labels_unread && !variant.attempted.contains(&"labels") {
            let value = values.first().map_or_else(|| "…".to_owned(), ToString::to_string);
            let diag = missing(input, variant, &format!("label `{name}`"))
                .help(format!("write `labels({name} = {value})`, here or on the {}", input.container()));
            errors.push(if values.is_empty() { diag } else { diag.note(legal(required)) });
        }
        return;
    };
    let found = &label.value.value;
    let is_own = variant.keys.labels.iter().any(|own| own.name == *name);
    if values.is_empty() || values.contains(found) || !is_own && !inherited.insert(name) {
        return;
    }
    let (found, values) = (found.to_string(), values.iter().map(ToString::to_string).collect::<Vec<_>>());
    let container = input.container();
    let diag = Diag::new(
        label.value.span,
        format!("`{found}` is not a value that this {container} allows for the label `{name}`"),
    );
    let diag = match nearest(&found, values.iter().map(String::as_str)) {
        Some(near) => diag.write(near),
        None => diag,
    };
    errors.push(diag.note(legal(required)));
}

fn legal(required: &RequiredLabel) -> String {
    let values = required.values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ");
    format!("the values of `{}` are {values}", required.name)
}
