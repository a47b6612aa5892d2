//! One declared error.

use std::fmt;

use http::StatusCode;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::code::Code;
use super::data_type::MetaMember;
use super::grpc::GrpcCode;
use super::label::{Label, Labels};
use super::level::EventLevel;
use super::read::{self, MemberValue, RowMembers};
use super::retry::{Advice, Retry};
use super::status::StatusRange;
use super::template::Template;

/// One declared error: a row of the catalog.
///
/// A row is `'static` data, written by the derive. [`ApiError`](crate::ApiError) reads the values that one occurrence
/// of the error adds to it: those of its fields.
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

/// A row as the derive writes it.
///
/// Rows are built by calls because the compiler takes twice as long for a literal with named members. What few rows have is
/// a struct of its own, because the compiler also takes long for each member of each row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    pub(crate) name: &'static str,
    pub(crate) status: u16,
    pub(crate) code: Code,
    /// Texts with marked places, escaped for JSON.
    pub(crate) message: &'static str,
    pub(crate) long: Option<&'static str>,
    /// Members with marked places, escaped for JSON.
    pub(crate) meta: Option<&'static str>,
    /// Names of the places, separated by spaces. Without them, no text and no member has a mark.
    pub(crate) places: Option<&'static str>,
    /// Types of the places, separated by spaces; unknown types at the end are omitted.
    pub(crate) types: Option<&'static str>,
    pub(crate) retry: Advice,
    pub(crate) docs: Option<&'static str>,
    pub(crate) description: Option<&'static str>,
    extra: Option<Extra>,
    /// An estimate of the space that the texts take in a body, in any shape.
    pub(crate) room: usize,
    pub(crate) first_marks: FirstMarks,
}

/// What few rows have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Extra {
    /// The code escaped for JSON, if that differs.
    pub(crate) escaped_code: Option<&'static str>,
    /// The place that holds the status that is answered.
    pub(crate) status_from: Option<usize>,
    /// What may be answered besides the status of the row, separated by spaces. Without it, any error status may be.
    pub(crate) statuses: Option<&'static str>,
    /// A text with marked places, escaped for JSON.
    pub(crate) hint: Option<&'static str>,
    /// A text with marked places.
    pub(crate) fault: Option<Fault<&'static str>>,
    pub(crate) challenge: Option<&'static str>,
    /// Only a 401 has the challenge.
    pub(crate) challenge_of_401: bool,
    /// A line `name: value` for each header; values are texts with marked places.
    pub(crate) headers: Option<&'static str>,
    /// Members with constant values, escaped for JSON.
    pub(crate) labels: Option<&'static str>,
    pub(crate) level: Option<EventLevel>,
    pub(crate) grpc: Option<GrpcCode>,
    pub(crate) deprecated: Option<&'static str>,
    pub(crate) hidden: bool,
}

impl Extra {
    const NONE: Self = Self {
        escaped_code: None,
        status_from: None,
        statuses: None,
        hint: None,
        fault: None,
        challenge: None,
        challenge_of_401: false,
        headers: None,
        labels: None,
        level: None,
        grpc: None,
        deprecated: None,
        hidden: false,
    };
}

/// Where the search for marks in the texts of a row begins: at their first marks or at their ends, so that no response
/// searches for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct FirstMarks {
    pub(crate) message: usize,
    /// That of the long text, else of the short one.
    pub(crate) text: usize,
    pub(crate) meta: usize,
}

/// What in the request is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Fault<T> {
    /// A member: a JSON Pointer or a member path.
    Pointer(T),
    /// A query parameter, by its name.
    Parameter(T),
}

impl<T> Fault<T> {
    pub(crate) fn map<U>(self, map: impl FnOnce(T) -> U) -> Fault<U> {
        match self {
            Self::Pointer(pointer) => Fault::Pointer(map(pointer)),
            Self::Parameter(parameter) => Fault::Parameter(map(parameter)),
        }
    }

    #[cfg(feature = "__wire")]
    pub(crate) fn text(self) -> T {
        match self {
            Self::Pointer(text) | Self::Parameter(text) => text,
        }
    }

    pub(crate) fn pointer(self) -> Option<T> {
        match self {
            Self::Pointer(pointer) => Some(pointer),
            Self::Parameter(_) => None,
        }
    }

    pub(crate) fn parameter(self) -> Option<T> {
        match self {
            Self::Pointer(_) => None,
            Self::Parameter(parameter) => Some(parameter),
        }
    }
}

