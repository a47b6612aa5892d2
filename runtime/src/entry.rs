//! The rows: everything about an error that is known when the program is compiled.

use std::cmp::Ordering;
use std::fmt;
use std::time::Duration;

use http::StatusCode;
use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use crate::data_type::MetaMember;
use crate::packed::{self, Packed};
use crate::response::Renderer;
use crate::template::{self, SEPARATOR, Split, Template};

/// Room for the names of members and the punctuation around one error.
const SHAPE_SIZE: usize = 160;

/// Room for the values of places.
const PLACE_SIZE: usize = 64;

/// One declared error: a row of the catalog.
///
/// A row is `'static` data that the derive wrote. What one occurrence of the error adds to it (the values of its fields)
/// is read through [`ApiError`](crate::ApiError).
///
/// ```
/// use error_catalog::{ApiError, Retry};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     /// No user exists with the given id.
///     #[api(status = 404, code = "resource_not_found", message = "not found", long = "No user was found with id <user_id>")]
///     NotFound { user_id: String },
/// }
///
/// let error = UserError::NotFound { user_id: "u_1".to_owned() };
/// let entry = error.entry();
/// assert_eq!(entry.name(), "NotFound");
/// assert_eq!(entry.code(), "resource_not_found");
/// assert_eq!(entry.status(), 404);
/// assert_eq!(entry.retry(), Retry::Unspecified);
/// assert_eq!(entry.long_message().unwrap().to_string(), "No user was found with id <user_id>");
/// assert_eq!(entry.description(), Some("No user exists with the given id."));
/// assert!(entry.placeholders().eq(["user_id"]));
/// ```
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Entry(pub(crate) Row);

/// What the derive writes for one variant; the fields are described where they are read.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// Name of the variant or struct, without `r#`.
    pub name: &'static str,
    /// HTTP status, 400 to 599.
    pub status: u16,
    /// Texts, code and members of `meta`.
    pub packed: Packed,
    /// The code as it reads, if JSON escapes a part of it; else empty.
    pub raw_code: &'static str,
    /// What to do: template, escaped for JSON; empty when there is none.
    pub hint: &'static str,
    /// Names of the places, separated by a space.
    pub places: &'static str,
    /// Types of the places, one word each, separated by a space; those at the end that nobody saw are left out.
    pub types: &'static str,
    /// The place that names the request member at fault; empty when there is none.
    pub pointer: &'static str,
    /// Empty, `never`, `backoff`, seconds, or a place.
    pub retry: &'static str,
    /// Value of `WWW-Authenticate`; empty when there is none.
    pub challenge: &'static str,
    /// Extra headers, each `name:value`.
    pub headers: &'static str,
    /// Link to the documentation; empty when there is none.
    pub docs: &'static str,
    /// The doc comment; empty when there is none.
    pub description: &'static str,
    /// The note of `#[deprecated]`.
    pub deprecated: Option<&'static str>,
    /// Whether public exports leave the entry out.
    pub hidden: bool,
}

macro_rules! with {
    ($($member:ident)*) => {$(
        #[doc = concat!("With `", stringify!($member), "`.")]
        #[must_use]
        pub const fn $member(self, $member: &'static str) -> Self {
            Self { $member, ..self }
        }
    )*};
}

impl Row {
    /// The row with nothing in it.
    pub const EMPTY: Self = Self {
        name: "",
        status: 500,
        packed: Packed::EMPTY,
        raw_code: "",
        hint: "",
        places: "",
        types: "",
        pointer: "",
        retry: "",
        challenge: "",
        headers: "",
        docs: "",
        description: "",
        deprecated: None,
        hidden: false,
    };

    /// A row as nearly all are.
    ///
    /// Rows are made by calls because the compiler takes half as long for one as for a literal with named members.
    #[must_use]
    pub const fn new(
        name: &'static str,
        status: u16,
        packed: &'static str,
        stops: [u32; 4],
        places: &'static str,
        description: &'static str,
    ) -> Self {
        Self { name, status, packed: Packed::new(packed, stops), places, description, ..Self::EMPTY }
    }

