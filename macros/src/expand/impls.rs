//! Prints the impls around the table.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Generics;

use super::{
    arms::{self, Arm},
    bounds,
    paths::envelope,
};
use crate::model::{Content, Model, Source};

pub(super) fn print(model: &Model<'_>) -> TokenStream {
    let api_error = api_error(model);
    let display = model.display.then(|| display_and_error(model));
    let from = from(model);
    let frameworks = frameworks(&allowances(model), model.ident, &bounds::api_error(model));
    quote!(#api_error #display #from #frameworks)
}

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
fn implement_for(model: &Model<'_>, trait_path: &TokenStream, generics: &Generics, body: &TokenStream) -> TokenStream {
    let allowances = allowances(model);
    let item = implement(trait_path, model.ident, generics, body);
    quote! {
        #allowances
        #item
    }
}

fn allowances(model: &Model<'_>) -> TokenStream {
    let allowances = &model.allowances;
    let deprecated =
        model.deprecated.then(|| quote!(#[allow(deprecated, reason = "a deprecated error is still an error")]));
    quote! {
        #(#[allow(#allowances)])*
        #deprecated
    }
}

/// ```text
/// impl __api::ApiError for UserError {
///     type Envelope = __api::ErrorList;
///     fn section() -> &'static __api::Section { &SECTION }
///     fn entry(&self) -> &'static __api::Entry { &ENTRIES[match self { UserError::NotFound { .. } => 0 }] }
///     …
/// }
/// impl __api::Values for UserError { … }
/// ```
fn api_error(model: &Model<'_>) -> TokenStream {
    let envelope = envelope(model.envelope);
    let entry = arms::entry(model);
    let answered = arms::answered(model);
    let sections = arms::sections(model);
    let fields = arms::fields(model);
    let compute = arms::compute(model);
    let body = quote! {
        type Envelope = #envelope;
        fn section() -> &'static __api::Section {
            &SECTION
        }
        fn entry(&self) -> &'static __api::Entry {
            #entry
        }
        fn __section(&self) -> &'static __api::Section {
            &SECTION
        }
        #answered
        #sections
    };
    let generics = bounds::api_error(model);
    let api_error = implement_for(model, &quote!(__api::ApiError), &generics, &body);
    let values = implement_for(model, &quote!(__api::Values), &generics, &quote!(#fields #compute));
    let declared = quote!(
        type Envelope = #envelope;
        const SECTION: &'static __api::Section = &SECTION;
    );
    let declared = implement_for(model, &quote!(__api::Declared), model.generics, &declared);
    quote!(#api_error #values #declared)
}

fn display_and_error(model: &Model<'_>) -> TokenStream {
    // Inlined like a derived `Debug`, so that it is compiled only where it is used: it brings along everything that
    // `dyn ApiError` needs.
    let fmt = quote! {
        #[inline]
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&__api::ApiError::text(self), __f)
        }
    };
    let source = source(model);
    let (display_generics, error_generics) = (bounds::display(model), bounds::error(model));
    let display = implement_for(model, &quote!(::core::fmt::Display), &display_generics, &fmt);
    let error = implement_for(model, &quote!(::core::error::Error), &error_generics, &source);
    quote!(#display #error)
}

/// ```text
/// fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
///     use __api::AsDynError as _;
///     match self {
///         UserError::SearchDown { 0: __source, .. } => ::core::option::Option::Some(__source.__as_dyn_error()),
///         _ => ::core::option::Option::None,
///     }
/// }
/// ```
fn source(model: &Model<'_>) -> TokenStream {
    let mut arms = Vec::new();
    let mut converts = false;
    for variant in &model.variants {
        let path = arms::path(model, variant.ident);
        if let Content::Transparent { member, ty } = &variant.content {
            let inner = arms::inner(ty);
            arms.push(Arm::new(quote!(#path { #member: __inner, .. }), quote!(::core::error::Error::source(#inner))));
        } else if let Some(source) = &variant.source {
            converts = true;
            let value = as_dyn_error(source);
            let member = source.member;
            arms.push(Arm::new(quote!(#path { #member: __source, .. }), value));
        }
    }
    if arms.is_empty() {
        return TokenStream::new();
    }
    let body = arms::match_self(model, &arms, &quote!(::core::option::Option::None));
    let import = converts.then(|| {
        quote!(
            use __api::AsDynError as _;
        )
    });
    quote! {
        fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
            #import
            #body
        }
    }
}

fn as_dyn_error(source: &Source<'_>) -> TokenStream {
    let span = arms::at_type(source.ty);
    // A method call finds the impl through `Box`, `Arc` and any other pointer to an error.
    let convert = quote_spanned!(span=> __source.__as_dyn_error());
    if source.optional {
        quote! {
            match __source {
                ::core::option::Option::Some(__source) => ::core::option::Option::Some(#convert),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }
    } else {
        quote!(::core::option::Option::Some(#convert))
    }
}

/// `__api::frameworks! { [] impl [<T>] for [UserError<T>] where [T: ::core::fmt::Display] }`
///
/// The runtime decides which frameworks there are: its features determine what this expands to.
pub(super) fn frameworks(allowances: &TokenStream, ident: &Ident, generics: &Generics) -> TokenStream {
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let predicates = where_clause.map(|clause| &clause.predicates);
    quote!(__api::frameworks! { [#allowances] impl [#impl_generics] for [#ident #type_generics] where [#predicates] })
}

fn from(model: &Model<'_>) -> TokenStream {
    let impls = model.variants.iter().filter_map(|variant| {
        let (member, ty) = variant.from?;
        let path = arms::path(model, variant.ident);
        let body = quote! {
            fn from(__source: #ty) -> Self {
                #path { #member: __source }
            }
        };
        // With the span of the user's type, rustc shows there that two variants convert from one type.
        let trait_path = quote_spanned!(arms::at_type(ty)=> ::core::convert::From<#ty>);
        Some(implement_for(model, &trait_path.to_token_stream(), model.generics, &body))
    });
    impls.collect()
}
