//! Turns the item as typed into the model: fills in defaults and numbers the places. Runs only on valid input.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident};
use syn::{Lit, Type, ext::IdentExt};

use crate::{
    attr::{
        self, Input,
        reads::reads,
        shown::Value as Shown,
        value::{CodeValue, Flag, Label, LabelValue, RetryAfterValue, RetryValue, TemplateText, TypePath, literal},
    },
    case::{self, Case},
    data_type::{self, Seen},
    diag::Extent,
    http,
    model::{
        Computed, Content, Conversion, Decoded, Direct, Entry, Fallback, Fault, Field, How, MetaValue, Mode, Model,
        Piece, Place, Places, Retry, Section, Source, Spec, StatusFrom, Stub, Taker, Text, Value, Variant,
    },
    resolve::{Sound, SoundVariant, Take},
    template::Segment,
};

/// The model of a valid item.
pub(crate) fn lower<'a>(sound: &Sound<'a>) -> Model<'a> {
    let input = sound.input;
    let original = input.original;
    let type_name = original.ident.unraw().to_string();
    let keys = &input.keys;
    Model {
        ident: &original.ident,
        generics: &original.generics,
        is_struct: input.is_struct(),
        runtime: keys.runtime.as_ref().map(|TypePath(path)| path),
        envelope: keys.envelope.as_ref().map(|TypePath(path)| path),
        display: input.writes_display(),
        serialize: keys.serialize.is_some(),
        decode: keys.decode.is_some(),
        deprecated: input.variants.iter().any(|variant| variant.deprecated.is_some())
            || original.attrs.iter().any(|attr| attr.path().is_ident("deprecated")),
        allowances: allowances(&original.attrs),
        section: Section {
            name: keys.section.as_ref().map_or_else(|| case::heading(&type_name), |section| section.value.clone()),
            type_name,
            domain: keys.domain.as_ref().map(|domain| domain.value.clone()),
            retired: keys.retired.iter().map(|code| code.value.to_string()).collect(),
        },
        variants: sound.variants.iter().map(|variant| lower_variant(input, variant)).collect(),
        conversions: conversions(input),
        made_by_thiserror: input.made_by_thiserror().map(|(ty, _)| ty).collect(),
        fallback: input.fallback().map(|variant| Fallback {
            variant: variant.ident,
            member: variant.fields.first().map(|field| &field.member),
        }),
    }
}

/// The `From` impls: variants that take the same type share one.
fn conversions<'a>(input: &'a Input<'a>) -> Vec<Conversion<'a>> {
    let takes: Vec<Take<'a>> = input.takes().collect();
    let text = |take: &Take<'_>| take.ty.to_token_stream().to_string();
    let taken_by = |take: &Take<'a>| Taker {
        variant: take.variant.ident,
        member: &take.field.member,
        made: (!take.as_is).then_some(take.field.ty),
    };
    let mut seen = HashSet::new();
    let firsts = takes.iter().filter(|take| seen.insert(text(take)));
    let conversions = firsts.filter_map(|first| {
        let same = || takes.iter().filter(|take| text(take) == text(first));
        let fallback = || {
            let variant = input.fallback()?;
            let field = variant.fields.first()?;
            Some(Taker { variant: variant.ident, member: &field.member, made: Some(field.ty) })
        };
        Some(Conversion {
            ty: first.ty,
            guarded: same().filter_map(|take| Some((take.when?, taken_by(take)))).collect(),
            // The rules report guards that leave the rest to nobody.
            rest: same().find(|take| take.when.is_none()).map(taken_by).or_else(fallback)?,
        })
    });
    conversions.collect()
}

/// The model of an item with mistakes.
pub(crate) fn lower_stub<'a>(input: &'a Input<'a>) -> Stub<'a> {
    let text = |ty: &Type| ty.to_token_stream().to_string();
    // Two variants that convert from the same type are already reported.
    let mut made_from: HashSet<String> = input.made_by_thiserror().map(|(ty, _)| text(ty)).collect();
    let from = input.takes().map(|take| take.ty).filter(|ty| made_from.insert(text(ty))).collect();
    Stub {
        ident: &input.original.ident,
        generics: &input.original.generics,
        runtime: input.keys.runtime.as_ref().map(|TypePath(path)| path),
        envelope: input.keys.envelope.as_ref().map(|TypePath(path)| path),
        display: input.writes_display(),
        serialize: input.keys.serialize.is_some(),
        decode: input.keys.decode.is_some(),
        from,
        has_fallback: input.fallback().is_some(),
    }
}

