//! Every entry has what `require(...)` demands.

use crate::{
    attr::{Input, Variant, value::Requirement},
    diag::{Diag, Errors},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries() {
        for requirement in input.keys.require.iter().map(|requirement| requirement.value) {
            if !is_met(input, variant, requirement) {
                let what = described(requirement);
                errors.push(
                    Diag::new(
                        variant.ident.span(),
                        format!("`{}` has no {what}, which this {} requires", variant.name(), input.container()),
                    )
                    .help(how_to_meet(requirement)),
                );
            }
        }
    }
}

fn is_met(input: &Input<'_>, variant: &Variant<'_>, requirement: Requirement) -> bool {
    let written = |name| variant.wrote(name);
    match requirement {
        Requirement::Description => !variant.description.is_empty(),
        Requirement::Long => written("long"),
        Requirement::Retry => input.retry_of(variant).is_some() || written("retry") || written("retry_after"),
        Requirement::Docs => input.docs_of(variant).is_some() || written("docs"),
        // The lint `missing_header` depends on the status.
        Requirement::Challenge | Requirement::Headers => true,
    }
}

fn described(requirement: Requirement) -> &'static str {
    match requirement {
        Requirement::Description => "description",
        Requirement::Long => "long text",
        Requirement::Retry => "retry advice",
        Requirement::Docs => "link to its documentation",
        Requirement::Challenge | Requirement::Headers => "header",
    }
}

fn how_to_meet(requirement: Requirement) -> &'static str {
    match requirement {
        Requirement::Description => "write a doc comment: `/// When this happens.`",
        Requirement::Long => "write `long = \"…\"`",
        Requirement::Retry => "write `retry = \"never\"`, `retry = \"backoff\"` or `retry_after = …`",
        Requirement::Docs => "write `docs = \"https://…\"`, here or on the enum",
        Requirement::Challenge | Requirement::Headers => "write the header",
    }
}
