//! What a variant inherits from its enum, and the defaults of what is not stated. Only this file decides them.

use syn::{Expr, Type};

use crate::{
    attr::{
        Field, Input, Variant,
        shown::Value,
        value::{CodeStyle, CodeValue, Label, Level, Located, Retry, RetryAfterValue, TemplateText, Text},
    },
    case::Case,
    diag::Extent,
    http,
    template::{Mode, Segment},
};

impl Input<'_> {
    /// Whether the derive writes `Display` and `Error`: as stated, else unless thiserror writes them.
    pub(crate) fn writes_display(&self) -> bool {
        self.keys.display.map_or(!self.thiserror, |display| display.0)
    }

    pub(crate) fn code_style(&self) -> CodeStyle {
        self.keys.code_style.unwrap_or(CodeStyle::Case(Case::Snake))
    }

    /// Whether the style and the prefix of codes could be read: without them, codes cannot be checked.
    pub(crate) fn knows_code_style(&self) -> bool {
        let unread = |key, read: bool| !read && self.written.contains(&key);
        !unread("code_style", self.keys.code_style.is_some()) && !unread("prefix", self.keys.prefix.is_some())
    }

    pub(crate) fn prefix(&self) -> &str {
        self.keys.prefix.as_ref().map_or("", |prefix| prefix.value.as_str())
    }

    /// The code of a variant: as stated, or made from its name. `None` if codes are numeric and none is stated.
    pub(crate) fn code_of(&self, variant: &Variant<'_>) -> Option<CodeValue> {
        match (&variant.keys.code, self.code_style()) {
            (Some(code), _) => Some(code.value.clone()),
            (None, CodeStyle::Case(case)) => {
                Some(CodeValue::Text(format!("{}{}", self.prefix(), case.apply(&variant.name()))))
            }
            (None, CodeStyle::Numeric) => None,
        }
    }

    /// The status of a variant: as stated, or implied by its six-digit code, or the enum's.
    pub(crate) fn status_of(&self, variant: &Variant<'_>) -> Option<u16> {
        let stated = variant.keys.status.as_ref().map(|status| status.value);
        stated.or_else(|| implied_status(variant)).or_else(|| self.keys.status.as_ref().map(|status| status.value))
    }

    pub(crate) fn retry_of<'b>(&'b self, variant: &'b Variant<'_>) -> Option<&'b Retry> {
        variant.keys.retry.as_ref().or(self.keys.retry.as_ref())
    }

    /// Whether responses to a variant may have this status.
    pub(crate) fn may_answer(&self, variant: &Variant<'_>, status: u16) -> bool {
        self.status_of(variant) == Some(status)
            || variant.keys.status_from.as_ref().is_some_and(|from| from.allows(status))
    }

    /// The `WWW-Authenticate` value of a variant: its own, or the enum's if its status may be 401.
    pub(crate) fn challenge_of<'b>(&'b self, variant: &'b Variant<'_>) -> Option<&'b TemplateText> {
        let inherited = || self.keys.challenge.as_ref().filter(|_| self.may_answer(variant, 401));
        variant.keys.challenge.as_ref().or_else(inherited)
    }

    /// The labels of the enum that the variant does not replace, then its own.
    pub(crate) fn labels_of<'b>(&'b self, variant: &'b Variant<'_>) -> impl Iterator<Item = &'b Label> {
        let own = &variant.keys.labels;
        let inherited = self.keys.labels.iter().filter(|label| own.iter().all(|other| other.name != label.name));
        inherited.chain(own)
    }

    pub(crate) fn level_of(&self, variant: &Variant<'_>) -> Option<Level> {
        variant.keys.level.or(self.keys.level)
    }

    pub(crate) fn docs_of<'b>(&'b self, variant: &'b Variant<'_>) -> Option<&'b Text> {
        variant.keys.docs.as_ref().or(self.keys.docs.as_ref())
    }
}

/// How a response holds a field, so that the field can be read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sent {
    /// As a member of `meta`.
    Member(String),
    /// As the members of `meta` that have none of these keys.
    Rest(Vec<String>),
    Pointer,
    Parameter,
    /// As `retry_after`.
    Delay,
    /// It does not hold a source; the response itself is one.
    Source,
}