/// What a body takes for the code, the names of members, and the punctuation around one error.
const ROOM_OF_SHAPE: usize = 256;
/// What a body takes for the values of places, whatever their names are.
const ROOM_OF_VALUES: usize = 64;

/// Methods that set a member of [`Extra`].
macro_rules! setters {
    ($($(#[$doc:meta])* $method:ident($($argument:ident: $type:ty)?): $member:ident = $value:expr $(, room += $room:expr)?;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub const fn $method(mut self $(, $argument: $type)?) -> Self {
            let mut extra = match self.extra {
                Some(extra) => extra,
                None => Extra::NONE,
            };
            extra.$member = $value;
            self.extra = Some(extra);
            $(self.room += $room;)?
            self
        }
    )*};
}

// Const evaluation of `size_of_val` is faster than that of `str::len`.
impl Row {
    /// A row: the name of the variant or struct without `r#`, the HTTP status, the code, and the short text.
    #[must_use]
    pub const fn new(name: &'static str, status: u16, code: &'static str, message: &'static str) -> Self {
        let len = size_of_val(message);
        let mut row = Self::BLANK;
        row.name = name;
        row.status = status;
        row.code.text = code;
        row.message = message;
        // Some shapes repeat the short text.
        row.room = ROOM_OF_SHAPE + 2 * len;
        row.first_marks.message = len;
        row.first_marks.text = len;
        row
    }

    /// Const evaluation copies this in one step.
    const BLANK: Self = Self {
        name: "",
        status: 500,
        code: Code { text: "", numeric: false },
        message: "",
        long: None,
        meta: None,
        places: None,
        types: None,
        retry: Advice::Fixed(Retry::Unspecified),
        docs: None,
        description: None,
        extra: None,
        room: 0,
        first_marks: FirstMarks { message: 0, text: 0, meta: 0 },
    };

    /// Makes the code a number.
    #[must_use]
    pub const fn numeric(mut self) -> Self {
        self.code.numeric = true;
        self
    }

    /// The long text.
    #[must_use]
    pub const fn long(mut self, long: &'static str) -> Self {
        let len = size_of_val(long);
        self.long = Some(long);
        self.room += len;
        self.first_marks.text = len;
        self
    }

    /// The names of the places, separated by spaces, and where the short text, the one that is shown and `meta` have their
    /// first marks, or their lengths: in bytes. Where a smaller number is stated, the search for marks begins there.
    #[must_use]
    pub const fn places(mut self, names: &'static str, message: usize, text: usize, meta: usize) -> Self {
        self.places = Some(names);
        // The name of a place has several letters, and may be shown in a text and in `meta`.
        self.room += ROOM_OF_VALUES + 4 * size_of_val(names);
        self.first_marks = FirstMarks { message, text, meta };
        self
    }

    /// The link to the documentation.
    #[must_use]
    pub const fn docs(mut self, docs: &'static str) -> Self {
        self.docs = Some(docs);
        self.room += size_of_val(docs);
        self
    }

    /// The members of `meta`.
    #[must_use]
    pub const fn meta(mut self, meta: &'static str) -> Self {
        let len = size_of_val(meta);
        self.meta = Some(meta);
        self.room += len;
        self.first_marks.meta = len;
        self
    }

    /// The types of the places.
    #[must_use]
    pub const fn types(mut self, words: &'static str) -> Self {
        self.types = Some(words);
        self
    }

    /// Retry guidance.
    #[must_use]
    pub const fn retry(mut self, retry: Retry) -> Self {
        self.retry = Advice::Fixed(retry);
        self
    }

    /// The place that holds the delay after which the request may be sent again.
    #[must_use]
    pub const fn retry_after_place(mut self, place: usize) -> Self {
        self.retry = Advice::InPlace(place);
        self
    }

    /// The doc comment.
    #[must_use]
    pub const fn description(mut self, description: &'static str) -> Self {
        self.description = Some(description);
        self
    }

