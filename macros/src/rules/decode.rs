//! With `decode`, every field can be read from a response.

use syn::Type;

use crate::{
    attr::{Field, Input},
    diag::{Diag, Errors},
    printed::shown,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    if input.keys.decode.is_none() {
        return;
    }
    for variant in input.entries() {
        for field in &variant.fields {
            match (input.sent(variant, field), field.ty) {
                (None, _) => errors.push(not_sent(field, input.place_of_entry())),
                (Some(_), Type::Reference(reference)) => errors.push(
                    Diag::over(
                        reference,
                        format!("`decode` cannot restore `{}`: `{}` borrows its value", field.name, shown(reference)),
                    )
                    .help("take a type that owns its value, such as `String`"),
                ),
                (Some(_), _) => {}
            }
        }
    }
}

fn not_sent(field: &Field<'_>, entry: &str) -> Diag {
    let diag = Diag::new(field.span(), format!("`decode` cannot restore `{}`, which is not sent", field.name));
    let diag = match (&field.keys.secret, &field.member) {
        (Some(_), _) => diag.help("remove `decode`: a `secret` field is never sent"),
        (None, syn::Member::Named(_)) => diag.help(format!("add `meta({})` to the {entry}", field.name)),
        (None, syn::Member::Unnamed(_)) => diag.help("add `#[api(meta = \"…\")]` to the field, with a key"),
    };
    diag.note("a field is sent in `meta`, as the pointer or parameter, and as `retry_after`")
}