/// The item's attributes about lints that its names and types trigger, because its impls trigger them too; rustc's own
/// derives repeat them as well. The item itself fulfils an `#[expect]`, so it becomes an `#[allow]` here.
fn allowances(attrs: &[syn::Attribute]) -> Vec<TokenStream> {
    let lists = attrs.iter().filter(|attr| attr.path().is_ident("allow") || attr.path().is_ident("expect"));
    lists.filter_map(|attr| attr.meta.require_list().ok()).map(|list| list.tokens.clone()).collect()
}

fn lower_variant<'a>(input: &'a Input<'a>, variant: &SoundVariant<'a>) -> Variant<'a> {
    let (attr, content) = match variant {
        SoundVariant::Transparent(variant, field) => {
            (*variant, Content::Transparent { member: &field.member, ty: field.ty })
        }
        SoundVariant::Entry { variant, status, code } => {
            (*variant, Content::Entry(Box::new(lower_entry(input, variant, *status, code))))
        }
    };
    let source = attr.fields.iter().find(|field| field.is_source()).map(|field| Source {
        member: &field.member,
        ty: field.option().unwrap_or(field.ty),
        optional: field.option().is_some(),
    });
    Variant { ident: attr.ident, content, source }
}

fn lower_entry<'a>(input: &'a Input<'a>, variant: &'a attr::Variant<'a>, status: u16, code: &CodeValue) -> Entry<'a> {
    let keys = &variant.keys;
    let mut places = Gather { variant, places: Places::default() };
    let message = match &keys.message {
        Some(message) => places.template(message),
        None => Text::literal(case::sentence(&variant.name())),
    };
    // An empty text counts as absent.
    let stated = |text: &&'a TemplateText| !text.template.segments.is_empty();
    let long = keys.long.as_ref().filter(stated).map(|long| places.template(long));
    let hint = keys.hint.as_ref().filter(stated).map(|hint| places.template(hint));
    let meta = variant.meta(input.keys.meta_case).into_iter().filter_map(|member| {
        let span = member.span.start();
        let value = match member.value? {
            Shown::Field(field) => MetaValue::Place(places.data(field, span)),
            Shown::Expr(expr) => constant(expr)
                .unwrap_or_else(|| MetaValue::Place(places.compute(&member.key, Value::Expr(expr), How::Data, span))),
        };
        Some((member.key, value))
    });
    let meta = meta.collect();
    let fault = lower_fault(variant, &mut places);
    let headers = keys.headers.iter().map(|header| (header.header_name(), places.header(header))).collect();
    let challenge = input.challenge_of(variant).map(|challenge| places.template(challenge));
    let retry = lower_retry(input, variant, &mut places);
    let status_from = keys.status_from.as_ref().and_then(|from| {
        let field = variant.bound(&from.field)?;
        let place = places.compute(&field.name, Value::Field(value_of(field)), How::Status, from.field.span());
        Some(StatusFrom { place, statuses: from.statuses.iter().map(|status| status.value).collect() })
    });
    let code_text = code.to_string();
    Entry {
        name: variant.name(),
        status,
        challenge_of_401: status_from.is_some() && keys.challenge.is_none(),
        status_from,
        numeric: matches!(code, CodeValue::Number(_)),
        message,
        long,
        hint,
        meta,
        fault,
        retry,
        challenge,
        headers,
        docs: input.docs_of(variant).map(|docs| docs.value.replace("<code>", &http::percent_encode(&code_text))),
        labels: input.labels_of(variant).map(lower_label).collect(),
        level: input.level_of(variant).map(|level| Case::Screaming.apply(level.0)),
        grpc: keys.grpc.map(|grpc| Case::Pascal.apply(grpc.0)),
        code: code_text,
        description: variant.description.clone(),
        deprecated: variant.deprecated.clone(),
        hidden: keys.hidden.is_some(),
        places: places.finish(),
        decoded: if input.keys.decode.is_some() { lower_decoded(input, variant) } else { Vec::new() },
    }
}

fn lower_decoded<'a>(input: &'a Input<'a>, variant: &'a attr::Variant<'a>) -> Vec<Decoded<'a>> {
    let decoded = |field: &'a attr::Field<'a>| {
        Some(Decoded { member: &field.member, ty: field.ty, sent: input.sent(variant, field)? })
    };
    // The rules report a field that is not sent.
    variant.fields.iter().filter_map(decoded).collect()
}

fn lower_label(label: &Label) -> (String, MetaValue) {
    let value = match &label.value.value {
        LabelValue::Text(text) => MetaValue::Text(text.clone()),
        LabelValue::Integer(number) => MetaValue::Number(number.to_string()),
        LabelValue::Bool(value) => MetaValue::Bool(*value),
    };
    (label.name.clone(), value)
}

