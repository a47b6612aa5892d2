//! Runs the stages and prints their result.

mod arms;
mod bounds;
mod fallback;
mod impls;
mod paths;
mod table;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::{
    attr::Input,
    diag::{Diag, Errors},
    lower::lower,
    model::Model,
    rules,
};

use self::paths::Paths;

/// The derive: impls of a sound item; of an unsound one, every mistake and impls that keep its callers quiet.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let original: DeriveInput = match syn::parse2(input) {
        Ok(original) => original,
        // rustc parses the item before it calls a derive, so it has said what is wrong.
        Err(error) => return error.to_compile_error(),
    };
    let (input, mistakes) = Errors::collect(|errors| {
        let input = Input::parse(&original, errors)?;
        rules::check(&input, errors);
        Some(input)
    });
    match input {
        Some(input) if mistakes.is_empty() => print(&lower(&input)),
        input => {
            let stub = input.map(|input| fallback::print(&input));
            let errors = mistakes.into_iter().map(Diag::into_compile_error);
            quote!(#(#errors)* #stub)
        }
    }
}

/// ```text
/// const _: () = {
///     use ::error_catalog::__private as __api;
///     static ENTRIES: [__api::Entry; 2] = [ … ];
///     static SECTION: __api::Section = …;
///     impl __api::ApiError for UserError { … }
///     …
/// };
/// ```
fn print(model: &Model<'_>) -> TokenStream {
    let import = Paths::new(model.runtime.as_ref()).import();
    let table = table::print(model);
    let impls = impls::print(model);
    quote! {
        const _: () = {
            #import
            #table
            #impls
        };
    }
}
