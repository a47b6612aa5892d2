//! An impl of a trait for the type.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Generics;

use crate::model::Model;

/// `#[automatically_derived] impl<T> Trait for Type<T> where … { … }`
pub(super) fn implement(
    trait_path: &TokenStream,
    ident: &Ident,
    generics: &Generics,
    body: &TokenStream,
) -> TokenStream {
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #trait_path for #ident #type_generics #where_clause {
            #body
        }
    }
}

/// The same, with the item's own `allow` attributes.
pub(super) fn implement_for(
    model: &Model<'_>,
    trait_path: &TokenStream,
    generics: &Generics,
    body: &TokenStream,
) -> TokenStream {
    let allowances = allowances(model);
    let item = implement(trait_path, model.ident, generics, body);
    quote! {
        #allowances
        #item
    }
}

pub(super) fn allowances(model: &Model<'_>) -> TokenStream {
    let allowances = &model.allowances;
    let deprecated =
        model.deprecated.then(|| quote!(#[allow(deprecated, reason = "a deprecated error is still an error")]));
    quote! {
        #(#[allow(#allowances)])*
        #deprecated
    }
}