fn lower_fault<'a>(variant: &'a attr::Variant<'a>, places: &mut Gather<'a>) -> Option<Fault> {
    if let Some(pointer) = &variant.keys.pointer {
        return Some(Fault::Pointer(places.template(pointer)));
    }
    if let Some(parameter) = &variant.keys.parameter {
        return Some(Fault::Parameter(places.template(parameter)));
    }
    variant.fields.iter().find_map(|field| {
        let mut held = |flag: Flag| {
            Text::place(match field.option() {
                Some(_) => places.optional(field, flag.span.start()),
                None => places.text(field, flag.span.start()),
            })
        };
        let pointer = field.keys.pointer.map(|flag| Fault::Pointer(held(flag)));
        pointer.or_else(|| Some(Fault::Parameter(held(field.keys.parameter?))))
    })
}

fn lower_retry<'a>(input: &'a Input<'a>, variant: &'a attr::Variant<'a>, places: &mut Gather<'a>) -> Retry {
    match &variant.keys.retry_after {
        Some(after) => match &after.value {
            RetryAfterValue::Seconds(seconds) => Retry::Seconds(*seconds),
            RetryAfterValue::Field(name) => {
                // The rules report a name that is not a field.
                variant.bound(name).map_or(Retry::Backoff, |field| {
                    let value = Value::Field(value_of(field));
                    Retry::Place(places.compute(&field.name, value, How::Seconds, after.span.start()))
                })
            }
        },
        None => match input.retry_of(variant).map(|retry| retry.value) {
            Some(RetryValue::Never) => Retry::Never,
            Some(RetryValue::Backoff) => Retry::Backoff,
            None => Retry::Unspecified,
        },
    }
}

impl Text {
    fn literal(text: String) -> Text {
        Text(vec![Piece::Literal(text)])
    }

    fn place(place: Place) -> Text {
        Text(vec![Piece::Place(place)])
    }
}

/// Collects the values that a row shows, each once.
struct Gather<'a> {
    variant: &'a attr::Variant<'a>,
    places: Places<'a>,
}

fn value_of<'a>(field: &'a attr::Field<'a>) -> Field<'a> {
    Field { member: &field.member, ty: field.ty, option: field.option() }
}

impl<'a> Gather<'a> {
    fn template(&mut self, text: &'a TemplateText) -> Text {
        let pieces = text.template.segments.iter().map(|segment| match segment {
            Segment::Text(text) => Piece::Literal(text.clone()),
            Segment::Angle => Piece::Literal("<".to_owned()),
            Segment::Placeholder(place) => self.place(&place.name, place.mode, place.spec.as_ref(), text.span.start()),
        });
        Text(pieces.collect())
    }

    fn place(&mut self, name: &'a str, mode: Mode, spec: Option<&'a Spec>, span: Span) -> Piece {
        let field = self.variant.fields.iter().find(|field| field.name == name);
        if let (Some(field), Mode::One, None) = (field, mode, spec) {
            return Piece::Place(self.text(field, span));
        }
        let Some(value) = self.named(name) else {
            // The rules report an unknown name.
            return Piece::Literal(format!("<{name}>"));
        };
        let counts = spec.iter().flat_map(|spec| &spec.counts);
        let counts = counts.filter_map(|name| Some((name.as_str(), self.named(name)?))).collect();
        Piece::Place(self.compute(name, value, How::Format { mode, spec, counts }, span))
    }

