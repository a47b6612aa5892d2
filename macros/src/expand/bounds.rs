//! Where clauses: bounds appear for types that depend on a parameter and that are shown, and only the bound that is used.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Generics, Type};

use super::arms;
use crate::model::{Computed, Content, How, Mode, Model, Value};

/// For `ApiError` and `Values`: what the texts and members show, and that the type is an error.
pub(super) fn api_error(model: &Model<'_>) -> Generics {
    let mut bounds = shown(model);
    bounds.require(&quote!(Self), &quote!(::core::error::Error));
    bounds.finish()
}

/// For `Display`, which prints through `ApiError`.
pub(super) fn display(model: &Model<'_>) -> Generics {
    let mut bounds = shown(model);
    bounds.require(&quote!(Self), &quote!(::core::fmt::Debug));
    for_sources(model, &mut bounds);
    bounds.finish()
}

/// For `Error`: what `Debug` asks of the parameters is only known to whoever derived it.
pub(super) fn error(model: &Model<'_>) -> Generics {
    let mut bounds = Bounds::of(model);
    bounds.require(&quote!(Self), &quote!(::core::fmt::Debug + ::core::fmt::Display));
    for_sources(model, &mut bounds);
    bounds.finish()
}

fn for_sources(model: &Model<'_>, bounds: &mut Bounds<'_>) {
    for variant in &model.variants {
        if let Content::Transparent { ty, .. } = &variant.content {
            bounds.show(ty, &quote!(__api::ApiError));
        } else if let Some(source) = &variant.source {
            bounds.show(source.ty, &quote!(::core::error::Error + 'static));
            // A source is `'static`, also one of the error's own type, which is not bounded itself.
            bounds.show_parameters(source.ty, &quote!('static));
        }
    }
}

fn shown<'a>(model: &'a Model<'_>) -> Bounds<'a> {
    let mut bounds = Bounds::of(model);
    // Without parameters there is nothing to bound, and that is how nearly all errors are.
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
    // What an expression needs, the user states in a where clause: its types are not visible here.
    let Value::Field(field) = computed.value else { return };
    match &computed.how {
        How::Data => bounds.show(field.ty, &quote!(__api::Serialize)),
        How::Seconds => bounds.show(field.ty, &quote!(__api::RetryAfter)),
        How::Format { mode, spec, .. } => {
            let name = quote::format_ident!("{}", spec.map_or("Display", |spec| spec.trait_name));
            let bound = quote!(::core::fmt::#name);
            match mode {
                Mode::One => bounds.show(field.ty, &bound),
                Mode::Optional => bounds.show(field.option.unwrap_or(field.ty), &bound),
                // The items' type is inside: the parameters themselves are bounded.
                Mode::List => bounds.show_parameters(field.ty, &bound),
            }
        }
    }
}

/// Predicates in the order they were asked for, each once.
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

    /// A type that holds the error type itself is not bounded: whether it is an error is what is being decided.
    fn show(&mut self, ty: &Type, bound: &TokenStream) {
        let recursive = mentions(ty.to_token_stream(), self.ident) || mentions(ty.to_token_stream(), &self.itself);
        if !recursive && self.parameters().any(|parameter| mentions(ty.to_token_stream(), parameter)) {
            self.add(&ty.to_token_stream(), bound);
        }
    }

    fn show_parameters(&mut self, ty: &Type, bound: &TokenStream) {
        let tokens = ty.to_token_stream();
        // `Self` stands for all of them.
        let all = mentions(tokens.clone(), &self.itself);
        let inside: Vec<_> =
            self.parameters().filter(|parameter| all || mentions(tokens.clone(), parameter)).cloned().collect();
        for parameter in inside {
            self.add(&parameter.to_token_stream(), bound);
        }
    }

    /// A bound that only matters where there are parameters: without any, rustc reports it in better words.
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