    with! { raw_code types hint pointer retry challenge headers docs }

    /// Deprecated, with a note.
    #[must_use]
    pub const fn deprecated(self, note: &'static str) -> Self {
        Self { deprecated: Some(note), ..self }
    }

    /// Left out of public exports.
    #[must_use]
    pub const fn hidden(self) -> Self {
        Self { hidden: true, ..self }
    }

    /// The entry that the row is of.
    #[must_use]
    pub const fn entry(self) -> Entry {
        Entry(self)
    }

    /// The code as it reads.
    pub(crate) const fn code(&self) -> Code {
        let quoted = self.packed.code();
        let inner = packed::unquoted(quoted);
        Code {
            text: if self.raw_code.is_empty() { inner } else { self.raw_code },
            numeric: inner.len() == quoted.len(),
        }
    }

    /// Room for the body of an error, in any shape.
    #[inline]
    pub(crate) fn room(&self) -> usize {
        // A place has a name of some letters, and may be shown in a text and in `meta`.
        let places = self.places.len().min(1) * PLACE_SIZE + self.places.len() * 4;
        SHAPE_SIZE + self.packed.len() + self.docs.len() + places
    }

    #[inline]
    pub(crate) fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The members of `meta`.
    pub(crate) fn meta_members(&self) -> Members {
        Members { rest: self.packed.meta(), distance: None }
    }

    /// The declared headers as name and template.
    pub(crate) fn header_members(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        members(self.headers).filter_map(|member| member.split_once(':'))
    }
}

/// A member of `meta` as it stands in the row.
#[derive(Clone, Copy)]
pub(crate) enum Member {
    /// A whole member, ready for JSON.
    Fixed(&'static str),
    /// `"key":`, ready for JSON, and the place that holds the value.
    Placed(&'static str, usize),
}

impl Member {
    /// The key without its quotes.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Fixed(member) => key_of(member),
            Self::Placed(key, _) => key_of(key),
        }
    }

    /// Whether this is the member of that name, and no map of others.
    pub(crate) fn declares(self, name: &str) -> bool {
        match self {
            Self::Placed(key, _) if Self::is_spread(key) => false,
            _ => self.key() == name,
        }
    }

