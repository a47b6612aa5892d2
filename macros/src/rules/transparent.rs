//! A `transparent` variant is its one field: it declares nothing itself.

use crate::{
    attr::Input,
    diag::{Diag, Errors},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in &input.variants {
        let Some(transparent) = variant.keys.transparent else { continue };
        for (key, span) in variant.written.iter().filter(|(key, _)| *key != "transparent") {
            errors.push(
                Diag::new(*span, format!("`{key}` has no effect beside `transparent`"))
                    .help(format!("remove `{key}`: the field of `{}` says it", variant.name())),
            );
        }
        let [field] = variant.fields.as_slice() else {
            let count = match variant.fields.len() {
                0 => "none".to_owned(),
                count => count.to_string(),
            };
            errors.push(
                Diag::new(
                    transparent.span,
                    format!("`transparent` needs exactly one field, and `{}` has {}", variant.name(), count),
                )
                .help("write a variant such as `Auth(AuthError)`"),
            );
            continue;
        };
        let keys = [
            ("meta", field.keys.meta.as_ref().map(|meta| meta.span)),
            ("pointer", field.keys.pointer.map(|flag| flag.span)),
            ("secret", field.keys.secret.map(|flag| flag.span)),
        ];
        for (key, span) in keys {
            errors.extend(span.map(|span| {
                Diag::new(span, format!("`{key}` has no effect beside `transparent`"))
                    .help(format!("remove `{key}`: the field says it"))
            }));
        }
    }
}
