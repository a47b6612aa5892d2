//! The catalog as owned data: the content of the JSON export, from which most other exports are made too.

use std::collections::BTreeMap;
use std::fmt;

use http::StatusCode;
use serde::de::Deserializer;
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::code::Code;
use super::retry::Retry;
use super::sample::{self, Detail};
use super::shape::Shape;
use super::wire::{Wire, WireEntry, WireMember, rows};
use crate::answer::{AnyEnvelope, DocsLink};
use crate::catalog::Catalog;
use crate::entry::{self, GrpcCode, Label, StatusRange};
use crate::json::pretty;

/// The id of the JSON Schema: the file in the repository, at the tag of the release in which the format last changed.
/// A release that does not change the format keeps the id, so that exported files stay the same.
pub(crate) const SCHEMA: &str =
    "https://raw.githubusercontent.com/error-catalog/error-catalog/v0.1.0/runtime/src/export/catalog.schema.json";

/// A catalog as owned data, without hidden entries and with a sample response of each entry.
///
/// This is the content of the JSON export, and deserializes from it. Unknown members are ignored. Deserialize it from text:
/// through a [`serde_json::Value`], bodies lose the order of their members.
///
/// ```
/// use error_catalog::export::{self, Document};
/// use error_catalog::{ApiError, Catalog};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404, code = "resource_not_found", long = "No user was found with id <user_id>")]
///     NotFound { user_id: String },
/// }
///
/// static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
///
/// let document: Document = serde_json::from_str(&export::json(&API))?;
/// assert_eq!(document, Document::from(&API));
/// assert_eq!(document.sections[0].entries[0].status, 404);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Document {
    /// The URL of the JSON Schema of this format.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// The title of the catalog.
    pub title: String,
    /// The version that the catalog states, else that of its package.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The `Content-Type` of the responses.
    pub content_type: String,
    /// Where the bodies have the parts of an error.
    #[serde(default)]
    pub shape: Shape,
    /// The types, in the order of the catalog.
    pub sections: Vec<Section>,
}

/// The errors of one type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Section {
    /// The heading.
    pub name: String,
    /// The name of the type that declares the errors.
    #[serde(rename = "type")]
    pub type_name: String,
    /// The service that the errors belong to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// The errors in the order of their declaration.
    pub entries: Vec<Entry>,
    /// Codes that were used in the past and must not be used again.
    pub retired: Vec<String>,
}

/// One declared error. Its texts contain placeholders: `No user was found with id <user_id>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Entry {
    /// The name of the variant that declares the error.
    pub name: String,
    /// The machine code.
    pub code: Code,
    /// The HTTP status of the response.
    pub status: u16,
    /// The status in the catalog, if the envelope answers with another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared: Option<u16>,
    /// The statuses that a response may have, if its status is known only at run time. It has `status` if nothing else is
    /// known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<StatusRange>,
    /// The short text.
    pub message: String,
    /// The long text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub long_message: Option<String>,
    /// What a caller can do about the error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The names of the placeholders in the texts, each once.
    pub placeholders: Vec<String>,
    /// The placeholders and the other fields that the response shows, with their types.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// The members of structured data that the body can have, under the names by which it has them.
    pub meta: Vec<MetaMember>,
    /// The request member at fault: a JSON Pointer or a member path, with its placeholders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The query parameter at fault, with its placeholders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameter: Option<String>,
    /// When the request may be sent again; `None` when the catalog does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry: Option<Retry>,
    /// The value of the `WWW-Authenticate` header. It can contain placeholders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub challenge: Option<String>,
    /// The extra response headers. Their values can contain placeholders.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Header>,
    /// Link to the documentation: that of the entry, else that of the catalog.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub docs: Option<String>,
    /// The labels of the team, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, Label>,
    /// The level of the error's events, if it is stated: `off`, `debug`, `info`, `warn` or `error`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// The canonical code of gRPC, if it is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grpc: Option<GrpcCode>,
    /// The doc comment of the variant, in Markdown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The note of `#[deprecated]`, which is empty if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
    /// The parts of the error that the body has where [`Document::shape`] says, by the names used there. The other parts
    /// are only explained.
    #[serde(default)]
    pub sent: Vec<String>,
    /// The parts that the body has in a place or form that could not be understood.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unclear: Vec<String>,
    /// Whether other documents omit it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// A response with this error.
    pub sample: Sample,
}

/// A field or argument that a response shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Field {
    /// The name, as in placeholders.
    pub name: String,
    /// The type of the value, in the words of [`MetaMember::data_type`].
    #[serde(rename = "type")]
    pub data_type: String,
    /// Whether it can be absent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// The key of the member that carries it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meta: Option<String>,
}