    /// The JSON of a fixed member.
    pub(crate) fn json(member: &'static str) -> &'static str {
        split_key(member).map_or("null", |(_, value)| value)
    }

    /// Whether the members of the value stand for themselves.
    pub(crate) fn is_spread(key: &str) -> bool {
        key == "\"*\":"
    }
}

/// The key of `"key":` or `"key":value`, without its quotes.
pub(crate) fn key_of(member: &'static str) -> &'static str {
    split_key(member).map_or("", |(key, _)| key)
}

/// Splits `"key":value`, where the key can hold escaped quotes.
fn split_key(member: &'static str) -> Option<(&'static str, &'static str)> {
    let mut end = 1;
    loop {
        end += match member.as_bytes().get(end)? {
            b'"' => return Some((member.get(1..end)?, member.get(end + 2..)?)),
            b'\\' => 2,
            _ => 1,
        };
    }
}

/// The members of `meta`, one by one.
#[derive(Clone)]
pub(crate) struct Members {
    rest: &'static str,
    /// Bytes to the next mark or separator.
    distance: Option<usize>,
}

impl Iterator for Members {
    type Item = Member;

    fn next(&mut self) -> Option<Member> {
        if self.rest.is_empty() {
            return None;
        }
        let split = Split::of(self.rest, self.distance.take());
        let (member, rest) = match template::take_mark(split.rest) {
            Some(mark) => (Member::Placed(split.before, mark.place), mark.rest),
            None => (Member::Fixed(split.before), split.rest),
        };
        self.rest = match template::take_separator(rest) {
            Some((distance, rest)) => {
                self.distance = distance;
                rest
            }
            None => rest,
        };
        Some(member)
    }
}

fn members(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(SEPARATOR).filter(|member| !member.is_empty())
}

fn unless_empty(text: &'static str) -> Option<&'static str> {
    (!text.is_empty()).then_some(text)
}

impl Entry {
    /// Name of the variant (or struct) that declares the error.
    pub const fn name(&self) -> &'static str {
        self.0.name
    }

    /// The machine code that clients compare with.
    pub const fn code(&self) -> Code {
        self.0.code()
    }

    /// The HTTP status, 400 to 599.
    pub fn status(&self) -> StatusCode {
        self.0.status()
    }

    /// The short text with its placeholders.
    pub fn message(&self) -> Template {
        self.escaped(self.0.packed.message())
    }

    /// The long text with its placeholders.
    pub fn long_message(&self) -> Option<Template> {
        unless_empty(self.0.packed.long()).map(|text| self.escaped(text))
    }

    /// What a caller can do about the error.
    pub fn hint(&self) -> Option<Template> {
        unless_empty(self.0.hint).map(|text| self.escaped(text))
    }

    /// Keys of the members that `meta` can have, in order.
    ///
    /// The key `*` stands for the members of a map that are only known when the error occurs.
    pub fn meta_keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.0.meta_members().map(Member::key)
    }

    /// The members that `meta` can have, in order, each with its type.
    pub fn meta_members(&self) -> impl Iterator<Item = MetaMember> + use<> {
        let types = self.0.types;
        self.0.meta_members().map(move |member| match member {
            Member::Fixed(json) => MetaMember::constant(member.key(), Member::json(json)),
            Member::Placed(_, place) => {
                MetaMember::placed(member.key(), template::name(types, place).unwrap_or_default())
            }
        })
    }

    /// Names of the placeholders, each once, in the order in which they first appear in the message, the long message
    /// and the hint.
    pub fn placeholders(&self) -> impl Iterator<Item = &'static str> + use<> {
        let row = &self.0;
        let places = row.places;
        let texts = [row.packed.message(), row.packed.long(), row.hint];
        let occurrences = move || (texts.into_iter()).flat_map(move |text| template::places(text, places));
        occurrences()
            .enumerate()
            .filter(move |&(at, name)| occurrences().take(at).all(|earlier| earlier != name))
            .map(|(_, name)| name)
    }

    /// When the request may be sent again.
    ///
    /// A delay that an occurrence of the error brings along (see [`retry_after_place`](Self::retry_after_place)) is not
    /// known here: such a row answers [`Retry::Backoff`].
    pub fn retry(&self) -> Retry {
        Retry::of_row(self.0.retry).unwrap_or(Retry::Backoff)
    }

    /// Name of the field that holds the delay, when the delay is not constant.
    pub fn retry_after_place(&self) -> Option<&'static str> {
        self.place_name(self.0.retry)
    }

    /// Link to the documentation of this error.
    pub fn docs(&self) -> Option<&'static str> {
        unless_empty(self.0.docs)
    }

    /// The doc comment of the variant.
    pub fn description(&self) -> Option<&'static str> {
        unless_empty(self.0.description)
    }

    /// The note of `#[deprecated]`, which is empty when none was written.
    pub const fn deprecated(&self) -> Option<&'static str> {
        self.0.deprecated
    }

    /// Whether the error works on the wire but is left out of public catalogs.
    pub const fn is_hidden(&self) -> bool {
        self.0.hidden
    }

    /// The value of the `WWW-Authenticate` header.
    pub fn challenge(&self) -> Option<&'static str> {
        unless_empty(self.0.challenge)
    }

    /// The extra response headers: lower-case name and value, which can have placeholders.
    pub fn headers(&self) -> impl Iterator<Item = (&'static str, Template)> + use<> {
        let places = self.0.places;
        (self.0.header_members()).map(move |(name, value)| (name, Template::raw(value, places)))
    }

    /// Name of the field that names the request member at fault.
    pub fn pointer(&self) -> Option<&'static str> {
        self.place_name(self.0.pointer)
    }

    fn escaped(&self, text: &'static str) -> Template {
        Template::escaped(text, self.0.places)
    }

    fn place_name(&self, text: &'static str) -> Option<&'static str> {
        template::places(text, self.0.places).next()
    }
}

