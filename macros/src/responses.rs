//! The list of `responses!` as a type: `krate; AuthError, UserError::NotFound` becomes
//! `And<AuthError, Variant<UserError, { position }>>`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Ident, Path, PathArguments, Result, Token, TypePath};

/// The list as a type, or what is wrong with it.
pub(crate) fn parts(input: TokenStream) -> TokenStream {
    print.parse2(input).unwrap_or_else(|error| error.to_compile_error())
}

fn print(input: ParseStream<'_>) -> Result<TokenStream> {
    let runtime = input.call(Path::parse_mod_style)?;
    let api = quote!(#runtime::__private::utoipa);
    input.parse::<Token![;]>()?;
    let parts = Punctuated::<Part, Token![,]>::parse_terminated(input)?;
    let list = parts.iter().rev().fold(None, |others, part| {
        let part = part.print(&api);
        Some(match others {
            Some(others) => quote!(#api::And<#part, #others>),
            None => part,
        })
    });
    list.ok_or_else(|| input.error(EXPECTED))
}

const EXPECTED: &str = "expected a type or a variant
help: write `responses![AuthError, UserError::NotFound]`";

/// A type, or a variant of it.
struct Part {
    error: TypePath,
    variant: Option<Ident>,
}

impl Parse for Part {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let start = input.fork();
        let mut error: TypePath = input.parse().map_err(|_| start.error(EXPECTED))?;
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
    use quote::quote;

    use super::parts;

    #[test]
    fn mistakes_say_what_to_write() {
        for list in [quote!(krate;), quote!(krate; "x"), quote!(krate; A, 404)] {
            let said = parts(list.clone()).to_string();
            assert!(said.contains("expected a type or a variant") && said.contains("help: write"), "{list}: {said}");
        }
        assert!(!parts(quote!(krate; A, B::C)).to_string().contains("compile_error"));
    }
}