    setters! {
        /// The code escaped for JSON.
        escaped_code(code: &'static str): escaped_code = Some(code);
        /// The place that holds the status that is answered.
        status_from(place: usize): status_from = Some(place);
        /// The statuses that may be answered besides the declared one, separated by spaces.
        statuses(statuses: &'static str): statuses = Some(statuses);
        /// What the caller can do.
        hint(hint: &'static str): hint = Some(hint), room += size_of_val(hint);
        /// The request member at fault.
        pointer(pointer: &'static str): fault = Some(Fault::Pointer(pointer));
        /// The query parameter at fault.
        parameter(parameter: &'static str): fault = Some(Fault::Parameter(parameter));
        /// The value of `WWW-Authenticate`.
        challenge(challenge: &'static str): challenge = Some(challenge);
        /// Only a 401 has the challenge.
        challenge_of_401(): challenge_of_401 = true;
        /// Extra headers.
        headers(headers: &'static str): headers = Some(headers);
        /// The labels.
        labels(labels: &'static str): labels = Some(labels);
        /// The level of events.
        level(level: EventLevel): level = Some(level);
        /// The canonical code of gRPC.
        grpc(code: GrpcCode): grpc = Some(code);
        /// The note of `#[deprecated]`, which may be empty.
        deprecated(note: &'static str): deprecated = Some(note);
        /// Omitted from public exports.
        hidden(): hidden = true;
    }

    /// A member that few rows have.
    #[inline]
    pub(crate) fn extra<T>(&self, member: impl FnOnce(&Extra) -> Option<T>) -> Option<T> {
        self.extra.as_ref().and_then(member)
    }

    /// Whether an error may have members beside its code and texts.
    #[inline]
    pub(crate) const fn has_more(&self) -> bool {
        self.meta.is_some() || self.extra.is_some()
    }
}

/// The entries that the rows declare.
#[must_use]
#[allow(clippy::indexing_slicing, reason = "the index is below the length")]
pub const fn entries<const N: usize>(rows: [Row; N]) -> [Entry; N] {
    let mut entries = [const { Entry(Row::BLANK) }; N];
    let mut at = 0;
    while at < N {
        entries[at].0 = rows[at];
        at += 1;
    }
    entries
}

impl Entry {
    /// Name of the variant (or struct) that declares the error.
    pub const fn name(&self) -> &'static str {
        self.0.name
    }

    /// The machine code that clients compare with.
    pub const fn code(&self) -> Code {
        self.0.code
    }

    /// The HTTP status, 400 to 599. If the status is known only at run time, this is the default.
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Name of the field that holds the status, if the status is known only at run time.
    pub fn status_place(&self) -> Option<&'static str> {
        read::name(self.0.places?, self.0.extra(|extra| extra.status_from)?)
    }

    /// The statuses that responses may have, in groups: [`status`](Self::status), then those that `status_from` lists; or
    /// the classes 4xx and 5xx if it lists none.
    ///
    /// ```
    /// use error_catalog::{ApiError, StatusRange};
    ///
    /// #[derive(Debug, ApiError)]
    /// enum ProxyError {
    ///     #[api(status = 502, status_from(upstream, 503, 504))]
    ///     Upstream { upstream: u16 },
    ///     #[api(status = 500, status_from(_0))]
    ///     Any(Option<u16>),
    /// }
    ///
    /// let [upstream, any] = ProxyError::section().entries() else { panic!("two entries") };
    /// let shown = |statuses: Vec<StatusRange>| statuses.iter().map(ToString::to_string).collect::<Vec<_>>();
    /// assert_eq!(shown(upstream.statuses().collect()), ["502", "503", "504"]);
    /// assert_eq!(shown(any.statuses().collect()), ["4XX", "5XX"]);
    /// assert!(any.may_answer(http::StatusCode::CONFLICT));
    /// ```
    pub fn statuses(&self) -> impl Iterator<Item = StatusRange> + use<> {
        let classes = [StatusRange::CLIENT_ERROR, StatusRange::SERVER_ERROR];
        let is_any =
            self.0.extra(|extra| extra.status_from).is_some() && self.0.extra(|extra| extra.statuses).is_none();
        let declared = [self.0.status].into_iter().filter(move |_| !is_any);
        let listed = self
            .0
            .extra(|extra| extra.statuses)
            .unwrap_or_default()
            .split(' ')
            .filter_map(|status| status.parse().ok());
        declared.chain(listed).map(StatusRange::one).chain(classes.into_iter().filter(move |_| is_any))
    }

    /// Whether a response may have this status.
    pub fn may_answer(&self, status: StatusCode) -> bool {
        self.statuses().any(|range| range.contains(status))
    }

    /// The short text with its placeholders.
    pub fn message(&self) -> Template {
        self.escaped(self.0.message)
    }

    /// The long text with its placeholders.
    pub fn long_message(&self) -> Option<Template> {
        self.0.long.map(|text| self.escaped(text))
    }

    /// The long text, else the short one, with marked places.
    pub(crate) const fn text(&self) -> &'static str {
        match self.0.long {
            Some(long) => long,
            None => self.0.message,
        }
    }

    /// What a caller can do about the error.
    pub fn hint(&self) -> Option<Template> {
        self.0.extra(|extra| extra.hint).map(|text| self.escaped(text))
    }

    /// Keys of the members that `meta` can have, in order.
    ///
    /// The key `*` stands for the members of a map that are known only when the error occurs.
    pub fn meta_keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.members().map(read::RowMember::key)
    }

    /// The members that `meta` can have, in order, each with its type.
    pub fn meta_members(&self) -> impl Iterator<Item = MetaMember> + use<> {
        let types = self.0.types.unwrap_or_default();
        self.members().map(move |member| match member.value {
            MemberValue::Constant(json) => MetaMember::constant(member.key(), json),
            MemberValue::Place(place) => MetaMember::placed(member.key(), read::name(types, place)),
        })
    }

    /// The members of `meta` in the row's own form.
    pub(crate) fn members(&self) -> RowMembers {
        RowMembers::of(self.0.meta.unwrap_or_default())
    }

    /// The places and their names.
    #[cfg(feature = "__wire")]
    pub(crate) fn places(&self) -> impl Iterator<Item = (usize, &'static str)> + use<> {
        let names = self.0.places.unwrap_or_default().split(' ').enumerate();
        names.filter(|(_, name)| !name.is_empty())
    }

    /// The type of a place, and whether it can be absent.
    #[cfg(feature = "__wire")]
    pub(crate) fn place_type(&self, place: usize) -> (super::DataType, bool) {
        super::DataType::of_row(read::name(self.0.types.unwrap_or_default(), place))
    }

    /// Names of the placeholders, each once, in the order in which they first appear in the message, the long message
    /// and the hint.
    pub fn placeholders(&self) -> impl Iterator<Item = &'static str> + use<> {
        let names = self.0.places.unwrap_or_default();
        let texts = [Some(self.0.message), self.0.long, self.0.extra(|extra| extra.hint)];
        let shown = move || {
            texts.into_iter().flatten().flat_map(read::places).filter_map(move |place| read::name(names, place))
        };
        shown()
            .enumerate()
            .filter(move |&(at, name)| shown().take(at).all(|earlier| earlier != name))
            .map(|(_, name)| name)
    }

    /// When the client may send the request again.
    ///
    /// A delay that comes from a field of the error (see [`retry_after_place`](Self::retry_after_place)) is not known
    /// here; the result is then [`Retry::Backoff`].
    pub const fn retry(&self) -> Retry {
        match self.0.retry {
            Advice::Fixed(retry) => retry,
            Advice::InPlace(_) => Retry::Backoff,
        }
    }

    /// Name of the field that holds the delay, if the delay is not constant.
    pub fn retry_after_place(&self) -> Option<&'static str> {
        match self.0.retry {
            Advice::Fixed(_) => None,
            Advice::InPlace(place) => read::name(self.0.places?, place),
        }
    }

    /// Link to the documentation of this error.
    pub const fn docs(&self) -> Option<&'static str> {
        self.0.docs
    }

    /// The doc comment of the variant.
    pub const fn description(&self) -> Option<&'static str> {
        self.0.description
    }

    /// The note of `#[deprecated]`, which is empty when none was written.
    pub const fn deprecated(&self) -> Option<&'static str> {
        match &self.0.extra {
            Some(extra) => extra.deprecated,
            None => None,
        }
    }

