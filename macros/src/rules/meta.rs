//! Every member of `meta` has a key of its own and a value that exists.

use std::collections::HashMap;

use syn::Member;

use super::placeholder::{is_list, is_single};
use crate::{
    attr::{Input, field::option_of},
    diag::{Diag, Errors},
    printed::shown,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries() {
        for field in variant.fields.iter().filter(|field| matches!(field.member, Member::Unnamed(_))) {
            if let Some(meta) = field.keys.meta.as_ref().filter(|meta| meta.key.is_none()) {
                errors.push(
                    Diag::new(meta.span, "a field without a name needs a meta key").help("write `meta = \"key\"`"),
                );
            }
        }
        for field in &variant.fields {
            let spread = field.keys.meta.as_ref().and_then(|meta| meta.key.as_ref()).filter(|key| key.value == "*");
            if let Some(spread) = spread.filter(|_| is_no_map(field.ty)) {
                errors.push(
                    Diag::new(
                        spread.span,
                        format!(
                            "`meta = \"*\"` takes the members of a map or struct, and `{}` is a `{}`",
                            field.name,
                            shown(field.ty)
                        ),
                    )
                    .help("write a key, or `meta` alone for the field's own name"),
                );
            }
        }
        let mut keys: HashMap<String, String> = HashMap::new();
        for member in variant.meta(input.keys.meta_case) {
            if member.key.is_empty() {
                errors.push(
                    Diag::new(member.span, "a meta key is empty").help("write `meta` alone for the field's own name"),
                );
            } else if let Some(c) = member.key.chars().find(|c| matches!(c, '"' | '\\' | '<') || c.is_control()) {
                errors.push(
                    Diag::new(member.span, format!("a meta key contains {c:?}"))
                        .help("write a key that clients can name: letters, digits, `_`, `-`, `.`"),
                );
            } else if let Some(first) = keys.get(&member.key) {
                errors.push(
                    Diag::new(member.span, format!("repeated meta key `{}`", member.key))
                        .help("give it a key of its own, or remove it")
                        .note(first),
                );
            }
            if member.value.is_none() {
                errors.push(
                    Diag::new(member.span, format!("meta key `{}` names no field of `{}`", member.key, variant.name()))
                        .similar("field", &member.key, variant.names())
                        .note("a key of another name is written `key = field` or `key = expression`"),
                );
            }
            keys.entry(member.key).or_insert(member.written);
        }
    }
}

/// A type that visibly has no members with names.
fn is_no_map(ty: &syn::Type) -> bool {
    let ty = option_of(ty).unwrap_or(ty);
    is_single(ty) || is_list(ty)
}
