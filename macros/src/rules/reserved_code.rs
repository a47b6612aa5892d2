//! No numeric code is one that JSON-RPC reserves.

use crate::{
    attr::{
        Input,
        value::{CodeStyle, CodeValue},
    },
    diag::{Diag, Errors},
    lints::RESERVED_CODE,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    // Outside the numeric style, another rule reports a numeric code.
    if input.code_style() != CodeStyle::Numeric {
        return;
    }
    for variant in input.entries().filter(|variant| !RESERVED_CODE.is_allowed(input, variant)) {
        let Some(code) = &variant.keys.code else { continue };
        if let CodeValue::Number(number @ -32_768..=-32_100) = code.value {
            let diag = Diag::new(code.span, format!("code `{number}` is reserved by JSON-RPC"))
                .help("write a number outside -32768..=-32100: those from -32099 to -32000 are the server's own")
                .note("JSON-RPC 2.0, section 5.1, defines some of these codes and reserves the others");
            errors.push(RESERVED_CODE.denies(input, diag));
        }
    }
}