    /// Whether public exports omit the error. The error itself is sent normally.
    pub const fn is_hidden(&self) -> bool {
        matches!(self.0.extra, Some(Extra { hidden: true, .. }))
    }

    /// The value of the `WWW-Authenticate` header, with its placeholders.
    pub fn challenge(&self) -> Option<Template> {
        self.0.extra(|extra| extra.challenge).map(|challenge| Template::raw(challenge, self.0.places))
    }

    /// A label of the error.
    pub fn label(&self, name: &str) -> Option<Label> {
        self.labels().find_map(|(known, label)| (known == name).then_some(label))
    }

    /// The labels, those of the enum first.
    pub fn labels(&self) -> impl Iterator<Item = (&'static str, Label)> + use<> {
        Labels(self.0.extra(|extra| extra.labels).unwrap_or_default()).iter()
    }

    /// The level of the error's events, if it is stated.
    pub const fn level(&self) -> Option<EventLevel> {
        match &self.0.extra {
            Some(extra) => extra.level,
            None => None,
        }
    }

    /// The canonical code of gRPC: as stated, else the one that belongs to [`status`](Self::status).
    pub fn grpc(&self) -> GrpcCode {
        self.grpc_of(self.status())
    }

    /// The same if the error is answered with this status.
    pub(crate) fn grpc_of(&self, status: StatusCode) -> GrpcCode {
        self.0.extra(|extra| extra.grpc).unwrap_or_else(|| GrpcCode::of_status(status))
    }

