//! A bare name as the value of a key in `meta(...)`, `args(...)` or `headers(...)` is spelt like the field that it
//! means, and no expression uses `?` to return early.

use proc_macro2::{Span, TokenTree};
use quote::ToTokens;
use syn::Expr;

use crate::{
    attr::{
        Input,
        value::{Member, ungroup},
    },
    diag::{Diag, Errors},
    items::shown,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries() {
        let keys = &variant.keys;
        for member in keys.meta.iter().chain(&keys.args).chain(&keys.headers) {
            let Some((ident, near)) = member.value.as_ref().and_then(|value| variant.misspelt(value)) else { continue };
            errors.push(
                Diag::new(ident.span(), format!("`{ident}` names no field of `{}`", variant.name()))
                    .help(format!("a field with a similar name exists: `{near}`")),
            );
        }
        errors
            .extend(keys.meta.iter().chain(&keys.headers).filter_map(|member| way_out(member, "a `None` is left out")));
        errors.extend(
            keys.args.iter().filter_map(|arg| way_out(arg, &format!("of a `None`, `<{}?>` shows nothing", arg.name))),
        );
    }
}

/// rustc needs four errors to say that `x?` is not in a function that returns an `Option`.
fn way_out(member: &Member, none: &str) -> Option<Diag> {
    let value = ungroup(member.value.as_ref()?);
    let span = question_mark(value)?;
    let help = match value {
        Expr::Try(tried) => format!("write `{}`: {none}", shown(&tried.expr)),
        _ => format!("write it with `Option::map`: {none}"),
    };
    Some(Diag::new(span, format!("`?` has nowhere to return to in the value of `{}`", member.name)).help(help))
}

/// The `?` that is not inside a closure or block of the expression.
fn question_mark(value: &Expr) -> Option<Span> {
    let mut tokens = value.to_token_stream().into_iter();
    let is_closure = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '|');
    let mark = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '?');
    tokens.find(|token| mark(token) || is_closure(token)).filter(mark).map(|token| token.span())
}
