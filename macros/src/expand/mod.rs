//! Runs the stages and prints their result.

mod arms;
mod bounds;
mod conversions;
mod decode;
mod fallback;
mod implement;
mod impls;
mod paths;
mod table;

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::{
    attr::Input,
    diag::{Errors, compile_errors},
    lower::{lower, lower_stub},
    model::Model,
    resolve::Sound,
    rules,
};

use self::paths::Paths;

/// The derive: the impls of a valid item, or, for an item with mistakes, all mistakes and stub impls.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let original: DeriveInput = match syn::parse2(input) {
        Ok(original) => original,
        // rustc parses the item before it calls a derive, so it has already reported the error.
        Err(error) => return error.to_compile_error(),
    };
    let (input, mistakes) = Errors::collect(|errors| {
        let input = Input::parse(&original, errors)?;
        rules::check(&input, errors);
        Some(input)
    });
    let sound = input.as_ref().filter(|_| mistakes.is_empty()).and_then(Sound::of);
    if let Some(sound) = sound {
        return print(&lower(&sound));
    }
    let stub = input.as_ref().map(|input| fallback::print(&lower_stub(input)));
    let errors = compile_errors(mistakes);
    quote!(#errors #stub)
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
    let import = Paths::new(model.runtime).import();
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
