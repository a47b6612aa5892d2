//! The one path from an expansion to the runtime.

use proc_macro2::TokenStream;
use quote::quote;

use crate::attr::value::TypePath;

/// Where the runtime is: `::error_catalog`, or what `crate = …` says.
pub(super) struct Paths {
    runtime: TokenStream,
}

impl Paths {
    pub(super) fn new(runtime: Option<&TypePath>) -> Self {
        Paths { runtime: runtime.map_or_else(|| quote!(::error_catalog), |TypePath(path)| quote!(#path)) }
    }

    /// Everything in an expansion is named through `__api`, which no user's name shadows.
    pub(super) fn import(&self) -> TokenStream {
        let runtime = &self.runtime;
        quote! {
            use #runtime::__private as __api;
        }
    }
}

/// The stated envelope, or the default one.
pub(super) fn envelope(stated: Option<&TypePath>) -> TokenStream {
    stated.map_or_else(|| quote!(__api::ErrorList), |TypePath(path)| quote!(#path))
}
