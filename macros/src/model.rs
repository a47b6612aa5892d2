//! The meaning of the item: every default filled in, every value checked, in the terms of the runtime.

use proc_macro2::{Ident, Span, TokenStream};
use syn::{Expr, Generics, Member, Type, TypePath};

pub(crate) use crate::{
    attr::DocPart,
    data_type::Seen,
    resolve::Sent,
    template::{Mode, Spec},
};

/// A catalog that is ready to be printed.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Model<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) is_struct: bool,
    /// The value of `crate = …`, else `::error_catalog`.
    pub(crate) runtime: Option<&'a TypePath>,
    /// The value of `envelope = …`, else `ErrorList`.
    pub(crate) envelope: Option<&'a TypePath>,
    pub(crate) display: bool,
    pub(crate) serialize: bool,
    pub(crate) decode: bool,
    /// A variant or the item itself is deprecated; its own impls must not cause warnings about that.
    pub(crate) deprecated: bool,
    /// The item's own `#[allow(…)]` and `#[expect(…)]`, which its impls repeat.
    pub(crate) allowances: Vec<TokenStream>,
    pub(crate) section: Section,
    pub(crate) variants: Vec<Variant<'a>>,
    /// The `From` impls, in the order of the variants.
    pub(crate) conversions: Vec<Conversion<'a>>,
    /// The types that thiserror's `From` impls convert.
    pub(crate) made_by_thiserror: Vec<&'a Type>,
    pub(crate) fallback: Option<Fallback<'a>>,
}

impl<'a> Model<'a> {
    /// The types in transparent variants, each once.
    pub(crate) fn transparent_types(&self) -> Vec<&'a Type> {
        let mut types: Vec<&Type> = Vec::new();
        for variant in &self.variants {
            match &variant.content {
                Content::Transparent { ty, .. } if !types.contains(ty) => types.push(ty),
                _ => {}
            }
        }
        types
    }
}

/// `From` one type.
#[derive(Debug)]
pub(crate) struct Conversion<'a> {
    pub(crate) ty: &'a Type,
    /// The variants that take some of the values, with the functions that say which.
    pub(crate) guarded: Vec<(&'a Expr, Taker<'a>)>,
    /// The variant that takes the rest.
    pub(crate) rest: Taker<'a>,
}

/// A variant that takes a source into its only field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Taker<'a> {
    pub(crate) variant: &'a Ident,
    pub(crate) member: &'a Member,
    /// The type of the field, if it is made `From` the source.
    pub(crate) made: Option<&'a Type>,
}

/// The variant that stands for errors that nobody declared.
#[derive(Debug)]
pub(crate) struct Fallback<'a> {
    pub(crate) variant: &'a Ident,
    /// The field that takes the error, if the variant has one.
    pub(crate) member: Option<&'a Member>,
}

/// The output for an item with mistakes.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Stub<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) runtime: Option<&'a TypePath>,
    pub(crate) envelope: Option<&'a TypePath>,
    pub(crate) display: bool,
    pub(crate) serialize: bool,
    pub(crate) decode: bool,
    /// The types that `From` converts, each once.
    pub(crate) from: Vec<&'a Type>,
    pub(crate) has_fallback: bool,
}

#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) name: String,
    pub(crate) type_name: String,
    pub(crate) domain: Option<String>,
    pub(crate) retired: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) content: Content<'a>,
    pub(crate) source: Option<Source<'a>>,
}

#[derive(Debug)]
pub(crate) enum Content<'a> {
    /// The field is the error.
    Transparent {
        member: &'a Member,
        ty: &'a Type,
    },
    Entry(Box<Entry<'a>>),
}

#[derive(Debug)]
pub(crate) struct Source<'a> {
    pub(crate) member: &'a Member,
    /// The type of the source itself, without an `Option` around it.
    pub(crate) ty: &'a Type,
    pub(crate) optional: bool,
}