/// A member of structured data, as the body has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MetaMember {
    /// The key. `*` stands for the members of a map, which are known only when the error occurs.
    pub key: String,
    /// The path in the body: `errors[].meta.key`. For a map it leads to the object that has its members.
    #[serde(default)]
    pub path: String,
    /// The key in the catalog, if the envelope sends the member under another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declared: Option<String>,
    /// The type of the value: `string`, `integer`, `number`, `boolean`, `object`, or `any` if the derive could not tell. A
    /// trailing `[]` means an array of such values.
    #[serde(rename = "type")]
    pub data_type: String,
    /// Whether the member can be absent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// The value, if it is constant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<JsonText>,
}

/// A header field of a response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Header {
    /// The name in lower case.
    pub name: String,
    /// The value.
    pub value: String,
}

/// A response as a client receives it, with the names of fields in place of their values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Sample {
    /// The headers: `content-type`, then the others by name.
    pub headers: Vec<Header>,
    /// The body, exactly as sent.
    pub body: JsonText,
}

/// A JSON text that keeps its exact form, including the order of members.
#[derive(Clone, Debug)]
pub struct JsonText(Box<RawValue>);

impl Document {
    /// The errors of all sections.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.sections.iter().flat_map(|section| &section.entries)
    }
}

impl From<&Catalog> for Document {
    fn from(catalog: &Catalog) -> Self {
        Self::of(catalog, &Wire::of(catalog.envelope(), &rows(catalog, false)))
    }
}

impl Document {
    /// The document of a catalog with its hidden entries, for colleagues rather than clients.
    ///
    /// ```
    /// use error_catalog::export::Document;
    /// use error_catalog::{ApiError, Catalog};
    ///
    /// #[derive(Debug, ApiError)]
    /// enum UserError {
    ///     #[api(status = 500, hidden)]
    ///     Broken,
    /// }
    ///
    /// static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
    ///
    /// assert_eq!(Document::from(&API).entries().count(), 0);
    /// assert!(Document::with_hidden(&API).entries().all(|entry| entry.hidden));
    /// ```
    #[must_use]
    pub fn with_hidden(catalog: &Catalog) -> Self {
        Self::of(catalog, &Wire::of(catalog.envelope(), &rows(catalog, true)))
    }
}

impl Document {
    /// The document of a catalog, and of the responses with its public entries.
    pub(super) fn of(catalog: &Catalog, wire: &Wire) -> Self {
        let envelope = catalog.envelope();
        let link = catalog.docs().and_then(|docs| DocsLink::new(docs).ok());
        let entry = |sent: &WireEntry| {
            let entry = Entry::of(envelope, sent);
            let docs = entry.docs.clone().or_else(|| Some(link.as_ref()?.of(sent.entry.code())));
            Entry { docs, ..entry }
        };
        let section = |section: &'static entry::Section| {
            let own = wire.entries.iter().filter(|sent| std::ptr::eq(sent.section, section));
            Section {
                name: section.name().to_owned(),
                type_name: section.type_name().to_owned(),
                domain: section.domain().map(str::to_owned),
                entries: own.map(entry).collect(),
                retired: section.retired().iter().map(|&code| code.to_owned()).collect(),
            }
        };
        Self {
            schema: SCHEMA.to_owned(),
            title: catalog.title().to_owned(),
            version: catalog.version().map(str::to_owned),
            content_type: envelope.content_type().to_owned(),
            sections: catalog.sections().iter().map(|row| section(row)).collect(),
            shape: Shape::of(&wire.shape),
        }
    }
}

impl Entry {
    pub(crate) fn of(envelope: AnyEnvelope, wire: &WireEntry) -> Self {
        let WireEntry { section, entry, .. } = *wire;
        let status = wire.status().example(entry.status());
        Self {
            name: entry.name().to_owned(),
            code: Code::from(entry.code()),
            status: status.as_u16(),
            declared: (status != entry.status()).then(|| entry.status().as_u16()),
            statuses: wire.statuses().collect(),
            message: entry.message().to_string(),
            long_message: entry.long_message().map(|text| text.to_string()),
            hint: entry.hint().map(|text| text.to_string()),
            placeholders: entry.placeholders().map(str::to_owned).collect(),
            fields: fields(wire),
            meta: wire.meta.iter().map(MetaMember::of).collect(),
            pointer: entry.pointer().map(|text| text.to_string()),
            parameter: entry.parameter().map(|text| text.to_string()),
            retry: Retry::of(entry),
            challenge: entry.challenge().map(|text| text.to_string()),
            headers: entry.headers().map(|(name, value)| Header::new(name, &value.to_string())).collect(),
            docs: entry.docs().map(str::to_owned),
            labels: entry.labels().map(|(name, label)| (name.to_owned(), label)).collect(),
            level: entry.level().map(|level| level.to_string()),
            grpc: entry.0.extra(|extra| extra.grpc),
            description: entry.description().map(str::to_owned),
            deprecated: entry.deprecated().map(str::to_owned),
            sent: wire.sent.iter().map(|&part| part.to_owned()).collect(),
            unclear: wire.unclear.clone(),
            hidden: entry.is_hidden(),
            sample: Sample::of(envelope, section, entry),
        }
    }

