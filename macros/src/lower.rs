//! From what was typed to what it means: inheritance and defaults, in one place. Runs on checked input alone.

use proc_macro2::{Ident, Span, TokenStream};
use syn::{Lit, ext::IdentExt, spanned::Spanned};

use crate::{
    attr::{
        self, Input,
        shown::Value as Shown,
        value::{CodeValue, RetryAfterValue, RetryValue, TemplateText, literal},
    },
    case,
    data_type::{self, Seen},
    http,
    model::{
        Computed, Content, Direct, Entry, How, MetaValue, Model, Piece, Place, Places, Retry, Section, Source, Text,
        Value, Variant,
    },
    rules::header_name,
    template::{Mode, Segment, Spec},
};

/// The meaning of a sound `input`.
pub(crate) fn lower<'a>(input: &'a Input<'a>) -> Model<'a> {
    let original = input.original;
    let type_name = original.ident.unraw().to_string();
    let keys = &input.keys;
    Model {
        ident: &original.ident,
        generics: &original.generics,
        is_struct: input.is_struct(),
        runtime: keys.runtime.clone(),
        envelope: keys.envelope.clone(),
        display: input.writes_display(),
        deprecated: input.variants.iter().any(|variant| variant.deprecated.is_some())
            || original.attrs.iter().any(|attr| attr.path().is_ident("deprecated")),
        allowances: allowances(&original.attrs),
        section: Section {
            name: keys.section.as_ref().map_or_else(|| case::heading(&type_name), |section| section.value.clone()),
            type_name,
            domain: keys.domain.as_ref().map(|domain| domain.value.clone()).unwrap_or_default(),
            retired: keys.retired.iter().map(|code| code.value.to_string()).collect(),
        },
        variants: input.variants.iter().map(|variant| lower_variant(input, variant)).collect(),
    }
}

/// Lints that the item's names and types set off, they set off in its impls as well; rustc's own derives repeat these too.
/// An `#[expect]` is met by the item itself, so it becomes an `#[allow]` here.
fn allowances(attrs: &[syn::Attribute]) -> Vec<TokenStream> {
    let lists = attrs.iter().filter(|attr| attr.path().is_ident("allow") || attr.path().is_ident("expect"));
    lists.filter_map(|attr| attr.meta.require_list().ok()).map(|list| list.tokens.clone()).collect()
}

fn lower_variant<'a>(input: &'a Input<'a>, variant: &'a attr::Variant<'a>) -> Variant<'a> {
    let source = variant.fields.iter().find(|field| field.is_source()).map(|field| Source {
        member: &field.member,
        ty: field.option().unwrap_or(field.ty),
        optional: field.option().is_some(),
    });
    let from = variant.fields.iter().find(|field| field.keys.from.is_some() && !input.is_made_by_thiserror(field));
    let content = match (variant.keys.transparent, variant.fields.as_slice()) {
        (Some(_), [field]) => Content::Transparent { member: &field.member, ty: field.ty },
        _ => Content::Entry(Box::new(lower_entry(input, variant))),
    };
    Variant {
        ident: variant.ident,
        fields: &variant.fields,
        content,
        source,
        from: from.map(|field| (&field.member, field.ty)),
    }
}

fn lower_entry<'a>(input: &'a Input<'a>, variant: &'a attr::Variant<'a>) -> Entry<'a> {
    let keys = &variant.keys;
    let mut places = Gather { variant, places: Places::default() };
    let message = match &keys.message {
        Some(message) => places.template(message),
        None => Text::literal(case::sentence(&variant.name())),
    };
    let long = keys.long.as_ref().map(|long| places.template(long));
    let hint = keys.hint.as_ref().map(|hint| places.template(hint));
    let meta = variant.meta(input.keys.meta_case).into_iter().map(|member| {
        let value = match member.value {
            Some(Shown::Field(field)) => MetaValue::Place(places.data(field, member.span)),
            Some(Shown::Expr(expr)) => match json(expr) {
                Some(json) => MetaValue::Json(json),
                None => MetaValue::Place(places.compute(&member.key, Value::Expr(expr), How::Data, member.span)),
            },
            None => MetaValue::Json("null".to_owned()),
        };
        (member.key, value)
    });
    let meta = meta.collect();
    let pointer = variant.fields.iter().find_map(|field| {
        let span = field.keys.pointer?.span;
        Some(match field.option() {
            Some(_) => places.optional(field, span),
            None => places.text(field, span),
        })
    });
    let headers = keys.headers.iter().map(|header| (header_name(header), places.header(header))).collect();
    let retry = lower_retry(input, variant, &mut places);
    let code = input.code_of(variant).unwrap_or(CodeValue::Text(String::new()));
    let code_text = code.to_string();
    Entry {
        name: variant.name(),
        // Checked input has a status; what stands here otherwise is never compiled.
        status: input.status_of(variant).unwrap_or(500),
        numeric: matches!(code, CodeValue::Number(_)),
        message,
        long,
        hint,
        meta,
        pointer,
        retry,
        challenge: input.challenge_of(variant).map(|text| text.value.clone()).unwrap_or_default(),
        headers,
        docs: input
            .docs_of(variant)
            .map(|docs| docs.value.replace("<code>", &http::percent_encode(&code_text)))
            .unwrap_or_default(),
        code: code_text,
        description: variant.description.clone(),
        deprecated: variant.deprecated.clone(),
        hidden: keys.hidden.is_some(),
        places: places.places,
    }
}

