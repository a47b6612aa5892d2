//! The lints: what each detects, and whether it is allowed.

use crate::{
    attr::{Input, Variant, value::Allowed},
    diag::{Diag, nearest},
};

/// A check that denies by default and that `allow(name)` switches off.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lint {
    pub(crate) name: &'static str,
    /// What `allow` accepts, as the object of "accepts".
    pub(crate) accepts: &'static str,
    pub(crate) can_be_allowed: bool,
}

pub(crate) static DUPLICATE_CODE: Lint =
    Lint { name: "duplicate_code", accepts: "the shared code", can_be_allowed: true };
pub(crate) static CONFLICTING_STATUS: Lint =
    Lint { name: "conflicting_status", accepts: "several statuses of one code", can_be_allowed: true };
pub(crate) static CODE_STYLE: Lint = Lint { name: "code_style", accepts: "the code as it is", can_be_allowed: true };
pub(crate) static EMPTY_CODE: Lint = Lint { name: "empty_code", accepts: "it", can_be_allowed: true };
pub(crate) static EMPTY_MESSAGE: Lint = Lint { name: "empty_message", accepts: "it", can_be_allowed: true };
pub(crate) static UNREGISTERED_STATUS: Lint =
    Lint { name: "unregistered_status", accepts: "the status", can_be_allowed: true };
pub(crate) static CODE_NAMES_STATUS: Lint =
    Lint { name: "code_names_status", accepts: "a code and a status that differ", can_be_allowed: true };
pub(crate) static RESERVED_CODE: Lint = Lint { name: "reserved_code", accepts: "the code", can_be_allowed: true };
pub(crate) static FORMAT_VERB: Lint = Lint { name: "format_verb", accepts: "the text as it is", can_be_allowed: true };
pub(crate) static BRACE_PLACEHOLDER: Lint =
    Lint { name: "brace_placeholder", accepts: "literal braces", can_be_allowed: true };
pub(crate) static SOURCE_IN_MESSAGE: Lint =
    Lint { name: "source_in_message", accepts: "showing it to the client", can_be_allowed: true };
pub(crate) static LOST_PLACEHOLDER: Lint =
    Lint { name: "lost_placeholder", accepts: "the text as it is", can_be_allowed: true };
pub(crate) static POINTER_VALUE: Lint =
    Lint { name: "pointer_value", accepts: "a name that is shown", can_be_allowed: true };
pub(crate) static UNUSED_ARG: Lint = Lint { name: "unused_arg", accepts: "it", can_be_allowed: true };
pub(crate) static REPEATED_NAME: Lint = Lint { name: "repeated_name", accepts: "it", can_be_allowed: true };
pub(crate) static RAGGED_TEXT: Lint = Lint { name: "ragged_text", accepts: "the text as it is", can_be_allowed: true };
pub(crate) static MISSING_HEADER: Lint =
    Lint { name: "missing_header", accepts: "a response without it", can_be_allowed: true };
pub(crate) static PLACEHOLDERS_IN_META: Lint =
    Lint { name: "placeholders_in_meta", accepts: "the text as it is", can_be_allowed: true };
pub(crate) static RETIRED_CODE: Lint = Lint { name: "retired_code", accepts: "nothing", can_be_allowed: false };

pub(crate) static LINTS: &[&Lint] = &[
    &DUPLICATE_CODE,
    &CONFLICTING_STATUS,
    &CODE_STYLE,
    &EMPTY_CODE,
    &EMPTY_MESSAGE,
    &UNREGISTERED_STATUS,
    &CODE_NAMES_STATUS,
    &RESERVED_CODE,
    &FORMAT_VERB,
    &BRACE_PLACEHOLDER,
    &SOURCE_IN_MESSAGE,
    &LOST_PLACEHOLDER,
    &POINTER_VALUE,
    &UNUSED_ARG,
    &REPEATED_NAME,
    &RAGGED_TEXT,
    &MISSING_HEADER,
    &PLACEHOLDERS_IN_META,
    &RETIRED_CODE,
];

impl Lint {
    pub(crate) fn named(name: &str) -> Option<&'static Lint> {
        LINTS.iter().copied().find(|lint| lint.name == name)
    }

    /// The names that `allow(...)` accepts.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> + Clone {
        LINTS.iter().filter(|lint| lint.can_be_allowed).map(|lint| lint.name)
    }

    /// Whether `variant`, or its whole enum, allows this lint. A misspelt name counts as well: it is reported, and was
    /// meant to silence the lint.
    pub(crate) fn is_allowed(&self, input: &Input<'_>, variant: &Variant<'_>) -> bool {
        self.can_be_allowed
            && input.keys.allow.iter().chain(&variant.keys.allow).any(|allowed| Lint::meant_by(allowed) == Some(self))
    }

    /// The lint that `allow(...)` names, or probably means.
    pub(crate) fn meant_by(allowed: &Allowed) -> Option<&'static Lint> {
        let name = allowed.name.as_str();
        Lint::named(name).or_else(|| Lint::named(nearest(name, Lint::names())?))
    }

    /// Completes a report of this lint: the closing note names the attribute that accepts the finding, and its place.
    pub(crate) fn denies(&self, input: &Input<'_>, diag: Diag) -> Diag {
        self.denies_at(input.place_of_entry(), diag)
    }

    /// The same for a finding on `place`.
    pub(crate) fn denies_at(&self, place: &str, diag: Diag) -> Diag {
        if self.can_be_allowed {
            diag.note(format!("`#[api(allow({}))]` on the {place} accepts {}", self.name, self.accepts))
        } else {
            diag.note(format!("`{}` cannot be allowed", self.name))
        }
    }
}
