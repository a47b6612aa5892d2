//! The list of `responses!` as a type: `krate; AuthError, UserError::NotFound` becomes
//! `And<AuthError, Variant<UserError, { position }>>`.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Ident, Path, PathArguments, Result, Token, TypePath};

use crate::{
    diag::{Diag, Errors, compile_errors},
    items::{skip_item, text_of, token_at},
};

/// The list as a type, or what is wrong with it.
pub(crate) fn parts(input: TokenStream) -> TokenStream {
    print.parse2(input).unwrap_or_else(|error| error.to_compile_error())
}

fn print(input: ParseStream<'_>) -> Result<TokenStream> {
    let runtime = input.call(Path::parse_mod_style)?;
    input.parse::<Token![;]>()?;
    let (parts, mistakes) = Errors::collect(|errors| {
        let is_empty = input.is_empty();
        let parts = read(input, errors);
        if is_empty {
            errors.push(Diag::new(Span::call_site(), format!("expected {ITEM}")).help(format!("write {SAMPLE}")));
        }
        parts
    });
    let api = quote!(#runtime::__private::utoipa);
    // One type holds all errors, each of which is a type.
    let mistakes = mistakes.into_iter().map(|mistake| compile_errors(vec![mistake]));
    let mistakes: Vec<TokenStream> = mistakes.collect();
    if !mistakes.is_empty() {
        return Ok(quote!(#api::Mistaken<(#(#mistakes),*)>));
    }
    let parts = parts.iter().rev().map(|part| part.print(&api));
    Ok(parts.reduce(|others, part| quote!(#api::And<#part, #others>)).unwrap_or_default())
}

const ITEM: &str = "a type or a variant";
const SAMPLE: &str = "it as in `responses![AuthError, UserError::NotFound]`";

/// What is not an item is reported and left out.
fn read(input: ParseStream<'_>, errors: &mut Errors) -> Vec<Part> {
    let mut parts = Vec::new();
    while !input.is_empty() {
        let start = token_at(input.cursor());
        if let Ok(part) = input.parse() {
            parts.push(part);
        } else {
            let message = format!("expected {ITEM}, found `{}`", text_of(start.as_ref()));
            errors.push(Diag::over(&start, message).help(format!("write {SAMPLE}")));
            skip_item(input);
        }
        if !input.is_empty() && input.parse::<Token![,]>().is_err() {
            let next = token_at(input.cursor());
            let message = format!("expected `,`, found `{}`", text_of(next.as_ref()));
            errors.push(Diag::over(&next, message).help("remove it"));
            skip_item(input);
            let _: Result<Token![,]> = input.parse();
        }
    }
    parts
}

/// A type, or a variant of it.
struct Part {
    error: TypePath,
    variant: Option<Ident>,
}

impl Parse for Part {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut error: TypePath = input.parse()?;
        let mut before_last = error.path.segments.iter().rev().skip(1);
        let is_type = |name: &Ident| name.to_string().trim_start_matches("r#").starts_with(char::is_uppercase);
        if !before_last.next().is_some_and(|segment| is_type(&segment.ident)) {
            return Ok(Self { error, variant: None });
        }
        let variant = error.path.segments.pop().map(|last| last.ident);
        error.path.segments.pop_punct();
        Ok(Self { error, variant })
    }
}

impl Part {
    fn print(&self, api: &TokenStream) -> TokenStream {
        let Self { error, variant } = self;
        let Some(variant) = variant else {
            return quote!(#error);
        };
        // In a pattern, arguments follow a `::`.
        let mut pattern = error.path.clone();
        for segment in &mut pattern.segments {
            if let PathArguments::AngleBracketed(arguments) = &mut segment.arguments {
                arguments.colon2_token.get_or_insert_default();
            }
        }
        let name = variant.to_string();
        // With the pattern, the compiler says if there is no such variant, and editors find it.
        quote! {
            #api::Variant<#error, {
                let _ = |error: &#error| ::core::matches!(error, #pattern::#variant { .. });
                #api::position::<#error>(#name)
            }>
        }
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::quote;

    use super::parts;

    #[test]
    fn every_mistake_says_what_to_write() {
        let said = |list: TokenStream| parts(list).to_string();
        for (list, mistakes) in [
            (quote!(krate;), &["expected a type or a variant"][..]),
            (quote!(krate; "x"), &[r#"found `\"x\"`"#]),
            (quote!(krate; A, 404, B::C, 503), &["found `404`", "found `503`"]),
            (quote!(krate; A::B { .. }, 404), &["expected `,`, found `{ .. }`", "found `404`"]),
        ] {
            let said = said(list.clone());
            assert_eq!(said.matches("compile_error").count(), mistakes.len(), "{list}: {said}");
            for mistake in mistakes {
                assert!(said.contains(mistake), "{list}: {said}");
            }
        }
        assert!(!said(quote!(krate; A, B::C,)).contains("compile_error"));
    }
}