/// Schema: `name`, `code`, `status`, `message`, `long_message`?, `hint`?, `placeholders`, `meta` (members), `pointer`?, `retry`?,
/// `challenge`?, `headers`?, `docs`?, `description`?, `deprecated`?, `hidden`? (only when `true`).
impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name())?;
        map.serialize_entry("code", &self.code())?;
        map.serialize_entry("status", &self.0.status)?;
        map.serialize_entry("message", &self.message())?;
        entry_if_some(&mut map, "long_message", self.long_message())?;
        entry_if_some(&mut map, "hint", self.hint())?;
        map.serialize_entry("placeholders", &List(|| self.placeholders()))?;
        map.serialize_entry("meta", &List(|| self.meta_members()))?;
        entry_if_some(&mut map, "pointer", self.pointer())?;
        entry_if_some(&mut map, "retry", self.retry_data())?;
        entry_if_some(&mut map, "challenge", self.challenge())?;
        entry_if_some(&mut map, "headers", self.header_data())?;
        entry_if_some(&mut map, "docs", self.docs())?;
        entry_if_some(&mut map, "description", self.description())?;
        entry_if_some(&mut map, "deprecated", self.deprecated())?;
        entry_if_some(&mut map, "hidden", self.is_hidden().then_some(true))?;
        map.end()
    }
}

impl Entry {
    fn retry_data(&self) -> Option<RetryData> {
        let place = self.retry_after_place().map(RetryData::Place);
        place.or_else(|| match self.retry() {
            Retry::Unspecified => None,
            retry => Some(RetryData::Fixed(retry)),
        })
    }

    fn header_data(&self) -> Option<impl Serialize + use<>> {
        let (headers, places) = (self.0.headers, self.0.places);
        unless_empty(headers).map(|headers| Headers { headers, places })
    }
}

/// Retry guidance of a row: fixed, or `{"after":"<field>"}`.
enum RetryData {
    Fixed(Retry),
    Place(&'static str),
}

impl Serialize for RetryData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Fixed(retry) => retry.serialize(serializer),
            Self::Place(name) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("after", &Lazy(format_args!("<{name}>")))?;
                map.end()
            }
        }
    }
}

struct Lazy<'a>(fmt::Arguments<'a>);

impl Serialize for Lazy<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

struct Headers {
    headers: &'static str,
    places: &'static str,
}

impl Serialize for Headers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = Row { headers: self.headers, ..Row::EMPTY };
        serializer
            .collect_seq(row.header_members().map(|(name, value)| Header(name, Template::raw(value, self.places))))
    }
}

struct Header(&'static str, Template);

impl Serialize for Header {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("name", self.0)?;
        map.serialize_entry("value", &self.1)?;
        map.end()
    }
}

/// Serializes what an iterator yields; the closure makes it anew because `Serialize` takes `&self`.
struct List<F>(F);

impl<F, I> Serialize for List<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

fn entry_if_some<M: SerializeMap>(
    map: &mut M,
    key: &'static str,
    value: Option<impl Serialize>,
) -> Result<(), M::Error> {
    match value {
        Some(value) => map.serialize_entry(key, &value),
        None => Ok(()),
    }
}

/// The errors of one type: a heading of the catalog and the entries under it.
///
/// ```
/// use error_catalog::ApiError;
///
/// #[derive(Debug, ApiError)]
/// enum SessionRefreshError {
///     #[api(status = 401)]
///     Expired,
/// }
///
/// let section = SessionRefreshError::section();
/// assert_eq!(section.name(), "Session Refresh");
/// assert_eq!(section.type_name(), "SessionRefreshError");
/// assert_eq!(section.entries()[0].code(), "expired");
/// ```
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Section(pub(crate) SectionRow);

