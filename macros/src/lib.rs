//! The derive behind the `error-catalog` crate, which re-exports and documents it. Depend on that crate, not on this one.

mod attr;
mod case;
mod data_type;
mod diag;
mod expand;
mod http;
mod items;
mod keys;
mod lints;
mod lost;
mod lower;
mod model;
mod printed;
mod resolve;
mod responses;
mod rules;
mod sift;
mod template;
#[cfg(test)]
mod tests;
mod words;

// rustdoc appends this page to the documentation of the re-export, which is the page that users read.
#[allow(missing_docs, reason = "documented where it is re-exported")]
#[proc_macro_derive(ApiError, attributes(api))]
pub fn derive_api_error(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::derive(input.into()).into()
}

/// Used by `responses!` of the runtime.
#[doc(hidden)]
#[proc_macro]
pub fn parts(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    responses::parts(input.into()).into()
}
