//! Every entry has a status. Its type checks its range and its name.

use crate::{
    attr::{
        Input,
        value::{Code, CodeStyle, CodeValue},
    },
    diag::{Diag, Errors},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    // A status that could not be read is already reported, and does not count as missing.
    if input.written.contains(&"status") {
        return;
    }
    for variant in input.entries().filter(|variant| input.status_of(variant).is_none()) {
        // Nor does one whose place a misspelt `transparent` takes, or a quoted code that implies it once the quotes are
        // removed.
        let quoted = |code: &Code| matches!(&code.value, CodeValue::Text(text) if text.parse::<u32>().is_ok());
        let implied = input.code_style() == CodeStyle::Numeric && variant.keys.code.as_ref().is_some_and(quoted);
        if variant.wrote("status") || variant.wrote("transparent") || implied {
            continue;
        }
        let diag = Diag::new(variant.ident.span(), format!("`{}` has no status", variant.name()));
        // The derive does not see an attribute whose condition is false.
        let diag = if variant.has_list {
            diag
        } else {
            diag.note("a `cfg_attr` adds its `api(...)` only where its condition holds")
        };
        errors.push(if input.is_struct() {
            diag.help("write `#[api(status = …)]` on the struct")
        } else {
            diag.help("write `#[api(status = …)]` on the variant, or on the enum for all that state none")
        });
    }
}