/// What the derive writes for one type.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct SectionRow {
    /// The heading.
    pub name: &'static str,
    /// Name of the type.
    pub type_name: &'static str,
    /// The rows in the order of their declaration.
    pub entries: &'static [Entry],
    /// The hash of the code of each entry.
    pub hashes: &'static [u32],
    /// Codes that may never be used again.
    pub retired: &'static [&'static str],
    /// The service the errors belong to; empty when it is not said.
    pub domain: &'static str,
}

impl SectionRow {
    /// The section that the row is of.
    #[must_use]
    pub const fn section(self) -> Section {
        Section(self)
    }

    /// The row that expansions fill in.
    pub const EMPTY: Self = Self { name: "", type_name: "", entries: &[], hashes: &[], retired: &[], domain: "" };
}

impl Section {
    /// The heading.
    pub const fn name(&self) -> &'static str {
        self.0.name
    }

    /// Name of the type that declares the errors.
    pub const fn type_name(&self) -> &'static str {
        self.0.type_name
    }

    /// The errors in the order of their declaration.
    pub const fn entries(&self) -> &'static [Entry] {
        self.0.entries
    }

    /// Codes that were used once and may never be used again.
    pub const fn retired(&self) -> &'static [&'static str] {
        self.0.retired
    }

    /// The service that the errors belong to.
    pub fn domain(&self) -> Option<&'static str> {
        unless_empty(self.0.domain)
    }
}

/// Schema: `name`, `type`, `domain`?, `entries`, `retired`.
impl Serialize for Section {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name())?;
        map.serialize_entry("type", self.type_name())?;
        entry_if_some(&mut map, "domain", self.domain())?;
        map.serialize_entry("entries", self.entries())?;
        map.serialize_entry("retired", self.retired())?;
        map.end()
    }
}

/// All errors of a service, made and checked by [`catalog!`](crate::catalog!).
///
/// ```
/// use error_catalog::{ApiError, Catalog};
///
/// #[derive(Debug, ApiError)]
/// enum AuthError {
///     #[api(status = 401)]
///     TokenExpired,
/// }
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404)]
///     UserNotFound,
/// }
///
/// static API: Catalog = error_catalog::catalog!("Users API", [AuthError, UserError]);
///
/// assert_eq!(API.title(), "Users API");
/// assert_eq!(API.entries().count(), 2);
/// assert_eq!(API.get("user_not_found").next().unwrap().status(), 404);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Catalog {
    title: &'static str,
    sections: &'static [&'static Section],
    #[cfg_attr(not(feature = "export"), expect(dead_code, reason = "documents show what it renders"))]
    renderer: Renderer,
    version: Option<&'static str>,
}

impl Catalog {
    pub(crate) const fn new(
        title: &'static str,
        sections: &'static [&'static Section],
        renderer: Renderer,
        version: Option<&'static str>,
    ) -> Self {
        Self { title, sections, renderer, version }
    }

    /// The title.
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// The version of the package in which [`catalog!`](crate::catalog) stands, when Cargo builds it.
    pub const fn version(&self) -> Option<&'static str> {
        self.version
    }

    /// The types, in the order in which they are listed.
    pub const fn sections(&self) -> &'static [&'static Section] {
        self.sections
    }

    /// The shape of its responses.
    #[cfg(feature = "export")]
    pub(crate) const fn renderer(&self) -> Renderer {
        self.renderer
    }

    /// The errors of all sections.
    pub fn entries(&self) -> impl Iterator<Item = &'static Entry> + use<> {
        self.sections.iter().flat_map(|section| section.entries())
    }

    /// The errors that have this code: several only where the catalog allows `duplicate_code`.
    pub fn get<'c>(&self, code: &'c str) -> impl Iterator<Item = &'static Entry> + use<'c> {
        self.entries().filter(move |entry| entry.code() == code)
    }
}

/// Schema: `title`, `sections`. Hidden entries are there, marked with `"hidden":true`.
impl Serialize for Catalog {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut data = serializer.serialize_struct("Catalog", 2)?;
        data.serialize_field("title", self.title)?;
        data.serialize_field("sections", self.sections)?;
        data.end()
    }
}

