//! Prints the impls around the table.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::{GenericParam, Generics};

use super::{
    arms::{self, Arm},
    bounds, conversions, decode,
    implement::{allowances, implement_for},
    paths::envelope,
};
use crate::model::{Content, Model, Source};

pub(super) fn print(model: &Model<'_>) -> TokenStream {
    let api_error = api_error(model);
    let display = model.display.then(|| display_and_error(model));
    let from = conversions::from(model);
    let fallback = conversions::fallback(model);
    let frameworks = frameworks(&allowances(model), model.ident, &bounds::frameworks(model));
    let serialize = model.serialize.then(|| serialize(model));
    let decode = decode::print(model);
    quote!(#api_error #display #from #fallback #serialize #decode #frameworks)
}

/// ```text
/// impl __api::Serialize for UserError {
///     fn serialize<__S: __api::Serializer>(&self, __serializer: __S) -> ::core::result::Result<__S::Ok, __S::Error> {
///         __api::serialize(self, __serializer)
///     }
/// }
/// ```
fn serialize(model: &Model<'_>) -> TokenStream {
    let body = serialize_method(&quote!(__api::serialize(self, __serializer)));
    implement_for(model, &quote!(__api::Serialize), &bounds::frameworks(model), &body)
}

pub(super) fn serialize_method(body: &TokenStream) -> TokenStream {
    quote! {
        fn serialize<__S: __api::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            #body
        }
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
    let composed = conversions::composed(model);
    let body = quote! {
        #envelope
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
        #composed
    };
    let generics = bounds::api_error(model);
    let api_error = implement_for(model, &quote!(__api::ApiError), &generics, &body);
    let values = implement_for(model, &quote!(__api::Values), &generics, &quote!(#fields #compute));
    let tree = arms::tree(model);
    let declared = quote!(
        #envelope
        const SECTION: &'static __api::Section = &SECTION;
        #tree
    );
    let declared = implement_for(model, &quote!(__api::Declared), &bounds::declared(model), &declared);
    let of_any = of_any(model);
    quote!(#api_error #values #declared #of_any)
}

/// `impl __api::DeclaredOfAny for LookupError<'static, __api::Anything> {}`
///
/// Only for parameters without bounds: nothing else is known to meet them.
fn of_any(model: &Model<'_>) -> Option<TokenStream> {
    let generics = model.generics;
    if generics.type_params().next().is_none() || bounds::declared(model).where_clause.is_some() {
        return None;
    }
    let arguments = generics.params.iter().map(|parameter| match parameter {
        GenericParam::Lifetime(_) => Some(quote!('static)),
        GenericParam::Type(parameter) => parameter.bounds.is_empty().then(|| quote!(__api::Anything)),
        GenericParam::Const(_) => None,
    });
    let arguments = arguments.collect::<Option<Vec<_>>>()?;
    let (ident, allowances) = (model.ident, allowances(model));
    Some(quote! {
        #allowances
        #[automatically_derived]
        impl __api::DeclaredOfAny for #ident<#(#arguments),*> {}
    })
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
    let type_name = &model.section.type_name;
    // How the runtime tells an error of a catalog from any other: see `Raised`.
    let source = quote! {
        fn description(&self) -> &::core::primitive::str {
            __api::description!(#type_name)
        }
        #source
    };
    let (display_generics, error_generics) = (bounds::display(model), bounds::error(model));
    let display = implement_for(model, &quote!(::core::fmt::Display), &display_generics, &fmt);
    let error = implement_for(model, &quote!(::core::error::Error), &error_generics, &source);
    quote!(#display #error)
}

/// ```text
/// fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
///     use __api::{DeepLink as _, ErrorLink as _, NoLink as _, PointerLink as _};
///     match self {
///         UserError::SearchDown { 0: __source, .. } => ::core::option::Option::Some((&&&&__api::Link(__source)).__source()),
///         _ => ::core::option::Option::None,
///     }
/// }
/// ```
fn source(model: &Model<'_>) -> TokenStream {
    let mut arms = Vec::new();
    let (mut converts, mut erases) = (false, false);
    // A search finds the error in a transparent variant, if that is surely `'static`.
    let reveals = model.generics.params.is_empty();
    for variant in &model.variants {
        let path = arms::path(model, variant.ident);
        if let Content::Transparent { member, ty } = &variant.content {
            let inner = arms::inner(ty);
            let value = if reveals {
                erases = true;
                quote!(__api::source_of_transparent((&&__api::Link(#inner)).__erased()))
            } else {
                quote!(::core::error::Error::source(__api::ApiError::__innermost(#inner)))
            };
            arms.push(Arm::new(quote!(#path { #member: __inner, .. }), value));
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
    let links = converts.then(|| {
        quote!(
            use __api::{DeepLink as _, ErrorLink as _, NoLink as _, PointerLink as _};
        )
    });
    let erasure = erases.then(|| {
        quote!(
            use __api::{Erased as _, NotErased as _};
        )
    });
    quote! {
        fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
            #links
            #erasure
            #body
        }
    }
}

fn as_dyn_error(source: &Source<'_>) -> TokenStream {
    let span = arms::at_type(source.ty);
    // Method resolution takes the first trait that fits the type.
    let convert = quote_spanned!(span=> (&&&&__api::Link(__source)).__source());
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
