//! Where clauses: a type gets a bound only if it depends on a parameter and is shown, and only the bound that is used.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Generics, Type};

use super::arms;
use crate::model::{Computed, Content, How, Mode, Model, Sent, Value};

/// For `ApiError` and `Values`: the types shown in texts and members, and the requirement that the type is an error.
pub(super) fn api_error(model: &Model<'_>) -> Generics {
    let generics = shown_and_error(model);
    if model.display { generics } else { deferred(model, generics) }
}

fn shown_and_error(model: &Model<'_>) -> Generics {
    let mut bounds = shown(model);
    let (ident, (_, arguments, _)) = (model.ident, model.generics.split_for_impl());
    // By its name, because the impls for frameworks are also those of a box of the type.
    bounds.require(&quote!(#ident #arguments), &quote!(::core::error::Error));
    bounds.finish()
}

/// For `Display`, which prints through `ApiError`.
pub(super) fn display(model: &Model<'_>) -> Generics {
    let mut bounds = shown(model);
    bounds.require(&quote!(Self), &quote!(::core::fmt::Debug));
    for_sources(model, &mut bounds);
    deferred(model, bounds.finish())
}

/// For `Error`: only the author of `Debug` knows which bounds it puts on the parameters.
pub(super) fn error(model: &Model<'_>) -> Generics {
    let mut bounds = Bounds::of(model);
    bounds.require(&quote!(Self), &quote!(::core::fmt::Debug + ::core::fmt::Display));
    for_sources(model, &mut bounds);
    deferred(model, bounds.finish())
}

/// For the impls of frameworks.
pub(super) fn frameworks(model: &Model<'_>) -> Generics {
    deferred(model, shown_and_error(model))
}

/// A type without `Debug` needs one report: that of `ApiError`, or of the impl of `Error` that is not ours. All other
/// impls require `Debug` in a form that the compiler does not check before they are used.
fn deferred(model: &Model<'_>, mut generics: Generics) -> Generics {
    if generics.type_params().next().is_none() {
        let ident = model.ident;
        let (_, type_generics, _) = model.generics.split_for_impl();
        let predicate = quote!(for<'__a> #ident #type_generics: __api::DebugIn<'__a>);
        generics.make_where_clause().predicates.extend(syn::parse2::<syn::WherePredicate>(predicate));
    }
    generics
}

/// For `Declared`, which contains the types in transparent variants.
pub(super) fn declared(model: &Model<'_>) -> Generics {
    let mut bounds = Bounds::of(model);
    for ty in model.transparent_types() {
        bounds.show(ty, &quote!(__api::Declared));
    }
    bounds.finish()
}

/// For `Fallback`, which needs `ApiError` and `Declared`.
pub(super) fn fallback(model: &Model<'_>) -> Generics {
    let mut bounds = Bounds::of(model);
    bounds.require(&quote!(Self), &quote!(__api::ApiError + __api::Declared));
    bounds.finish()
}

/// For `Decode`, which needs `ApiError`: the types that are read.
pub(super) fn decode(model: &Model<'_>) -> Generics {
    let mut bounds = Bounds::of(model);
    bounds.require(&quote!(Self), &quote!(__api::ApiError));
    for variant in &model.variants {
        match &variant.content {
            Content::Transparent { ty, .. } => bounds.show(ty, &quote!(__api::Decode)),
            Content::Entry(entry) => {
                for field in &entry.decoded {
                    match field.sent {
                        Sent::Source => {}
                        Sent::Delay => bounds.show(field.ty, &quote!(__api::RetryAfter)),
                        _ => bounds.show(field.ty, &quote!(__api::Readable)),
                    }
                }
            }
        }
    }
    deferred(model, bounds.finish())
}

/// Whether a lifetime other than `'static` is written in the type.
pub(super) fn has_lifetime(ty: &Type) -> bool {
    fn in_tokens(tokens: TokenStream) -> bool {
        let mut after_quote = false;
        tokens.into_iter().any(|token| {
            let is_name = after_quote;
            after_quote = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
            match token {
                TokenTree::Ident(ident) => is_name && ident != "static",
                TokenTree::Group(group) => in_tokens(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => false,
            }
        })
    }
    in_tokens(ty.to_token_stream())
}

fn for_sources(model: &Model<'_>, bounds: &mut Bounds<'_>) {
    for variant in &model.variants {
        if let Content::Transparent { ty, .. } = &variant.content {
            bounds.show(ty, &quote!(__api::ApiError));
        } else if let Some(source) = &variant.source {
            bounds.show(source.ty, &quote!(::core::error::Error + 'static));
            // A source is `'static`, even one of the error's own type, which gets no other bound.
            bounds.show_parameters(source.ty, &quote!('static));
        }
    }
}

fn shown<'a>(model: &'a Model<'_>) -> Bounds<'a> {
    let mut bounds = Bounds::of(model);
    // Without parameters there is nothing to bound, as for nearly all errors.
    if bounds.parameters().next().is_none() {
        return bounds;
    }
    for (ty, text, data) in arms::direct_types(model) {
        if text {
            bounds.show(ty, &quote!(::core::fmt::Display));
        }
        if data {
            bounds.show(ty, &quote!(__api::Serialize));
        }
    }
    for computed in arms::computed(model) {
        for_computed(computed, &mut bounds);
    }
    for variant in &model.variants {
        if let Content::Transparent { ty, .. } = &variant.content {
            bounds.show(ty, &quote!(__api::ApiError));
        }
    }
    bounds
}

fn for_computed(computed: &Computed<'_>, bounds: &mut Bounds<'_>) {
    // The user states in a where clause what an expression needs: its types are not visible here.
    let Value::Field(field) = computed.value else { return };
    match &computed.how {
        How::Data => bounds.show(field.ty, &quote!(__api::Serialize)),
        How::Seconds => bounds.show(field.ty, &quote!(__api::RetryAfter)),
        How::Status => bounds.show(field.ty, &quote!(__api::StatusFrom)),
        How::Format { mode, spec, .. } => {
            let name = quote::format_ident!("{}", spec.map_or("Display", |spec| spec.trait_name));
            let bound = quote!(::core::fmt::#name);
            match mode {
                Mode::One => bounds.show(field.ty, &bound),
                Mode::Optional => bounds.show(field.option.unwrap_or(field.ty), &bound),
                // The type of the items is inside, so the parameters themselves get the bound.
                Mode::List => bounds.show_parameters(field.ty, &bound),
            }
        }
    }
}

/// Predicates in the order in which they were added, each once.
struct Bounds<'a> {
    ident: &'a Ident,
    /// `Self`
    itself: Ident,
    generics: &'a Generics,
    predicates: Vec<TokenStream>,
    seen: HashSet<String>,
}

impl<'a> Bounds<'a> {
    fn of(model: &'a Model<'_>) -> Self {
        Bounds {
            ident: model.ident,
            itself: Ident::new("Self", Span::call_site()),
            generics: model.generics,
            predicates: Vec::new(),
            seen: HashSet::new(),
        }
    }

    /// A type that holds the error type itself gets no bound: the impl would depend on itself.
    fn show(&mut self, ty: &Type, bound: &TokenStream) {
        let recursive = mentions(ty.to_token_stream(), self.ident) || mentions(ty.to_token_stream(), &self.itself);
        if !recursive && self.parameters().any(|parameter| mentions(ty.to_token_stream(), parameter)) {
            self.add(&ty.to_token_stream(), bound);
        }
    }

    fn show_parameters(&mut self, ty: &Type, bound: &TokenStream) {
        let tokens = ty.to_token_stream();
        // `Self` stands for all parameters.
        let all = mentions(tokens.clone(), &self.itself);
        let inside: Vec<_> =
            self.parameters().filter(|parameter| all || mentions(tokens.clone(), parameter)).cloned().collect();
        for parameter in inside {
            self.add(&parameter.to_token_stream(), bound);
        }
    }

    /// A bound that is added only if there are parameters: without any, rustc's own error is clearer.
    fn require(&mut self, ty: &TokenStream, bound: &TokenStream) {
        if self.parameters().next().is_some() {
            self.add(ty, bound);
        }
    }

    fn parameters(&self) -> impl Iterator<Item = &'a Ident> + use<'a> {
        self.generics.type_params().map(|parameter| &parameter.ident)
    }

    fn add(&mut self, ty: &TokenStream, bound: &TokenStream) {
        let predicate = quote!(#ty: #bound);
        if self.seen.insert(predicate.to_string()) {
            self.predicates.push(predicate);
        }
    }

    fn finish(self) -> Generics {
        let mut generics = self.generics.clone();
        if !self.predicates.is_empty() {
            let clause = generics.make_where_clause();
            clause.predicates.extend(
                self.predicates.into_iter().filter_map(|predicate| syn::parse2::<syn::WherePredicate>(predicate).ok()),
            );
        }
        generics
    }
}

fn mentions(tokens: TokenStream, parameter: &Ident) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == *parameter,
        TokenTree::Group(group) => mentions(group.stream(), parameter),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
