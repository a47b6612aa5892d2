//! The rules: one file and one function `check` per rule. A rule reads the [`Input`] and reports mistakes; it changes
//! nothing.

mod allow;
mod brace_placeholder;
mod code_names_status;
mod code_style;
mod conflicting_status;
mod decode;
mod docs;
mod duplicate_code;
mod empty_code;
mod empty_message;
mod empty_text;
mod fallback;
mod field;
mod format_verb;
mod headers;
mod labels;
mod lost_placeholder;
mod meta;
mod missing_header;
mod placeholder;
mod placeholders_in_meta;
mod pointer;
mod pointer_value;
mod ragged_text;
mod repeated_name;
mod require;
mod reserved_code;
mod retired_code;
mod retry;
mod secret;
mod source;
mod source_in_message;
mod status;
mod status_from;
mod transparent;
mod unregistered_status;
mod unused_arg;

use crate::{attr::Input, diag::Errors};

type Rule = fn(&Input<'_>, &mut Errors);

static RULES: &[Rule] = &[
    allow::check,
    status::check,
    status_from::check,
    code_style::check,
    empty_code::check,
    duplicate_code::check,
    conflicting_status::check,
    retired_code::check,
    unregistered_status::check,
    unused_arg::check,
    code_names_status::check,
    reserved_code::check,
    empty_message::check,
    empty_text::check,
    placeholder::check,
    placeholders_in_meta::check,
    format_verb::check,
    brace_placeholder::check,
    source_in_message::check,
    meta::check,
    missing_header::check,
    field::check,
    headers::check,
    lost_placeholder::check,
    labels::check,
    docs::check,
    retry::check,
    pointer::check,
    pointer_value::check,
    ragged_text::check,
    repeated_name::check,
    source::check,
    secret::check,
    transparent::check,
    fallback::check,
    decode::check,
    require::check,
];

/// Reports everything that is wrong with `input`.
pub(crate) fn check(input: &Input<'_>, errors: &mut Errors) {
    for rule in RULES {
        rule(input, errors);
    }
}
