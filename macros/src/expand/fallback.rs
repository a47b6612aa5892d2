//! The impls of an item with mistakes: they do nothing, but whoever uses the type sees no further errors.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Generics;

use super::{
    impls::{frameworks, implement},
    paths::{Paths, envelope},
};
use crate::attr::Input;

pub(super) fn print(input: &Input<'_>) -> TokenStream {
    let paths = Paths::new(input.keys.runtime.as_ref());
    let import = paths.import();
    let envelope = envelope(input.keys.envelope.as_ref());
    let ident = &input.original.ident;
    let generics = &input.original.generics;
    let print = |trait_path: TokenStream, self_is: Option<TokenStream>, body: TokenStream| {
        implement(&trait_path, ident, &bounded(generics, self_is), &body)
    };
    let api_error = print(
        quote!(__api::ApiError),
        Some(quote!(::core::error::Error)),
        quote! {
            type Envelope = #envelope;
            fn section() -> &'static __api::Section {
                ::core::unreachable!()
            }
            fn entry(&self) -> &'static __api::Entry {
                ::core::unreachable!()
            }
            fn __section(&self) -> &'static __api::Section {
                ::core::unreachable!()
            }
        },
    );
    let declared = print(
        quote!(__api::Declared),
        None,
        quote!(
            type Envelope = #envelope;
            const SECTION: &'static __api::Section = &__api::SectionRow::EMPTY.section();
        ),
    );
    let display = input.writes_display().then(|| {
        let fmt = quote! {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::unreachable!()
            }
        };
        let display = print(quote!(::core::fmt::Display), None, fmt);
        let error = print(
            quote!(::core::error::Error),
            Some(quote!(::core::fmt::Debug + ::core::fmt::Display)),
            TokenStream::new(),
        );
        quote!(#display #error)
    });
    let fields = || input.variants.iter().flat_map(|variant| &variant.fields);
    // That two variants are made from one type is reported, and need not be again.
    let mut made_from: HashSet<String> = fields()
        .filter(|field| input.is_made_by_thiserror(field))
        .map(|field| field.ty.to_token_stream().to_string())
        .collect();
    let from = fields().filter_map(|field| {
        let ty = field.ty;
        let ours = field.keys.from.is_some() && !input.is_made_by_thiserror(field);
        let ours = ours && made_from.insert(ty.to_token_stream().to_string());
        let body = quote! {
            fn from(_: #ty) -> Self {
                ::core::unreachable!()
            }
        };
        ours.then(|| print(quote!(::core::convert::From<#ty>), None, body))
    });
    let frameworks = frameworks(&TokenStream::new(), ident, &bounded(generics, Some(quote!(::core::error::Error))));
    quote! {
        const _: () = {
            #import
            #api_error
            #declared
            #display
            #(#from)*
            #frameworks
        };
    }
}

fn bounded(generics: &Generics, self_is: Option<TokenStream>) -> Generics {
    let mut generics = generics.clone();
    if let Some(bound) = self_is.filter(|_| generics.type_params().next().is_some()) {
        generics.make_where_clause().predicates.extend(syn::parse2::<syn::WherePredicate>(quote!(Self: #bound)).ok());
    }
    generics
}