/// A row of the catalog, and the sources of the values in its places.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) name: String,
    pub(crate) status: u16,
    pub(crate) status_from: Option<StatusFrom>,
    pub(crate) code: String,
    pub(crate) numeric: bool,
    pub(crate) message: Text,
    pub(crate) long: Option<Text>,
    pub(crate) hint: Option<Text>,
    pub(crate) meta: Vec<(String, MetaValue)>,
    pub(crate) fault: Option<Fault>,
    pub(crate) retry: Retry,
    pub(crate) challenge: Option<Text>,
    /// The challenge is the enum's, and not every response is a 401.
    pub(crate) challenge_of_401: bool,
    pub(crate) headers: Vec<(String, Text)>,
    pub(crate) docs: Option<String>,
    /// All constant.
    pub(crate) labels: Vec<(String, MetaValue)>,
    /// The names of constants in the runtime.
    pub(crate) level: Option<String>,
    pub(crate) grpc: Option<String>,
    pub(crate) description: Vec<DocPart>,
    pub(crate) deprecated: Option<String>,
    pub(crate) hidden: bool,
    pub(crate) places: Places<'a>,
    /// All fields, if the enum can be read from responses.
    pub(crate) decoded: Vec<Decoded<'a>>,
}

/// A field that is read from a response.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    pub(crate) member: &'a Member,
    pub(crate) ty: &'a Type,
    pub(crate) sent: Sent,
}

/// A status that is known at run time.
#[derive(Debug)]
pub(crate) struct StatusFrom {
    pub(crate) place: Place,
    /// What it may be besides the declared one. Without any, every error status is possible.
    pub(crate) statuses: Vec<u16>,
}

/// A text as alternating literals and places.
#[derive(Debug, Default)]
pub(crate) struct Text(pub(crate) Vec<Piece>);

#[derive(Debug)]
pub(crate) enum Piece {
    Literal(String),
    Place(Place),
}

#[derive(Debug)]
pub(crate) enum MetaValue {
    Text(String),
    Number(String),
    Bool(bool),
    Place(Place),
}

/// What in the request is at fault.
#[derive(Debug)]
pub(crate) enum Fault {
    Pointer(Text),
    Parameter(Text),
}

#[derive(Debug)]
pub(crate) enum Retry {
    Unspecified,
    Never,
    Backoff,
    Seconds(u64),
    Place(Place),
}

/// A value of an error at run time, as an index into its variant's [`Places`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Direct(usize),
    Computed(usize),
}

/// The values that a variant's row shows. Direct ones come first in the row's numbering.
#[derive(Debug, Default)]
pub(crate) struct Places<'a> {
    pub(crate) direct: Vec<Direct<'a>>,
    pub(crate) computed: Vec<Computed<'a>>,
    /// The fields that computed places read, and the variable bound to each.
    pub(crate) bindings: Vec<(Field<'a>, Ident)>,
}

/// A field that is handed out unchanged.
#[derive(Debug)]
pub(crate) struct Direct<'a> {
    pub(crate) name: &'a str,
    pub(crate) member: &'a Member,
    pub(crate) ty: &'a Type,
    /// Where it is first shown as text (needs `Display`) and as data (needs `Serialize`).
    pub(crate) text: Option<Span>,
    pub(crate) data: Option<Span>,
    /// The JSON type of the field, if `meta` holds it.
    pub(crate) seen: Seen,
}

/// A value that needs code of its own.
#[derive(Debug)]
pub(crate) struct Computed<'a> {
    pub(crate) name: String,
    pub(crate) value: Value<'a>,
    pub(crate) how: How<'a>,
    /// The JSON type of the value, if `meta` holds it.
    pub(crate) seen: Seen,
    /// The user's token that requests it.
    pub(crate) span: Span,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Value<'a> {
    Field(Field<'a>),
    Expr(&'a Expr),
}

/// A field that a computed place reads.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field<'a> {
    pub(crate) member: &'a Member,
    pub(crate) ty: &'a Type,
    /// The `T` of an `Option<T>`.
    pub(crate) option: Option<&'a Type>,
}

#[derive(Debug)]
pub(crate) enum How<'a> {
    /// As text, with a format spec or a mode; `counts` are the fields or expressions for its `name$`s.
    Format { mode: Mode, spec: Option<&'a Spec>, counts: Vec<(&'a str, Value<'a>)> },
    /// As data.
    Data,
    /// As a number of seconds or a `Duration`.
    Seconds,
    /// As the status of the response.
    Status,
}

impl Computed<'_> {
    /// Whether the user's code makes the value, or a part of it.
    pub(crate) fn has_expression(&self) -> bool {
        let is_expression = |value: &Value<'_>| matches!(value, Value::Expr(_));
        let counts = match &self.how {
            How::Format { counts, .. } => counts.as_slice(),
            How::Data | How::Seconds | How::Status => &[],
        };
        is_expression(&self.value) || counts.iter().any(|(_, value)| is_expression(value))
    }
}