fn lower_retry<'a>(input: &Input<'a>, variant: &'a attr::Variant<'a>, places: &mut Gather<'a>) -> Retry {
    match &variant.keys.retry_after {
        Some(after) => match &after.value {
            RetryAfterValue::Seconds(seconds) => Retry::Seconds(*seconds),
            RetryAfterValue::Field(name) => {
                let name = name.unraw().to_string();
                match variant.fields.iter().find(|field| field.binding == name) {
                    Some(field) => {
                        Retry::Place(places.compute(&field.name, Value::Field(field), How::Seconds, after.span))
                    }
                    None => Retry::Backoff,
                }
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

impl<'a> Gather<'a> {
    fn template(&mut self, text: &'a TemplateText) -> Text {
        let pieces = text.template.segments.iter().map(|segment| match segment {
            Segment::Text(text) => Piece::Literal(text.clone()),
            Segment::Angle => Piece::Literal("<".to_owned()),
            Segment::Place(place) => self.place(&place.name, place.mode, place.spec.as_ref(), text.span),
        });
        Text(pieces.collect())
    }

    fn place(&mut self, name: &'a str, mode: Mode, spec: Option<&'a Spec>, span: Span) -> Piece {
        let Some(value) = self.named(name) else {
            // An unknown name was reported; the text stays whole.
            return Piece::Literal(format!("<{name}>"));
        };
        Piece::Place(match (value, mode, spec) {
            (Value::Field(field), Mode::One, None) => self.text(field, span),
            (value, mode, spec) => {
                let counts = spec.iter().flat_map(|spec| &spec.counts);
                let counts = counts.filter_map(|name| Some((name.as_str(), self.named(name)?))).collect();
                self.compute(name, value, How::Format { mode, spec, counts }, span)
            }
        })
    }

    fn named(&self, name: &str) -> Option<Value<'a>> {
        let variant = self.variant;
        let field = variant.fields.iter().find(|field| field.name == name).map(Value::Field);
        field.or_else(|| variant.arg(name)?.value.as_ref().map(Value::Expr))
    }

    /// The value of a header: literals are known now, an `Option` that is `None` leaves the header out.
    fn header(&mut self, header: &'a attr::value::Member) -> Text {
        let span = header.value.as_ref().map_or_else(|| header.ident.span(), Spanned::span);
        match self.variant.value_of(header) {
            Some(Shown::Field(field)) if field.option().is_some() => Text::place(self.optional(field, span)),
            Some(Shown::Field(field)) => Text::place(self.text(field, span)),
            Some(Shown::Expr(expr)) => match literal(expr) {
                Some(Lit::Str(text)) => Text::literal(text.value()),
                Some(Lit::Int(number)) => Text::literal(number.base10_digits().to_owned()),
                _ => {
                    let how = How::Format { mode: Mode::One, spec: None, counts: Vec::new() };
                    Text::place(self.compute(&header.name, Value::Expr(expr), how, span))
                }
            },
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
        self.compute(&field.name, Value::Field(field), how, span)
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
            // Absent as text, it is absent wherever texts are taken apart.
            (How::Format { mode: Mode::Optional, .. }, _) => Seen { optional: true, ..Seen::ANY },
            (How::Format { .. } | How::Seconds, _) => Seen::ANY,
        }
    }
}

impl How<'_> {
    fn equals(&self, other: &How<'_>) -> bool {
        match (self, other) {
            (How::Format { mode, spec, .. }, How::Format { mode: other_mode, spec: other_spec, .. }) => {
                mode == other_mode && spec == other_spec
            }
            // Data is declared once per key; a key and a placeholder may have one name and different values.
            (How::Data | How::Seconds, _) | (_, How::Data | How::Seconds) => false,
        }
    }
}

/// The JSON of a literal.
fn json(expr: &syn::Expr) -> Option<String> {
    match literal(expr)? {
        Lit::Str(text) => Some(format!("\"{}\"", escape(&text.value()))),
        Lit::Int(number) => Some(number.base10_digits().to_owned()),
        Lit::Bool(value) => Some(value.value.to_string()),
        _ => None,
    }
}

/// `text` as it stands between the quotes of a JSON string (RFC 8259, section 7): static text is escaped here, not when a
/// request fails.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            '\0'..='\x1f' => escaped.extend(["\\u", &format!("{:04x}", u32::from(c))]),
            _ => escaped.push(c),
        }
    }
    escaped
}