    /// The declared response headers: lower-case name and value, with the placeholders of values that are not constant.
    pub fn headers(&self) -> impl Iterator<Item = (&'static str, Template)> + use<> {
        let places = self.0.places;
        self.header_lines().map(move |(name, value)| (name, Template::raw(value, places)))
    }

    /// The declared headers as name and text with marked places.
    pub(crate) fn header_lines(&self) -> impl Iterator<Item = (&'static str, &'static str)> + Clone + use<> {
        self.0.extra(|extra| extra.headers).unwrap_or_default().split('\n').filter_map(|line| line.split_once(": "))
    }

    /// The request member at fault, with its placeholders. `<field>` alone is a field that holds it.
    pub fn pointer(&self) -> Option<Template> {
        self.0.extra(|extra| extra.fault)?.pointer().map(|text| Template::raw(text, self.0.places))
    }

    /// The query parameter at fault, with its placeholders. `<field>` alone is a field that holds it.
    pub fn parameter(&self) -> Option<Template> {
        self.0.extra(|extra| extra.fault)?.parameter().map(|text| Template::raw(text, self.0.places))
    }

    fn escaped(&self, text: &'static str) -> Template {
        Template::escaped(text, self.0.places)
    }
}

/// Schema: `name`, `code`, `status`, `statuses`?, `message`, `long_message`?, `hint`?, `placeholders`, `meta` (members),
/// `pointer`?, `parameter`?, `retry`?, `challenge`?, `headers`?, `docs`?, `labels`? (object), `level`?, `grpc`?,
/// `description`?, `deprecated`?, `hidden`? (only when `true`).
impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name())?;
        map.serialize_entry("code", &self.code())?;
        map.serialize_entry("status", &self.0.status)?;
        entry_if_some(&mut map, "statuses", self.0.extra(|extra| extra.status_from).map(|_| List(|| self.statuses())))?;
        map.serialize_entry("message", &self.message())?;
        entry_if_some(&mut map, "long_message", self.long_message())?;
        entry_if_some(&mut map, "hint", self.hint())?;
        map.serialize_entry("placeholders", &List(|| self.placeholders()))?;
        map.serialize_entry("meta", &List(|| self.meta_members()))?;
        entry_if_some(&mut map, "pointer", self.pointer())?;
        entry_if_some(&mut map, "parameter", self.parameter())?;
        entry_if_some(&mut map, "retry", self.retry_data())?;
        entry_if_some(&mut map, "challenge", self.challenge())?;
        entry_if_some(&mut map, "headers", self.header_data())?;
        entry_if_some(&mut map, "docs", self.docs())?;
        entry_if_some(&mut map, "labels", self.0.extra(|extra| extra.labels).map(Labels))?;
        entry_if_some(&mut map, "level", self.level())?;
        entry_if_some(&mut map, "grpc", self.0.extra(|extra| extra.grpc))?;
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
        let (lines, places) = (self.header_lines(), self.0.places);
        let headers = move || lines.clone().map(move |(name, value)| Header(name, Template::raw(value, places)));
        self.0.extra(|extra| extra.headers).map(|_| List(headers))
    }
}

/// The retry guidance of a row: fixed, or `{"after":"<field>"}`.
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

struct Header(&'static str, Template);

impl Serialize for Header {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("name", self.0)?;
        map.serialize_entry("value", &self.1)?;
        map.end()
    }
}

/// Serializes the items of an iterator; the closure makes a new one each time because `Serialize` takes `&self`.
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

pub(super) fn entry_if_some<M: SerializeMap>(
    map: &mut M,
    key: &'static str,
    value: Option<impl Serialize>,
) -> Result<(), M::Error> {
    match value {
        Some(value) => map.serialize_entry(key, &value),
        None => Ok(()),
    }
}
