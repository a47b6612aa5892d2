//! Prints the impls around the table.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::{GenericParam, Generics};

use super::{
    arms::{self, Arm},
    bounds,
    paths::envelope,
};
use crate::model::{Content, Conversion, Model, Source, Taker};

pub(super) fn print(model: &Model<'_>) -> TokenStream {
    let api_error = api_error(model);
    let display = model.display.then(|| display_and_error(model));
    let from = from(model);
    let fallback = fallback(model);
    let frameworks = frameworks(&allowances(model), model.ident, &bounds::frameworks(model));
    quote!(#api_error #display #from #fallback #frameworks)
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
    let composed = composed(model);
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

/// How the runtime tells an error of a catalog from any other: see `Raised`.
const DESCRIPTION: &str = "an error of the catalog: ";

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
    let description = format!("{DESCRIPTION}{}", model.section.type_name);
    let source = quote! {
        fn description(&self) -> &::core::primitive::str {
            #description
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

/// ```text
/// fn __take(__slot: &mut __api::Slot<'_>) -> ::core::option::Option<Self>
/// where
///     Self: 'static,
/// {
///     use __api::{NoInner as _, NotTaken as _};
///     if let ::core::option::Option::Some(__error) = __api::Taken::<Self>::take(__slot) {
///         return ::core::option::Option::Some(__error);
///     }
///     if let ::core::option::Option::Some(__error) = __api::Inner::<AuthError>::take(__slot) {
///         return ::core::option::Option::Some(AppError::Auth { 0: __error });
///     }
///     ::core::option::Option::None
/// }
/// fn __convert(__slot: &mut __api::Slot<'_>) -> …    // the same, with the sources that `From` takes
/// fn __find<'__a>(__error: &'__a (dyn ::core::error::Error + 'static)) -> ::core::option::Option<&'__a (dyn __api::ApiError + 'static)>
/// where
///     Self: 'static,
/// {
///     use __api::NoInner as _;
///     __api::find_own::<Self>(__error).or_else(|| __api::Inner::<AuthError>::find(__error))
/// }
/// ```
/// What makes an error of any type one of this type: see `Raised`.
fn composed(model: &Model<'_>) -> TokenStream {
    let some = |value: TokenStream| quote!(return ::core::option::Option::Some(#value););
    let attempt = |taken: TokenStream, value: TokenStream| {
        let found = some(value);
        quote!(if let ::core::option::Option::Some(__error) = #taken { #found })
    };
    let inner = |method: TokenStream| {
        let mut seen: Vec<&syn::Type> = Vec::new();
        let mut attempts = Vec::new();
        for variant in &model.variants {
            let Content::Transparent { member, ty } = &variant.content else { continue };
            if !seen.contains(ty) {
                seen.push(ty);
                let path = arms::path(model, variant.ident);
                attempts
                    .push(attempt(quote!(__api::Inner::<#ty>::#method(__slot)), quote!(#path { #member: __error })));
            }
        }
        attempts
    };
    let method = |name: TokenStream, attempts: Vec<TokenStream>| {
        quote! {
            fn #name(__slot: &mut __api::Slot<'_>) -> ::core::option::Option<Self>
            where
                Self: 'static,
            {
                use __api::{NoInner as _, NotTaken as _};
                #(#attempts)*
                ::core::option::Option::None
            }
        }
    };
    let itself = attempt(quote!(__api::Taken::<Self>::take(__slot)), quote!(__error));
    let whole = model.variants.iter().filter_map(|variant| match &variant.content {
        Content::Transparent { member, ty } => {
            let path = arms::path(model, variant.ident);
            Some(attempt(quote!(__api::Taken::<#ty>::take(__slot)), quote!(#path { #member: __error })))
        }
        Content::Entry(_) => None,
    });
    let take = [itself].into_iter().chain(whole).chain(inner(quote!(take))).collect();
    let take = method(quote!(__take), take);
    let sources =
        model.conversions.iter().map(|conversion| conversion.ty).chain(model.made_by_thiserror.iter().copied());
    let sources = sources.filter(|ty| !bounds::has_lifetime(ty)).map(|ty| {
        attempt(quote!(__api::Taken::<#ty>::take(__slot)), quote!(<Self as ::core::convert::From<#ty>>::from(__error)))
    });
    let convert: Vec<TokenStream> = sources.chain(inner(quote!(convert))).collect();
    let convert = (!convert.is_empty()).then(|| method(quote!(__convert), convert));
    let types = model.transparent_types();
    let find = (!types.is_empty()).then(|| {
        quote! {
            fn __find<'__a>(
                __error: &'__a (dyn ::core::error::Error + 'static),
            ) -> ::core::option::Option<&'__a (dyn __api::ApiError + 'static)>
            where
                Self: 'static,
            {
                use __api::NoInner as _;
                __api::find_own::<Self>(__error)#(.or_else(|| __api::Inner::<#types>::find(__error)))*
            }
        }
    });
    quote!(#take #convert #find)
}

/// ```text
/// impl ::core::convert::From<sqlx::Error> for UserError {
///     fn from(__source: sqlx::Error) -> Self {
///         let __when: fn(&sqlx::Error) -> ::core::primitive::bool = is_unique_violation;
///         if __when(&__source) {
///             return UserError::EmailTaken { 0: __source };
///         }
///         UserError::Internal { 0: <BoxError as ::core::convert::From<sqlx::Error>>::from(__source) }
///     }
/// }
/// ```
fn from(model: &Model<'_>) -> TokenStream {
    let impls = model.conversions.iter().map(|Conversion { ty, guarded, rest }| {
        let guarded = guarded.iter().map(|(guard, taker)| {
            let taken = taken(model, ty, taker);
            quote! {
                let __when: fn(&#ty) -> ::core::primitive::bool = #guard;
                if __when(&__source) {
                    return #taken;
                }
            }
        });
        let rest = taken(model, ty, rest);
        let body = quote! {
            fn from(__source: #ty) -> Self {
                #(#guarded)*
                #rest
            }
        };
        // With the span of the user's type, rustc shows there that two variants convert from one type.
        let span = arms::at_type(ty);
        let (impl_generics, type_generics, where_clause) = model.generics.split_for_impl();
        let (allowances, mut ident) = (allowances(model), model.ident.clone());
        ident.set_span(span);
        let header = quote_spanned!(span=> impl #impl_generics ::core::convert::From<#ty> for #ident #type_generics);
        // The compiler's position of an impl is from its first token to its last.
        let body = quote_spanned!(span=> { #body });
        quote! {
            #allowances
            #[automatically_derived]
            #header #where_clause #body
        }
    });
    impls.collect()
}

fn taken(model: &Model<'_>, ty: &syn::Type, taker: &Taker<'_>) -> TokenStream {
    let path = arms::path(model, taker.variant);
    let member = taker.member;
    let value = match taker.made {
        None => quote!(__source),
        // The span of the source's type: rustc shows there that the field is not made from it.
        Some(field) => quote_spanned!(arms::at_type(ty)=> <#field as ::core::convert::From<#ty>>::from(__source)),
    };
    quote!(#path { #member: #value })
}

/// ```text
/// impl __api::Fallback for AppError {
///     fn __fallback(__cause: &mut __api::Cause) -> Self {
///         AppError::Internal { 0: ::core::convert::From::from(__cause.take()) }
///     }
/// }
/// ```
fn fallback(model: &Model<'_>) -> Option<TokenStream> {
    let fallback = model.fallback.as_ref()?;
    let path = arms::path(model, fallback.variant);
    let field = fallback.member.map(|member| quote!(#member: ::core::convert::From::from(__cause.take())));
    let body = quote! {
        fn __fallback(__cause: &mut __api::Cause) -> Self {
            let _ = &__cause;
            #path { #field }
        }
    };
    Some(implement_for(model, &quote!(__api::Fallback), &bounds::fallback(model), &body))
}