impl Input<'_> {
    /// How responses hold a field; `None` if they do not.
    pub(crate) fn sent(&self, variant: &Variant<'_>, field: &Field<'_>) -> Option<Sent> {
        let members = variant.meta(self.keys.meta_case);
        let is_this = |value: &Value<'_>| matches!(value, Value::Field(shown) if shown.member == field.member);
        let member = members.iter().find(|member| member.value.as_ref().is_some_and(is_this));
        let keys = &variant.keys;
        let delay = match &keys.retry_after {
            Some(Located { value: RetryAfterValue::Field(name), .. }) => variant.bound(name),
            _ => None,
        };
        match member {
            Some(member) if member.key == "*" => {
                Some(Sent::Rest(members.into_iter().map(|member| member.key).filter(|key| key != "*").collect()))
            }
            Some(member) => Some(Sent::Member(member.key.clone())),
            None if field.keys.pointer.is_some() || is_alone(keys.pointer.as_ref(), field) => Some(Sent::Pointer),
            None if field.keys.parameter.is_some() || is_alone(keys.parameter.as_ref(), field) => Some(Sent::Parameter),
            None if delay.is_some_and(|delay| delay.member == field.member) => Some(Sent::Delay),
            None => field.is_source().then_some(Sent::Source),
        }
    }
}

/// Whether a text shows a field, as it is, and nothing else.
fn is_alone(text: Option<&TemplateText>, field: &Field<'_>) -> bool {
    match text.map(|text| text.template.segments.as_slice()) {
        Some([Segment::Placeholder(place)]) => {
            place.name == field.name && place.mode != Mode::List && place.spec.is_none()
        }
        _ => false,
    }
}

/// A source that a variant takes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Take<'a> {
    pub(crate) variant: &'a Variant<'a>,
    pub(crate) field: &'a Field<'a>,
    pub(crate) ty: &'a Type,
    /// The function that says which values are taken; without it, all that no guard takes.
    pub(crate) when: Option<&'a Expr>,
    pub(crate) span: Extent,
    /// The field is the source, and not made `From` it.
    pub(crate) as_is: bool,
}

impl<'a> Input<'a> {
    /// The sources that variants take, in the order of the variants; thiserror makes `From` of the others.
    pub(crate) fn takes(&'a self) -> impl Iterator<Item = Take<'a>> {
        self.variants.iter().filter(|variant| variant.fields.len() == 1).flat_map(move |variant| {
            variant.fields.iter().flat_map(move |field| {
                let ours = field.keys.from.iter();
                let ours = ours.filter(move |from| from.ty.is_some() || !self.is_made_by_thiserror(field));
                ours.map(move |from| Take {
                    variant,
                    field,
                    ty: from.ty.as_ref().unwrap_or(field.ty),
                    when: from.when.as_ref(),
                    span: from.span,
                    as_is: from.ty.is_none(),
                })
            })
        })
    }

    /// The types that thiserror's `From` impls convert, each with its variant.
    pub(crate) fn made_by_thiserror(&'a self) -> impl Iterator<Item = (&'a Type, &'a Variant<'a>)> {
        self.variants.iter().flat_map(move |variant| {
            let fields = variant.fields.iter().filter(|field| self.is_made_by_thiserror(field));
            fields.map(move |field| (field.ty, variant))
        })
    }

    /// The variant that stands for errors that nobody declared.
    pub(crate) fn fallback(&'a self) -> Option<&'a Variant<'a>> {
        self.variants.iter().find(|variant| variant.keys.fallback.is_some())
    }
}

/// An item without mistakes: every entry has all that it must have.
#[derive(Debug)]
pub(crate) struct Sound<'a> {
    pub(crate) input: &'a Input<'a>,
    pub(crate) variants: Vec<SoundVariant<'a>>,
}

#[derive(Debug)]
pub(crate) enum SoundVariant<'a> {
    /// The field is the error.
    Transparent(&'a Variant<'a>, &'a Field<'a>),
    Entry {
        variant: &'a Variant<'a>,
        status: u16,
        code: CodeValue,
    },
}

impl<'a> Sound<'a> {
    /// Returns `None` if an entry lacks its status or code, or a transparent variant its field. The rules report each
    /// of these.
    pub(crate) fn of(input: &'a Input<'a>) -> Option<Self> {
        let variants = input.variants.iter().map(|variant| {
            if variant.keys.transparent.is_some() {
                let [field] = variant.fields.as_slice() else { return None };
                return Some(SoundVariant::Transparent(variant, field));
            }
            Some(SoundVariant::Entry { variant, status: input.status_of(variant)?, code: input.code_of(variant)? })
        });
        Some(Sound { input, variants: variants.collect::<Option<_>>()? })
    }
}

/// "A six-digit number whose first three digits are an error status implies the status."
pub(crate) fn implied_status(variant: &Variant<'_>) -> Option<u16> {
    match variant.keys.code.as_ref()?.value {
        CodeValue::Number(number @ 100_000..=999_999) => {
            u16::try_from(number / 1000).ok().filter(|s| http::is_error((*s).into()))
        }
        _ => None,
    }
}
