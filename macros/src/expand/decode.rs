//! Prints what reads an error from a response.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};

use super::{arms, bounds, implement::implement_for};
use crate::model::{Content, Decoded, Model, Sent, Variant};

/// ```text
/// impl __api::Decode for UserError {
///     fn __decode(__sent: &__api::Sent<'_>) -> ::core::option::Option<Self> {
///         use __api::{FromBox as _, FromReceived as _, NoBox as _};
///         if let ::core::option::Option::Some(__error) = <AuthError as __api::Decode>::__decode(__sent) {
///             return ::core::option::Option::Some(UserError::Auth { 0: __error });
///         }
///         ::core::option::Option::Some(match __sent.row(&ENTRIES) {
///             ::core::option::Option::Some(0) => UserError::NotFound { user_id: __sent.member::<String>("user_id")? },
///             ::core::option::Option::Some(1) => UserError::Down { 0: (&&&__api::SourceOf::<io::Error>::NEW).__made(__sent)? },
///             _ => return ::core::option::Option::None,
///         })
///     }
/// }
/// ```
pub(super) fn print(model: &Model<'_>) -> Option<TokenStream> {
    if !model.decode {
        return None;
    }
    let (mut inner, mut rows) = (Vec::new(), Vec::new());
    let mut has_source = false;
    for variant in &model.variants {
        let path = arms::path(model, variant.ident);
        match &variant.content {
            Content::Transparent { member, ty } => {
                let decoded = quote_spanned!(arms::at_type(ty)=> <#ty as __api::Decode>::__decode(__sent));
                inner.push(quote! {
                    if let ::core::option::Option::Some(__error) = #decoded {
                        return ::core::option::Option::Some(#path { #member: __error });
                    }
                });
            }
            Content::Entry(entry) => {
                has_source |= entry.decoded.iter().any(|field| field.sent == Sent::Source);
                let index = Literal::usize_unsuffixed(rows.len());
                let fields = entry.decoded.iter().map(|field| {
                    let (member, value) = (field.member, value(variant, field));
                    quote!(#member: #value)
                });
                rows.push(quote!(::core::option::Option::Some(#index) => #path { #(#fields),* },));
            }
        }
    }
    let import = has_source.then(|| {
        quote!(
            use __api::{FromBox as _, FromReceived as _, NoBox as _};
        )
    });
    let own = if rows.is_empty() {
        quote!(::core::option::Option::None)
    } else {
        quote! {
            ::core::option::Option::Some(match __sent.row(&ENTRIES) {
                #(#rows)*
                _ => return ::core::option::Option::None,
            })
        }
    };
    let body = quote! {
        fn __decode(__sent: &__api::Sent<'_>) -> ::core::option::Option<Self> {
            let _ = &__sent;
            #import
            #(#inner)*
            #own
        }
    };
    Some(implement_for(model, &quote!(__api::Decode), &bounds::decode(model), &body))
}

/// The value of a field; an error about its type points there.
fn value(variant: &Variant<'_>, field: &Decoded<'_>) -> TokenStream {
    let Decoded { ty, sent, .. } = field;
    let span = arms::at_type(ty);
    match sent {
        Sent::Member(key) => quote_spanned!(span=> __sent.member::<#ty>(#key)?),
        Sent::Rest(keys) => quote_spanned!(span=> __sent.rest::<#ty>(&[#(#keys),*])?),
        Sent::Pointer => quote_spanned!(span=> __sent.pointer::<#ty>()?),
        Sent::Parameter => quote_spanned!(span=> __sent.parameter::<#ty>()?),
        Sent::Delay => quote_spanned!(span=> __sent.delay::<#ty>()?),
        Sent::Source => {
            let source = variant.source.as_ref();
            let ty = source.map_or(*ty, |source| source.ty);
            let made = quote_spanned!(arms::at_type(ty)=> (&&&__api::SourceOf::<#ty>::NEW).__made(__sent)?);
            if source.is_some_and(|source| source.optional) {
                quote!(::core::option::Option::Some(#made))
            } else {
                made
            }
        }
    }
}
