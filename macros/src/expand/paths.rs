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
        Paths {
            runtime: match runtime {
                Some(TypePath(path)) => quote!(#path),
                None => quote!(::error_catalog),
            },
        }
    }

    /// Everything in an expansion is named through `__api`, which no user's name shadows.
    pub(super) fn import(&self) -> TokenStream {
        let runtime = &self.runtime;
        quote! {
            use #runtime::__private as __api;
        }
    }

    pub(super) fn envelope(&self, stated: Option<&TypePath>) -> TokenStream {
        match stated {
            Some(TypePath(path)) => quote!(#path),
            None => quote!(__api::ErrorList),
        }
    }
}
