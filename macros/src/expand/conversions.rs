//! Prints what an error of the type is made from: `From`, and what `Raised` asks.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;

use super::{
    arms, bounds,
    implement::{allowances, implement_for},
};
use crate::model::{Content, Conversion, Model, Taker};

/// ```text
/// fn __take(__slot: &mut __api::Slot<'_>) -> ::core::option::Option<Self>
/// where
///     Self: 'static,
/// {
///     use __api::{NoInner as _, NotTaken as _};
///     if let ::core::option::Option::Some(__error) = __api::Taken::<Self>::take(__slot) {
///         return ::core::option::Option::Some(__error);
///     }
///     if let ::core::option::Option::Some(__error) = __api::Taken::<AuthError>::take(__slot) {
///         return ::core::option::Option::Some(AppError::Auth { 0: __error });
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
/// `Taken` has the error itself, and `Inner` what is in its type.
pub(super) fn composed(model: &Model<'_>) -> TokenStream {
    let mut take = vec![attempt(&quote!(__api::Taken::<Self>::take(__slot)), &quote!(__error))];
    let sources =
        model.conversions.iter().map(|conversion| conversion.ty).chain(model.made_by_thiserror.iter().copied());
    let sources = sources.filter(|ty| !bounds::has_lifetime(ty)).map(|ty| {
        attempt(
            &quote!(__api::Taken::<#ty>::take(__slot)),
            &quote!(<Self as ::core::convert::From<#ty>>::from(__error)),
        )
    });
    let mut convert: Vec<TokenStream> = sources.collect();
    let mut find = Vec::new();
    let mut seen = HashSet::new();
    for variant in &model.variants {
        let Content::Transparent { member, ty } = &variant.content else { continue };
        // The first variant of a type takes all of it.
        if !seen.insert(ty.to_token_stream().to_string()) {
            continue;
        }
        let path = arms::path(model, variant.ident);
        let made = quote!(#path { #member: __error });
        take.push(attempt(&quote!(__api::Taken::<#ty>::take(__slot)), &made));
        take.push(attempt(&quote!(__api::Inner::<#ty>::take(__slot)), &made));
        convert.push(attempt(&quote!(__api::Inner::<#ty>::convert(__slot)), &made));
        find.push(quote!(.or_else(|| __api::Inner::<#ty>::find(__error))));
    }
    let take = method(&quote!(__take), &take);
    let convert = (!convert.is_empty()).then(|| method(&quote!(__convert), &convert));
    let find = (!find.is_empty()).then(|| {
        quote! {
            fn __find<'__a>(
                __error: &'__a (dyn ::core::error::Error + 'static),
            ) -> ::core::option::Option<&'__a (dyn __api::ApiError + 'static)>
            where
                Self: 'static,
            {
                use __api::NoInner as _;
                __api::find_own::<Self>(__error)#(#find)*
            }
        }
    });
    quote!(#take #convert #find)
}

fn attempt(taken: &TokenStream, made: &TokenStream) -> TokenStream {
    quote! {
        if let ::core::option::Option::Some(__error) = #taken {
            return ::core::option::Option::Some(#made);
        }
    }
}

fn method(name: &TokenStream, attempts: &[TokenStream]) -> TokenStream {
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
pub(super) fn from(model: &Model<'_>) -> TokenStream {
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

fn taken(model: &Model<'_>, ty: &Type, taker: &Taker<'_>) -> TokenStream {
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
pub(super) fn fallback(model: &Model<'_>) -> Option<TokenStream> {
    let fallback = model.fallback.as_ref()?;
    let path = arms::path(model, fallback.variant);
    let (cause, field) = match fallback.member {
        Some(member) => (quote!(__cause), quote!(#member: ::core::convert::From::from(__cause.take()))),
        None => (quote!(_), TokenStream::new()),
    };
    let body = quote! {
        fn __fallback(#cause: &mut __api::Cause) -> Self {
            #path { #field }
        }
    };
    Some(implement_for(model, &quote!(__api::Fallback), &bounds::fallback(model), &body))
}
