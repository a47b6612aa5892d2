//! A bare name as the value of a key in `meta(...)`, `args(...)` or `headers(...)` is spelt like the field that it
//! means, and no expression leaves the place where it stands.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Expr;

use crate::{
    attr::{
        Input,
        reads::{Closure, begins_closure},
        value::{Member, ungroup},
    },
    diag::{Diag, Errors},
    printed::{code, shown},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    for variant in input.entries() {
        let keys = &variant.keys;
        for member in keys.meta.iter().chain(&keys.args).chain(&keys.headers) {
            let Some((ident, near)) = member.value.as_ref().and_then(|value| variant.misspelt(value)) else { continue };
            errors.push(
                Diag::new(ident.span(), format!("`{ident}` names no field of `{}`", variant.name()))
                    .exists("field", near),
            );
        }
        errors
            .extend(keys.meta.iter().chain(&keys.headers).filter_map(|member| way_out(member, "a `None` is left out")));
        errors.extend(
            keys.args.iter().filter_map(|arg| way_out(arg, &format!("of a `None`, `<{}?>` shows nothing", arg.name))),
        );
    }
}

/// rustc needs up to four errors to say that `x?` is not in a function that returns an `Option`.
fn way_out(member: &Member, none: &str) -> Option<Diag> {
    let value = ungroup(member.value.as_ref()?);
    if let Expr::Let(binding) = value {
        let diag = Diag::over(&binding.let_token, format!("`let` is not a value, which `{}` needs", member.name));
        return Some(diag.help("write the expression alone, or a block: `{ let x = …; x }`"));
    }
    let exit = exit(value.to_token_stream(), false)?;
    let word = exit.to_string();
    let name = &member.name;
    let diag = |message: String| Diag::over(&exit, message);
    Some(match (word.as_str(), value) {
        ("?", Expr::Try(tried)) => diag(format!("`?` has nowhere to return to in the value of `{name}`"))
            .help(format!("write `{}`: {none}", shown(&tried.expr))),
        ("?", _) => diag(format!("`?` has nowhere to return to in the value of `{name}`"))
            .help(format!("write it with `Option::map`: {none}")),
        ("return", Expr::Return(returned)) => {
            let diag = Diag::over(value, format!("`return` has nowhere to return to in the value of `{name}`"));
            match &returned.expr {
                Some(value) => diag.write(code(value)),
                None => diag.help("write a value"),
            }
        }
        ("await", _) => diag(format!("the value of `{name}` cannot wait for a future"))
            .help("await it where the error happens, and keep the result in a field"),
        ("return", _) => diag(format!("`return` has nowhere to return to in the value of `{name}`"))
            .help("write the value as the last expression, without `return`"),
        _ => diag(format!("`{word}` is not in a loop in the value of `{name}`")).help("write a value"),
    })
}

/// The first `?`, `return`, `await`, `break` or `continue` that would leave the expression.
fn exit(tokens: TokenStream, in_loop: bool) -> Option<TokenTree> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    let mut in_loop = in_loop;
    // The body of an `async` block or of a function is a function of its own.
    let mut is_apart = false;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Punct(bar) if bar.as_char() == '|' && begins_closure(&tokens, at - 1) => {
                at = Closure::at(&tokens, at - 1).end;
            }
            TokenTree::Punct(mark) if mark.as_char() == '?' => return Some(token.clone()),
            TokenTree::Ident(word) if word == "return" => return Some(token.clone()),
            TokenTree::Ident(word) if word == "await" => return Some(token.clone()),
            TokenTree::Ident(word) if !in_loop && (word == "break" || word == "continue") => {
                return Some(token.clone());
            }
            TokenTree::Ident(word) if word == "async" || word == "fn" => is_apart = true,
            TokenTree::Ident(word) if word == "loop" || word == "while" || word == "for" => in_loop = true,
            TokenTree::Group(group) => {
                let is_block = group.delimiter() == Delimiter::Brace;
                if !(is_apart && is_block)
                    && let Some(found) = exit(group.stream(), in_loop)
                {
                    return Some(found);
                }
                is_apart &= !is_block;
            }
            _ => {}
        }
    }
    None
}
