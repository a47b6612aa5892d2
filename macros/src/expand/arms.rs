//! Prints the matches: from a variant to its row, its fields and its computed values.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Type, spanned::Spanned};

use crate::model::{Computed, Content, Direct, Entry, Fallback, Field, How, Mode, Model, Places, Spec, Value, Variant};

/// `UserError::NotFound`, or `Self` for a struct.
///
/// Not `Self::NotFound`: at each use, the compiler would search all variants for it.
pub(super) fn path(model: &Model<'_>, variant: &Ident) -> TokenStream {
    let ident = model.ident;
    if model.is_struct { quote!(Self) } else { quote!(#ident::#variant) }
}

/// Patterns that lead to one expression.
pub(super) struct Arm {
    patterns: Vec<TokenStream>,
    value: TokenStream,
}

impl Arm {
    pub(super) fn new(pattern: TokenStream, value: TokenStream) -> Self {
        Arm { patterns: vec![pattern], value }
    }
}

/// The most patterns that one match has: the compiler compares each pattern with every other.
const MATCHED_AT_ONCE: usize = 128;

/// ```text
/// match self {
///     UserError::NotFound { .. } => 0,
///     UserError::Gone { .. } => 1,
/// }
/// ```
/// Variants without an arm lead to `rest`. If there are too many patterns for one match, its last arm holds the next
/// match.
pub(super) fn match_self(model: &Model<'_>, arms: &[Arm], rest: &TokenStream) -> TokenStream {
    let mut parts = Vec::new();
    let mut part: Vec<TokenStream> = Vec::new();
    let (mut in_part, mut in_all) = (0, 0);
    for Arm { patterns, value } in arms {
        for patterns in patterns.chunks(MATCHED_AT_ONCE) {
            if in_part + patterns.len() > MATCHED_AT_ONCE {
                parts.push(std::mem::take(&mut part));
                in_part = 0;
            }
            part.push(quote!(#(#patterns)|* => #value,));
            in_part += patterns.len();
        }
        in_all += patterns.len();
    }
    if !parts.is_empty() || in_all < model.variants.len() {
        part.push(quote!(_ => #rest,));
    }
    // One stream of many is made faster than by adding them one by one.
    let joined = |part: Vec<TokenStream>| part.into_iter().collect::<TokenStream>();
    let last = joined(part);
    let last = quote!(match self { #last });
    parts.into_iter().rev().map(joined).fold(last, |next, part| quote!(match self { #part _ => #next, }))
}

/// The user's position with our hygiene: an error at this position must not depend on which macro wrote the token.
pub(super) fn at(span: Span) -> Span {
    span.resolved_at(Span::call_site())
}

/// ```text
/// &ENTRIES[match self {
///     UserError::NotFound { .. } => 0,
///     UserError::Auth { .. } => return __api::ApiError::entry(__api::ApiError::__innermost(self)),
/// }]
/// ```
pub(super) fn entry(model: &Model<'_>) -> TokenStream {
    let delegated = quote!(__api::ApiError::entry(__api::ApiError::__innermost(self)));
    let mut arms = Vec::new();
    let mut inner = Vec::new();
    for variant in &model.variants {
        let path = path(model, variant.ident);
        match &variant.content {
            Content::Transparent { .. } => inner.push(quote!(#path { .. })),
            Content::Entry(_) => {
                let index = Literal::usize_unsuffixed(arms.len());
                arms.push(Arm::new(quote!(#path { .. }), index.into_token_stream()));
            }
        }
    }
    match (arms.is_empty(), inner.is_empty()) {
        (true, true) => quote!(match *self {}),
        (true, false) => delegated,
        (false, _) => {
            if !inner.is_empty() {
                arms.push(Arm { patterns: inner, value: quote!(return #delegated) });
            }
            // No variant is left for `rest`, but a match that is split in parts needs it.
            let index = match_self(model, &arms, &quote!(0));
            quote!(&ENTRIES[#index])
        }
    }
}

/// ```text
/// fn __innermost<'__a>(&'__a self) -> &'__a (dyn __api::ApiError + '__a)
/// where
///     Self: '__a,
/// {
///     match self {
///         AppError::Auth { 0: __inner } => __api::ApiError::__innermost(__inner),
///         _ => self,
///     }
/// }
/// fn __batch(&self) -> ::core::option::Option<&dyn __api::Batch> {
///     match self {
///         AppError::Auth { 0: __inner } => __api::ApiError::__batch(__inner),
///         _ => ::core::option::Option::None,
///     }
/// }
/// ```
/// In an enum with a `fallback`, an empty list in a transparent variant answers it:
/// `__api::or_fallback(__api::ApiError::__innermost(__inner), || &AppError::Internal)`.
pub(super) fn answered(model: &Model<'_>) -> TokenStream {
    let fallback = model.fallback.as_ref().map(|fallback| fallback_answer(model, fallback));
    let innermost = transparent_arms(model, |inner| {
        let innermost = quote!(__api::ApiError::__innermost(#inner));
        match &fallback {
            Some(fallback) => quote!(__api::or_fallback(#innermost, || #fallback)),
            None => innermost,
        }
    });
    let batch = transparent_arms(model, |inner| quote!(__api::ApiError::__batch(#inner)));
    if innermost.is_empty() {
        return TokenStream::new();
    }
    let innermost = match_self(model, &innermost, &quote!(self));
    let batch = match_self(model, &batch, &quote!(::core::option::Option::None));
    quote! {
        fn __innermost<'__a>(&'__a self) -> &'__a (dyn __api::ApiError + '__a)
        where
            Self: '__a,
        {
            #innermost
        }
        fn __batch(&self) -> ::core::option::Option<&dyn __api::Batch> {
            #batch
        }
    }
}

/// A reference to the error that the `fallback` variant stands for: `&AppError::Internal`, or its row alone if the
/// variant holds a source.
fn fallback_answer(model: &Model<'_>, fallback: &Fallback<'_>) -> TokenStream {
    if fallback.member.is_none() {
        let path = path(model, fallback.variant);
        return quote!(&#path {});
    }
    let rows = model.variants.iter().filter(|variant| matches!(variant.content, Content::Entry(_)));
    let index = rows.take_while(|variant| *variant.ident != *fallback.variant).count();
    let index = Literal::usize_unsuffixed(index);
    quote!(const { &__api::EmptyList::new(&ENTRIES[#index], &SECTION) })
}

/// An arm for each transparent variant; `value` gets the error in it.
fn transparent_arms(model: &Model<'_>, value: impl Fn(TokenStream) -> TokenStream) -> Vec<Arm> {
    let arms = model.variants.iter().filter_map(|variant| match &variant.content {
        Content::Transparent { member, ty } => {
            let path = path(model, variant.ident);
            Some(Arm::new(quote!(#path { #member: __inner }), value(inner(ty))))
        }
        Content::Entry(_) => None,
    });
    arms.collect()
}

/// ```text
/// fn __sections(__visit: &mut dyn ::core::ops::FnMut(&'static __api::Section), _: ::core::primitive::bool) {
///     __visit(&SECTION);
///     use __api::NoInner as _;
///     __api::Inner::<AuthError>::visit(__visit, false);
/// }
/// ```
/// Most types declare all of their errors; they use the trait's own method. A type that is not an API error is reported
/// once, where `entry` reads it.
pub(super) fn sections(model: &Model<'_>) -> TokenStream {
    let types = model.transparent_types();
    if types.is_empty() {
        return TokenStream::new();
    }
    let own = entries(model).next().map(|_| quote!(__visit(&SECTION);));
    let has_fallback = model.fallback.is_some();
    let inner = types.iter().map(|ty| quote!(__api::Inner::<#ty>::visit(__visit, #has_fallback);));
    quote! {
        fn __sections(__visit: &mut dyn ::core::ops::FnMut(&'static __api::Section), _: ::core::primitive::bool) {
            use __api::NoInner as _;
            #own
            #(#inner)*
        }
    }
}

/// ```text
/// const TREE: &'static __api::Tree = {
///     use __api::NoInner as _;
///     &__api::Tree::new(&SECTION).inner(&[__api::Inner::<AuthError>::TREE])
/// };
/// ```
pub(super) fn tree(model: &Model<'_>) -> TokenStream {
    let types = model.transparent_types();
    if types.is_empty() {
        return TokenStream::new();
    }
    let generic = model.generics.type_params().next().map(|_| quote!(.generic()));
    let fallback = model.fallback.as_ref().map(|_| quote!(.fallback()));
    quote! {
        const TREE: &'static __api::Tree = {
            use __api::NoInner as _;
            &__api::Tree::new(&SECTION).inner(&[#(__api::Inner::<#types>::TREE),*]) #generic #fallback
        };
    }
}

/// The position of an error about a type: its name, as stable rustc cannot join the spans of a whole path.
pub(super) fn at_type(ty: &Type) -> Span {
    match ty {
        Type::Path(path) => at(path.path.segments.last().map_or_else(|| ty.span(), |last| last.ident.span())),
        _ => at(ty.span()),
    }
}

/// The field of a transparent variant, with the span of its type, so that an error about the type points at it.
pub(super) fn inner(ty: &Type) -> TokenStream {
    quote_spanned!(at_type(ty)=> __inner)
}

/// ```text
/// fn __fields<'__a>(&'__a self, __fields: &mut __api::Fields<'__a>) {
///     match self {
///         UserError::NotFound { user: __0, .. } | UserError::Gone { user: __0, .. } => __fields.text(__0),
///         _ => {}
///     }
/// }
/// ```
/// Variants whose fields have equal types share an arm: an arm costs the compiler more than a pattern.
pub(super) fn fields(model: &Model<'_>) -> TokenStream {
    let mut arms = Vec::new();
    let mut named: Vec<&Direct<'_>> = Vec::new();
    let mut group_of: HashMap<String, usize> = HashMap::new();
    for (variant, entry) in entries(model).filter(|(_, entry)| !entry.places.direct.is_empty()) {
        let group = *group_of.entry(likeness(&entry.places)).or_insert_with(|| {
            arms.push(Arm { patterns: Vec::new(), value: direct_calls(&entry.places) });
            named.extend(entry.places.direct.iter().filter(|direct| !is_plain(direct.ty) && direct.text.is_some()));
            arms.len() - 1
        });
        if let Some(arm) = arms.get_mut(group) {
            arm.patterns.push(direct_pattern(model, variant, &entry.places));
        }
    }
    if arms.is_empty() {
        return TokenStream::new();
    }
    let body = match_self(model, &arms, &quote!({}));
    let module = placeholders(named.into_iter().map(|direct| direct.member));
    quote! {
        fn __fields<'__a>(&'__a self, __fields: &mut __api::Fields<'__a>) {
            #module
            #body
        }
    }
}

fn entries<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = (&'m Variant<'a>, &'m Entry<'a>)> {
    model.variants.iter().filter_map(|variant| match &variant.content {
        Content::Entry(entry) => Some((variant, entry.as_ref())),
        Content::Transparent { .. } => None,
    })
}

/// `__api::shown::<placeholder::user_id, _>(__0)`: an error about a type without a text names the placeholder.
fn shown(direct: &Direct<'_>, index: usize, span: Span) -> TokenStream {
    let (name, local) = (placeholder(direct.member), local(index, at(span)));
    quote_spanned!(at(span)=> __api::shown::<placeholder::#name, _>(#local))
}

/// `mod placeholder { pub(super) enum user_id {} }`: the names of placeholders as types.
fn placeholders<'a>(members: impl Iterator<Item = &'a syn::Member>) -> Option<TokenStream> {
    let mut seen = HashSet::new();
    let names: Vec<Ident> = members.map(placeholder).filter(|name| seen.insert(name.to_string())).collect();
    (!names.is_empty()).then(|| quote!(mod placeholder { #(pub(super) enum #names {})* }))
}

/// The name of a placeholder as that of a type. Its position is that of the derive, so that no lint is about it.
fn placeholder(member: &syn::Member) -> Ident {
    match member {
        syn::Member::Named(name) => {
            let mut name = name.clone();
            name.set_span(Span::call_site());
            name
        }
        syn::Member::Unnamed(index) => format_ident!("_{}", index.index),
    }
}

/// Equal for two variants that hand out fields of the same types in the same way.
fn likeness(places: &Places<'_>) -> String {
    let likeness = places.direct.iter().map(|direct| {
        let ty = direct.ty.to_token_stream().to_string();
        // A type that is a macro may mean something different at each use.
        let unique = if ty.contains('!') { format!("{:?}", direct.name) } else { String::new() };
        format!("{ty}{unique} {} {}", direct.text.is_some(), direct.data.is_some())
    });
    likeness.collect::<Vec<_>>().join(";")
}

fn direct_pattern(model: &Model<'_>, variant: &Variant<'_>, places: &Places<'_>) -> TokenStream {
    let path = path(model, variant.ident);
    let fields = places.direct.iter().enumerate().map(|(index, direct)| {
        let (member, local) = (direct.member, local(index, Span::call_site()));
        quote!(#member: #local)
    });
    quote!(#path { #(#fields,)* .. })
}

fn direct_calls(places: &Places<'_>) -> TokenStream {
    let calls: Vec<TokenStream> = places
        .direct
        .iter()
        .enumerate()
        .map(|(index, direct)| match (direct.text, direct.data) {
            (text, data) if is_plain(direct.ty) => {
                let field = local(index, Span::call_site());
                let kind = match (text, data) {
                    (Some(_), Some(_)) => quote!(both),
                    (Some(_), None) => quote!(text),
                    (None, _) => quote!(data),
                };
                quote!(__fields.push(__api::Plain::of(#field).#kind()))
            }
            // The argument has the span of the token that requires `Display` or `Serialize`.
            (Some(text), Some(data)) => {
                let (shown, data) = (shown(direct, index, text), local(index, at(data)));
                quote!(__fields.both(#shown, #data))
            }
            (Some(text), None) => {
                let shown = shown(direct, index, text);
                quote!(__fields.text(#shown))
            }
            (None, data) => {
                let data = local(index, at(data.unwrap_or_else(Span::call_site)));
                quote!(__fields.data(#data))
            }
        })
        .collect();
    match calls.as_slice() {
        [call] => call.clone(),
        calls => quote!({ #(#calls;)* }),
    }
}

/// Whether the type has the name of one that the runtime's `Plain` supports.
fn is_plain(ty: &Type) -> bool {
    is_named(ty, &["String", "str", "u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "isize"])
}

/// Whether the type, or what it refers to, has one of these names.
fn is_named(ty: &Type, names: &[&str]) -> bool {
    match ty {
        Type::Reference(reference) => is_named(&reference.elem, names),
        Type::Path(path) => path.path.get_ident().is_some_and(|name| names.contains(&name.to_string().as_str())),
        _ => false,
    }
}

fn local(index: usize, span: Span) -> Ident {
    format_ident!("__{index}", span = span)
}

/// ```text
/// fn __compute(&self, __place: ::core::primitive::usize, __out: &mut __api::Output<'_>) {
///     match self {
///         UserError::Price { price: __0, .. } => match __place {
///             0 => __out.text(::core::format_args!("{:.2}", __0)),
///             _ => {}
///         },
///         _ => {}
///     }
/// }
/// ```
pub(super) fn compute(model: &Model<'_>) -> TokenStream {
    let mut arms = Vec::new();
    let mut names = Names::default();
    let computed = entries(model).flat_map(|(_, entry)| &entry.places.computed);
    let module = placeholders(computed.filter_map(Computed::named).map(|field| field.member));
    for (variant, entry) in entries(model).filter(|(_, entry)| !entry.places.computed.is_empty()) {
        arms.push(computed_arm(model, variant, &entry.places, &mut names));
    }
    if arms.is_empty() {
        return TokenStream::new();
    }
    let body = match_self(model, &arms, &quote!({}));
    let import = names.lists.then(|| {
        quote!(
            use __api::Items as _;
        )
    });
    quote! {
        fn __compute(&self, __place: ::core::primitive::usize, __out: &mut __api::Output<'_>) {
            #import
            #module
            #body
        }
    }
}

/// What the body of `__compute` needs.
#[derive(Default)]
struct Names {
    lists: bool,
}

fn computed_arm(model: &Model<'_>, variant: &Variant<'_>, places: &Places<'_>, names: &mut Names) -> Arm {
    let first = places.direct.len();
    let bindings = Bindings(&places.bindings);
    let cases = places.computed.iter().enumerate().map(|(index, computed)| {
        let place = Literal::usize_unsuffixed(first + index);
        names.lists |= matches!(computed.how, How::Format { mode: Mode::List, .. });
        let call = computed_call(computed, &bindings);
        quote!(#place => #call,)
    });
    let cases: Vec<TokenStream> = cases.collect();
    let path = path(model, variant.ident);
    let pattern = places.bindings.iter().map(|(field, local)| match field.member {
        // rustc warns about `name: name`.
        syn::Member::Named(name) if name == local => quote!(#local),
        member => quote!(#member: #local),
    });
    let pattern = quote!(#path { #(#pattern,)* .. });
    let cases = quote!(match __place { #(#cases)* _ => {} });
    let has_expressions = places.computed.iter().any(Computed::has_expression);
    if !has_expressions || places.bindings.is_empty() {
        return Arm::new(pattern, cases);
    }
    // An expression may only seem to name a field, so all variables are used here.
    let locals = places.bindings.iter().map(|(_, local)| local);
    let value = quote! {{
        let _ = (#(#locals,)*);
        #cases
    }};
    Arm::new(pattern, value)
}

/// The variables of an arm.
struct Bindings<'m, 'a>(&'m [(Field<'a>, Ident)]);

impl Bindings<'_, '_> {
    /// The variable that `field` is bound to, shown at `span` but resolved where it was bound.
    fn local(&self, field: Field<'_>, span: Span) -> Option<Ident> {
        let (_, local) = self.0.iter().find(|(bound, _)| bound.member == field.member)?;
        let mut local = local.clone();
        local.set_span(local.span().located_at(span));
        Some(local)
    }

    fn reference(&self, value: Value<'_>, span: Span) -> TokenStream {
        match value {
            Value::Field(field) => self.local(field, span).into_token_stream(),
            // The reference has the span of its operand, so that rustc points there.
            Value::Expr(expr) => {
                let expr = expression(expr);
                quote_spanned!(at(expr.span())=> &(#expr))
            }
        }
    }
}

/// The expression, inside a macro unless it is only names, dots and calls: syn accepts some expressions that rustc does
/// not, and rustc would report the derive as a whole.
fn expression(expr: &syn::Expr) -> TokenStream {
    fn is_plain(tokens: TokenStream) -> bool {
        tokens.into_iter().all(|token| match token {
            TokenTree::Ident(ident) => !["let", "box", "do", "yield", "builtin"].iter().any(|word| ident == word),
            TokenTree::Punct(punct) => matches!(punct.as_char(), '.' | ',' | ':' | '&' | '*' | '+' | '!'),
            TokenTree::Group(group) => is_plain(group.stream()),
            TokenTree::Literal(_) => true,
        })
    }
    let tokens = expr.to_token_stream();
    if is_plain(tokens.clone()) { tokens } else { quote_spanned!(at(expr.span())=> __api::expression!(#tokens)) }
}

fn computed_call(computed: &Computed<'_>, bindings: &Bindings<'_, '_>) -> TokenStream {
    let span = at(computed.span);
    let reference = bindings.reference(computed.value, span);
    match &computed.how {
        How::Data => quote_spanned!(span=> __out.data(#reference)),
        How::Seconds => quote_spanned!(span=> __out.seconds(#reference)),
        How::Status => quote_spanned!(span=> __out.status(#reference)),
        How::Format { mode, spec, counts } => {
            let text = |shown: TokenStream| {
                let shown = match computed.named() {
                    Some(field) => {
                        let name = placeholder(field.member);
                        match spec.map_or("Display", |spec| spec.trait_name) {
                            "Display" => quote_spanned!(span=> __api::shown::<placeholder::#name, _>(#shown)),
                            form => {
                                let form = format_ident!("{form}Form", span = span);
                                quote_spanned!(span=> __api::shown_as::<placeholder::#name, __api::form::#form, _>(#shown))
                            }
                        }
                    }
                    None => shown,
                };
                let arguments = format_args(&shown, *spec, counts, bindings, span);
                quote_spanned!(span=> __out.text(#arguments))
            };
            match mode {
                Mode::One => match computed.value {
                    Value::Field(_) => text(reference),
                    Value::Expr(expr) => text(expr.to_token_stream()),
                },
                Mode::Optional => {
                    let text = text(quote_spanned!(span=> __value));
                    quote_spanned!(span=> if let ::core::option::Option::Some(__value) = #reference { #text })
                }
                Mode::List => {
                    // Some lists give values, and others references.
                    let text = text(quote_spanned!(span=> &__value));
                    quote_spanned!(span=> __out.list((#reference).__items(), |__value, __out| #text))
                }
            }
        }
    }
}

impl<'a> Computed<'a> {
    /// The field whose placeholder rustc names, unless rustc has nothing to say of its type.
    fn named(&self) -> Option<Field<'a>> {
        let (Value::Field(field), How::Format { mode, spec, .. }) = (self.value, &self.how) else { return None };
        let shown = match mode {
            Mode::One => Some(field.ty),
            Mode::Optional => field.option,
            Mode::List => None,
        };
        let is_common = spec.is_none_or(|spec| matches!(spec.trait_name, "Display" | "Debug"));
        let is_known = |ty| is_plain(ty) || is_named(ty, &["f32", "f64", "bool", "char", "u128", "i128"]);
        (!is_common || !shown.is_some_and(is_known)).then_some(field)
    }
}

/// `::core::format_args!("{:.2}", __0)`
fn format_args(
    shown: &TokenStream,
    spec: Option<&Spec>,
    counts: &[(&str, Value<'_>)],
    bindings: &Bindings<'_, '_>,
    span: Span,
) -> TokenStream {
    let Some(spec) = spec else {
        return quote_spanned!(span=> ::core::format_args!("{}", #shown));
    };
    // `0$` would be a positional argument, so counts get names, numbered in the order of the spec.
    let mut format = "{:".to_owned();
    let mut rest = spec.text.as_str();
    let mut arguments = TokenStream::new();
    for (index, (name, count)) in counts.iter().enumerate() {
        let local = format_ident!("__count{index}", span = span);
        if let Some((before, after)) = rest.split_once(&format!("{name}$")) {
            format.extend([before, local.to_string().as_str(), "$"]);
            rest = after;
        }
        let count = match count {
            Value::Field(_) => {
                let reference = bindings.reference(*count, span);
                quote_spanned!(span=> *#reference)
            }
            Value::Expr(expr) => expr.to_token_stream(),
        };
        arguments.extend(quote_spanned!(span=> , #local = #count));
    }
    format.push_str(rest);
    format.push('}');
    quote_spanned!(span=> ::core::format_args!(#format, #shown #arguments))
}

/// The types that the direct places of a model show as text and as data.
pub(super) fn direct_types<'a>(model: &Model<'a>) -> Vec<(&'a Type, bool, bool)> {
    entries(model)
        .flat_map(|(_, entry)| &entry.places.direct)
        .map(|direct| (direct.ty, direct.text.is_some(), direct.data.is_some()))
        .collect()
}

/// The computed places of all rows.
pub(super) fn computed<'m, 'a>(model: &'m Model<'a>) -> impl Iterator<Item = &'m Computed<'a>> {
    entries(model).flat_map(|(_, entry)| &entry.places.computed)
}
