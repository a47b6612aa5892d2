//! The one path from an expansion to the runtime.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::TypePath;

/// The path of the runtime: `::error_catalog`, or the value of `crate = …`.
pub(super) struct Paths {
    runtime: TokenStream,
    /// An error about a crate that is not the runtime points at the crate's name.
    span: Span,
}

impl Paths {
    pub(super) fn new(runtime: Option<&TypePath>) -> Self {
        let span = runtime.and_then(|path| path.path.segments.last()).map(|last| last.ident.span());
        Paths {
            runtime: runtime.map_or_else(|| quote!(::error_catalog), ToTokens::to_token_stream),
            span: span.unwrap_or_else(Span::call_site),
        }
    }

    /// Everything in an expansion is named through `__api`, which no name of the user's can shadow.
    pub(super) fn import(&self) -> TokenStream {
        let Paths { runtime, span } = self;
        quote_spanned! {*span=>
            use #runtime::__private as __api;
        }
    }
}

/// `type Envelope = …;`, the stated envelope or the default one. An error about it points at the user's path.
pub(super) fn envelope(stated: Option<&TypePath>) -> TokenStream {
    if let Some(path) = stated {
        let name = path.path.segments.last().map_or_else(Span::call_site, |last| last.ident.span());
        quote_spanned!(name.resolved_at(Span::call_site())=> type Envelope = #path;)
    } else {
        quote!(
            type Envelope = __api::ErrorList;
        )
    }
}