    /// All statuses that a response may have.
    pub(crate) fn ranges(&self) -> impl Iterator<Item = StatusRange> {
        let declared = Some(StatusRange::one(self.status)).filter(|_| self.statuses.is_empty());
        self.statuses.iter().copied().chain(declared)
    }

    /// The status in the catalog.
    pub(crate) fn declared_status(&self) -> u16 {
        self.declared.unwrap_or(self.status)
    }

    /// The codes of other protocols, for readers, each with the name of its protocol: that of gRPC if it is stated, and
    /// those of the protocols in which the service answers.
    pub(crate) fn protocol_codes(&self) -> impl Iterator<Item = (&'static str, String)> {
        let declared = self.declared_status();
        let of_status = || Some(GrpcCode::of_status(StatusCode::from_u16(declared).ok()?));
        let grpc = self.grpc.or_else(|| if cfg!(feature = "tonic") { of_status() } else { None });
        let json_rpc = cfg!(feature = "rmcp").then(|| entry::json_rpc_code(self.code.as_number(), declared));
        let grpc = grpc.map(|code| ("gRPC", code.to_string()));
        grpc.into_iter().chain(json_rpc.map(|code| ("JSON-RPC", code.to_string())))
    }

    /// The statuses besides `status`, for readers: `503, 504`, or `any other from 400 to 599`.
    pub(crate) fn other_statuses(&self) -> Option<String> {
        if self.statuses.iter().any(|range| range.status().is_none()) {
            return Some("any other from 400 to 599".to_owned());
        }
        let others = self.statuses.iter().filter(|range| **range != StatusRange::one(self.status));
        let others: Vec<_> = others.map(ToString::to_string).collect();
        (!others.is_empty()).then(|| others.join(", "))
    }

    /// The labels for readers: `team=identity`.
    pub(crate) fn labels_shown(&self) -> impl Iterator<Item = String> {
        self.labels.iter().map(|(name, label)| format!("{name}={label}"))
    }

    /// The long text, else the short one.
    pub fn text(&self) -> &str {
        self.long_message.as_deref().unwrap_or(&self.message)
    }
}

/// The places of an entry that its response shows.
fn fields(wire: &WireEntry) -> Vec<Field> {
    let field = |(place, name): (usize, &str)| {
        let (data_type, optional) = wire.entry.place_type(place);
        let carrier = wire.meta.iter().find(|member| member.placeholder == Some(name));
        Field {
            name: name.to_owned(),
            data_type: data_type.to_string(),
            optional,
            meta: carrier.map(|member| member.key.clone()),
        }
    };
    wire.entry.places().map(field).collect()
}

impl MetaMember {
    fn of(member: &WireMember) -> Self {
        Self {
            key: member.key.clone(),
            path: member.path.to_string(),
            declared: member.declared.filter(|declared| *declared != member.key).map(str::to_owned),
            data_type: member.data_type.clone(),
            optional: member.optional,
            value: member.value.as_ref().map(|value| JsonText::of(&value.to_json())),
        }
    }
}

impl Header {
    fn new(name: &str, value: &str) -> Self {
        Self { name: name.to_owned(), value: value.to_owned() }
    }
}

impl Sample {
    fn of(envelope: AnyEnvelope, section: &'static entry::Section, entry: &'static entry::Entry) -> Self {
        let sample = sample::SampleError::of(section, entry, Detail::Full);
        let headers = sample::headers(envelope, sample).into_iter();
        Self {
            headers: headers.map(|(name, value)| Header { name, value }).collect(),
            body: JsonText::of(&sample::body(envelope, sample)),
        }
    }
}

impl JsonText {
    /// Wraps a text that the runtime wrote, so that it is JSON.
    fn of(text: &str) -> Self {
        Self(RawValue::from_string(text.to_owned()).unwrap_or_else(|_| RawValue::NULL.to_owned()))
    }

    /// The exact text.
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// The text on several lines, indented by two spaces for each level.
    pub fn pretty(&self) -> String {
        pretty(self.as_str())
    }
}

impl fmt::Display for JsonText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(formatter)
    }
}

impl PartialEq for JsonText {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for JsonText {}

impl Serialize for JsonText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for JsonText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer).map(Self)
    }
}
