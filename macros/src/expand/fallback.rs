//! The impls of an item with mistakes: they do nothing, but code that uses the type gets no further errors.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Generics;

use super::{
    implement::implement,
    impls::{frameworks, serialize_method},
    paths::{Paths, envelope},
};
use crate::model::Stub;

pub(super) fn print(stub: &Stub<'_>) -> TokenStream {
    let Stub { ident, generics, .. } = stub;
    let import = Paths::new(stub.runtime).import();
    let envelope = envelope(stub.envelope);
    let print = |trait_path: TokenStream, self_is: Option<TokenStream>, body: TokenStream| {
        implement(&trait_path, ident, &bounded(generics, self_is), &body)
    };
    let api_error = print(
        quote!(__api::ApiError),
        Some(quote!(::core::error::Error)),
        quote! {
            #envelope
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
    let values = print(quote!(__api::Values), Some(quote!(::core::error::Error)), TokenStream::new());
    let declared = print(
        quote!(__api::Declared),
        None,
        quote!(
            #envelope
            const SECTION: &'static __api::Section = &__api::SectionRow::new("", "", &[]).section();
        ),
    );
    let display = stub.display.then(|| {
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
    let from = stub.from.iter().map(|ty| {
        let body = quote! {
            fn from(_: #ty) -> Self {
                ::core::unreachable!()
            }
        };
        print(quote!(::core::convert::From<#ty>), None, body)
    });
    let fallback = stub.has_fallback.then(|| {
        let body = quote! {
            fn __fallback(_: &mut __api::Cause) -> Self {
                ::core::unreachable!()
            }
        };
        print(quote!(__api::Fallback), Some(quote!(::core::error::Error)), body)
    });
    let error = || Some(quote!(::core::error::Error));
    let serialize = stub
        .serialize
        .then(|| print(quote!(__api::Serialize), error(), serialize_method(&quote!(::core::unreachable!()))));
    let decode = stub.decode.then(|| {
        let body = quote! {
            fn __decode(_: &__api::Sent<'_>) -> ::core::option::Option<Self> {
                ::core::unreachable!()
            }
        };
        print(quote!(__api::Decode), error(), body)
    });
    let frameworks = frameworks(&TokenStream::new(), ident, &bounded(generics, Some(quote!(::core::error::Error))));
    quote! {
        const _: () = {
            #import
            #api_error
            #values
            #declared
            #display
            #(#from)*
            #fallback
            #serialize
            #decode
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