/// A machine code: a string, or a number where a service numbers its errors.
///
/// It serializes as what it is. Both kinds compare with strings:
///
/// ```
/// use error_catalog::ApiError;
///
/// #[derive(Debug, ApiError)]
/// #[api(code_style = "numeric")]
/// enum StockError {
///     #[api(code = 404001)]
///     UnknownItem,
/// }
///
/// let code = StockError::UnknownItem.code();
/// assert_eq!(code, "404001");
/// assert_eq!(code.as_number(), Some(404001));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code {
    text: &'static str,
    numeric: bool,
}

impl Code {
    /// The code as text: the digits of a number.
    pub const fn as_str(self) -> &'static str {
        self.text
    }

    /// The number, when the code is one.
    pub fn as_number(self) -> Option<u64> {
        self.is_number().then(|| self.text.parse().ok()).flatten()
    }

    /// Whether the digits are a JSON number as they stand: JSON knows no leading zeros.
    pub(crate) fn is_number(self) -> bool {
        let digits = self.text.as_bytes();
        self.numeric
            && digits.iter().all(u8::is_ascii_digit)
            && !digits.is_empty()
            && (digits.len() == 1 || digits.first() != Some(&b'0'))
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_number() {
            Some(number) => number.fmt(formatter),
            None => fmt::Debug::fmt(self.text, formatter),
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(formatter)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_number() {
            Some(number) => serializer.serialize_u64(number),
            None => serializer.serialize_str(self.text),
        }
    }
}

impl PartialEq<str> for Code {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl PartialEq<&str> for Code {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

impl PartialEq<Code> for str {
    fn eq(&self, other: &Code) -> bool {
        self == other.text
    }
}

impl PartialEq<Code> for &str {
    fn eq(&self, other: &Code) -> bool {
        *self == other.text
    }
}

/// Numbers by their value, and before texts.
impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |code: &Self| (!code.numeric, code.as_number(), code.text);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl AsRef<str> for Code {
    fn as_ref(&self) -> &str {
        self.text
    }
}

/// Whether and when a client may send the request again.
///
/// It serializes as `"never"`, `"backoff"` or `{"after":30}` (seconds, rounded up), and as `null` when unspecified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// The catalog does not say.
    #[default]
    Unspecified,
    /// The same request will fail again.
    Never,
    /// The request may be repeated, with growing pauses.
    Backoff,
    /// The request may be repeated after this time.
    After(Duration),
}

impl Retry {
    /// What a row says without an occurrence; `None` for a place.
    pub(crate) fn of_row(retry: &'static str) -> Option<Self> {
        match retry {
            "" => Some(Self::Unspecified),
            "never" => Some(Self::Never),
            "backoff" => Some(Self::Backoff),
            seconds => (seconds.parse().ok()).map(|seconds| Self::After(Duration::from_secs(seconds))),
        }
    }

    /// The delay in the unit of the `Retry-After` header: whole seconds, rounded up
    /// ([RFC 9110, section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)).
    ///
    /// ```
    /// use std::time::Duration;
    /// use error_catalog::Retry;
    ///
    /// assert_eq!(Retry::After(Duration::from_millis(1_500)).after_seconds(), Some(2));
    /// assert_eq!(Retry::Backoff.after_seconds(), None);
    /// ```
    pub fn after_seconds(self) -> Option<u64> {
        match self {
            Self::After(delay) => {
                let partial = u64::from(delay.subsec_nanos() > 0);
                Some(delay.as_secs().saturating_add(partial))
            }
            Self::Unspecified | Self::Never | Self::Backoff => None,
        }
    }
}

impl Serialize for Retry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unspecified => serializer.serialize_none(),
            Self::Never => serializer.serialize_str("never"),
            Self::Backoff => serializer.serialize_str("backoff"),
            Self::After(_) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("after", &self.after_seconds())?;
                map.end()
            }
        }
    }
}