    fn named(&self, name: &str) -> Option<Value<'a>> {
        let variant = self.variant;
        let field = variant.fields.iter().find(|field| field.name == name);
        let field = field.map(|field| Value::Field(value_of(field)));
        field.or_else(|| variant.arg(name)?.value.as_ref().map(Value::Expr))
    }

    /// The value of a header: a literal is inlined; an `Option` that is `None` omits the header.
    fn header(&mut self, header: &'a attr::value::Member) -> Text {
        if let Some(text) = &header.text {
            return self.template(text);
        }
        let span = header.value.as_ref().map_or_else(|| header.ident.span(), |value| Extent::of(value).start());
        match self.variant.value_of(header) {
            Some(Shown::Field(field)) if field.option().is_some() => Text::place(self.optional(field, span)),
            Some(Shown::Field(field)) => Text::place(self.direct(field, |direct| {
                direct.text = direct.text.or(Some(span));
                direct.seen = data_type::of_type(field.ty);
            })),
            Some(Shown::Expr(expr)) => {
                if let Some(Lit::Int(number)) = literal(expr) {
                    Text::literal(number.base10_digits().to_owned())
                } else {
                    let how = How::Format { mode: Mode::One, spec: None, counts: Vec::new() };
                    Text::place(self.compute(&header.name, Value::Expr(expr), how, span))
                }
            }
            None => Text::default(),
        }
    }

    fn text(&mut self, field: &'a attr::Field<'a>, span: Span) -> Place {
        self.direct(field, |direct| direct.text = direct.text.or(Some(span)))
    }

    fn data(&mut self, field: &'a attr::Field<'a>, span: Span) -> Place {
        self.direct(field, |direct| {
            direct.data = direct.data.or(Some(span));
            direct.seen = data_type::of_type(field.ty);
        })
    }

    fn optional(&mut self, field: &'a attr::Field<'a>, span: Span) -> Place {
        let how = How::Format { mode: Mode::Optional, spec: None, counts: Vec::new() };
        self.compute(&field.name, Value::Field(value_of(field)), how, span)
    }

    fn direct(&mut self, field: &'a attr::Field<'a>, mark: impl FnOnce(&mut Direct<'a>)) -> Place {
        let direct = &mut self.places.direct;
        if let Some(index) = direct.iter().position(|direct| direct.name == field.name) {
            direct.get_mut(index).map(mark);
            return Place::Direct(index);
        }
        let mut new =
            Direct { name: &field.name, member: &field.member, ty: field.ty, text: None, data: None, seen: Seen::ANY };
        mark(&mut new);
        direct.push(new);
        Place::Direct(direct.len() - 1)
    }

    fn compute(&mut self, name: &str, value: Value<'a>, how: How<'a>, span: Span) -> Place {
        let seen = self.seen(value, &how);
        let computed = &mut self.places.computed;
        let index =
            computed.iter().position(|known| known.name == name && known.how.equals(&how)).unwrap_or(computed.len());
        if index == computed.len() {
            computed.push(Computed { name: name.to_owned(), value, how, seen, span });
        }
        Place::Computed(index)
    }

    fn seen(&self, value: Value<'a>, how: &How<'a>) -> Seen {
        let field = |name: &Ident| {
            let name = name.unraw().to_string();
            self.variant.fields.iter().find(|field| field.binding == name).map(|field| field.ty)
        };
        match (how, value) {
            (How::Data, Value::Expr(expr)) => data_type::of_expr(expr, &field),
            (How::Data, Value::Field(field)) => data_type::of_type(field.ty),
            // If it is absent as text, it is absent wherever a text is split into its values.
            (How::Format { mode: Mode::Optional, .. }, _) => Seen { optional: true, ..Seen::ANY },
            (How::Format { .. } | How::Seconds | How::Status, _) => Seen::ANY,
        }
    }

    /// Binds the fields that computed places read to `__0`, `__1` and so on, or to the user's names if an expression
    /// uses them.
    fn finish(self) -> Places<'a> {
        let Gather { variant, mut places } = self;
        let values: Vec<Value<'_>> = places
            .computed
            .iter()
            .flat_map(|computed| {
                let counts = match &computed.how {
                    How::Format { counts, .. } => counts.as_slice(),
                    How::Data | How::Seconds | How::Status => &[],
                };
                counts.iter().map(|(_, value)| *value).chain([computed.value])
            })
            .collect();
        let mentioned = |field: &attr::Field<'_>| {
            values.iter().find_map(|value| match value {
                Value::Expr(expr) => reads(expr.to_token_stream()).into_iter().find(|read| read.name == field.binding),
                Value::Field(_) => None,
            })
        };
        let is_used = |field: &attr::Field<'_>| {
            values.iter().any(|value| matches!(value, Value::Field(used) if *used.member == field.member))
        };
        let bindings = variant.fields.iter().enumerate().filter_map(|(index, field)| {
            let local = match mentioned(field) {
                Some(read) => read.ident,
                None if is_used(field) => format_ident!("__{index}"),
                None => return None,
            };
            Some((value_of(field), local))
        });
        places.bindings = bindings.collect();
        places
    }
}

impl How<'_> {
    fn equals(&self, other: &How<'_>) -> bool {
        match (self, other) {
            (How::Format { mode, spec, .. }, How::Format { mode: other_mode, spec: other_spec, .. }) => {
                mode == other_mode && spec == other_spec
            }
            // Data is declared once per key; a key and a placeholder may have the same name and different values.
            (How::Data | How::Seconds | How::Status, _) | (_, How::Data | How::Seconds | How::Status) => false,
        }
    }
}

/// The member for a literal.
fn constant(expr: &syn::Expr) -> Option<MetaValue> {
    match literal(expr)? {
        Lit::Str(text) => Some(MetaValue::Text(text.value())),
        Lit::Int(number) => Some(MetaValue::Number(number.base10_digits().to_owned())),
        Lit::Bool(value) => Some(MetaValue::Bool(value.value)),
        _ => None,
    }
}
