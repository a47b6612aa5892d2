//! Writes the texts and members of a row, with the values of one occurrence in its places.

use std::fmt::{self, Write};

use http::StatusCode;

use super::meta_value::{EachMember, MetaValue};
use super::output::{Output, write_data};
use super::values::{Field, Fields, Values};
use crate::entry::{self, Advice, Entry, Fault, Mark, MemberValue, Retry, RowMember, unescape};
use crate::json::{self, Escaped, Failed, JsonObject, JsonSink, Watched};

/// One occurrence of an error.
#[derive(Clone, Copy)]
pub(crate) struct Occurrence<'a> {
    pub(crate) entry: &'static Entry,
    pub(super) values: &'a dyn Values,
}

impl<'a> Occurrence<'a> {
    pub(crate) fn new(entry: &'static Entry, values: &'a dyn Values) -> Self {
        Self { entry, values }
    }

    /// The status that is answered.
    pub(crate) fn status(self) -> StatusCode {
        let declared = self.entry.status();
        let Some(place) = self.entry.0.extra(|extra| extra.status_from) else { return declared };
        let mut status = None;
        self.values.__compute(place, &mut Output::of_status(&mut status));
        status.filter(|status| self.entry.may_answer(*status)).unwrap_or(declared)
    }

    /// The value of `WWW-Authenticate`, with marked places, in a response with this status.
    pub(crate) fn challenge(self, status: StatusCode) -> Option<&'static str> {
        let row = &self.entry.0;
        row.extra(|extra| extra.challenge.filter(|_| !extra.challenge_of_401 || status == StatusCode::UNAUTHORIZED))
    }

    /// Whether and when the request may be sent again.
    pub(crate) fn retry(self) -> Retry {
        let place = match self.entry.0.retry {
            Advice::Fixed(retry) => return retry,
            Advice::InPlace(place) => place,
        };
        let mut delay = None;
        self.values.__compute(place, &mut Output::of_delay(&mut delay));
        delay.map_or(Retry::Backoff, Retry::After)
    }
}

/// A failure is ignored: the text written so far is kept, and the rest of the text follows.
///
/// The writer remembers its own failure.
fn go_on(_: fmt::Result) {}

/// A text with marked places, escaped for JSON.
#[derive(Clone, Copy)]
pub(crate) struct Marked {
    text: &'static str,
    /// No mark is before this.
    start: usize,
}

/// An occurrence, with the fields that are shown.
pub(crate) struct Filled<'a> {
    occurrence: Occurrence<'a>,
    /// `None` if the row has no places.
    fields: Option<Fields<'a>>,
}

impl<'a> Filled<'a> {
    #[inline]
    pub(crate) fn of(occurrence: Occurrence<'a>) -> Self {
        let mut filled = Self::unfilled(occurrence);
        filled.fill();
        filled
    }

    /// An occurrence without its fields; [`fill`](Self::fill) adds them. [`of`](Self::of) does both, but moves the fields
    /// afterwards, which takes as long as writing a text.
    #[inline]
    pub(crate) fn unfilled(occurrence: Occurrence<'a>) -> Self {
        Self { occurrence, fields: None }
    }

    #[inline]
    pub(crate) fn fill(&mut self) -> &Self {
        if self.has_places() {
            self.occurrence.values.__fields(self.fields.insert(Fields::default()));
        }
        self
    }

    #[inline]
    fn field(&self, place: usize) -> &Field<'a> {
        self.fields.as_ref().map_or(&Field::Vacant, |fields| fields.get(place))
    }

    #[inline]
    pub(crate) fn has_places(&self) -> bool {
        self.occurrence.entry.0.places.is_some()
    }

    /// Splits a text at its first mark.
    #[inline]
    fn split(&self, text: &'static str) -> Option<(&'static str, Mark, &'static str)> {
        // Most errors have no marks and need no search.
        if self.has_places() { entry::split(text) } else { None }
    }

    #[inline]
    pub(crate) fn entry(&self) -> &'static Entry {
        self.occurrence.entry
    }

    /// Writes the text of a place. An error means that the text is incomplete.
    fn write_place(&self, place: usize, out: &mut dyn Write) -> fmt::Result {
        match *self.field(place) {
            Field::Str(text) => out.write_str(text),
            Field::Unsigned(number) => fmt::write(out, format_args!("{number}")),
            Field::Signed(number) => fmt::write(out, format_args!("{number}")),
            Field::Text(text) | Field::Both(text, _) => fmt::write(out, format_args!("{text}")),
            Field::Data(data) => write_data(data, out),
            Field::Vacant => {
                let mut output = Output::of_text(out);
                self.occurrence.values.__compute(place, &mut output);
                output.finish()
            }
        }
    }

    /// Whether the places of a text have values.
    pub(crate) fn is_present(&self, text: &'static str) -> bool {
        entry::places(text).all(|place| !self.datum(place).is_none())
    }

    /// The short text.
    #[inline]
    pub(crate) fn message(&self) -> Marked {
        let row = &self.entry().0;
        Marked { text: row.message, start: row.first_marks.message }
    }

    /// The long text, else the short one.
    #[inline]
    pub(crate) fn text(&self) -> Marked {
        Marked { text: self.entry().text(), start: self.entry().0.first_marks.text }
    }

    /// The long text.
    #[inline]
    pub(crate) fn long(&self) -> Option<Marked> {
        self.entry().0.long.map(|_| self.text())
    }

    pub(crate) fn hint(&self) -> Option<Marked> {
        self.entry().0.extra(|extra| extra.hint).map(|hint| self.marked(hint))
    }

    /// A text whose first mark is not known.
    fn marked(&self, text: &'static str) -> Marked {
        // Most errors have no marks and need no search.
        Marked { text, start: if self.has_places() { 0 } else { text.len() } }
    }

    /// Appends a text, already escaped for JSON, to the content of a JSON string.
    #[inline]
    pub(crate) fn push_text(&self, text: Marked, buffer: &mut String) {
        if text.start < text.text.len() {
            self.push_marked(text, buffer);
        } else {
            buffer.push_str(text.text);
        }
    }

    fn push_marked(&self, text: Marked, buffer: &mut String) {
        let Marked { text: mut rest, start } = text;
        let mut next = entry::split_from(start, rest);
        while let Some((before, mark, after)) = next {
            buffer.push_str(before);
            match mark {
                Mark::Angle => buffer.push('<'),
                Mark::Place(place) => self.push_place(place, buffer),
            }
            if after.is_empty() {
                return;
            }
            rest = after;
            next = entry::split(rest);
        }
        buffer.push_str(rest);
    }

    fn push_place(&self, place: usize, buffer: &mut String) {
        match *self.field(place) {
            Field::Str(text) => json::escape(text, buffer),
            Field::Unsigned(number) => json::push_integer(number, buffer),
            Field::Signed(number) => json::push_integer(number, buffer),
            _ => go_on(self.write_place(place, &mut Escaped(buffer))),
        }
    }

    /// Writes a text for readers.
    pub(crate) fn write_text(&self, text: &'static str, form: TextForm, out: &mut dyn Write) -> fmt::Result {
        let mut out = Watched::new(out);
        let mut rest = text;
        while let Some((before, mark, after)) = self.split(rest) {
            form.write_literal(before, &mut out)?;
            match mark {
                Mark::Angle => out.write_char('<')?,
                Mark::Place(place) if form == TextForm::JsonPointer => {
                    go_on(self.write_place(place, &mut Segment(&mut out)));
                }
                Mark::Place(place) => go_on(self.write_place(place, &mut out)),
            }
            rest = after;
        }
        form.write_literal(rest, &mut out)?;
        out.finish()
    }

    /// What in the request is at fault, unless a place of it has no value.
    pub(crate) fn fault(&self) -> Option<Fault<FaultText<'_>>> {
        let present = |text: &&'static str| self.is_present(text);
        let fault = match self.entry().0.extra(|extra| extra.fault)? {
            Fault::Pointer(text) => Fault::Pointer(Some(text).filter(present)?),
            Fault::Parameter(text) => Fault::Parameter(Some(text).filter(present)?),
        };
        Some(fault.map(|text| FaultText { filled: self, text }))
    }

    /// Writes a pointer or parameter. An error means that it is incomplete.
    fn write_fault(&self, text: &'static str, out: &mut dyn Write) -> fmt::Result {
        let form = TextForm::of_fault(text);
        let mut rest = text;
        while let Some((before, mark, after)) = self.split(rest) {
            out.write_str(before)?;
            match mark {
                Mark::Angle => out.write_char('<')?,
                Mark::Place(place) if form == TextForm::JsonPointer => self.write_place(place, &mut Segment(out))?,
                Mark::Place(place) => self.write_place(place, out)?,
            }
            rest = after;
        }
        out.write_str(rest)
    }

    /// Writes a header value. Values inside its quotes are escaped for them. An error means that a value is incomplete.
    pub(crate) fn write_header(&self, text: &'static str, out: &mut dyn Write) -> fmt::Result {
        let mut quotes = Quotes::Outside;
        let mut result = Ok(());
        let mut rest = text;
        while let Some((before, mark, after)) = self.split(rest) {
            out.write_str(before)?;
            quotes = quotes.after(before);
            match mark {
                Mark::Angle => {
                    out.write_char('<')?;
                    quotes = quotes.after("<");
                }
                Mark::Place(place) if quotes == Quotes::Outside => result = result.and(self.write_place(place, out)),
                Mark::Place(place) => {
                    // The derive refuses a place behind a backslash, which would escape the value's first character.
                    if quotes == Quotes::Escaped {
                        out.write_char('\\')?;
                        quotes = Quotes::Inside;
                    }
                    result = result.and(self.write_place(place, &mut Quoted(out)));
                }
            }
            rest = after;
        }
        out.write_str(rest)?;
        result
    }

    /// Appends the code: a JSON string or number.
    #[inline]
    pub(crate) fn push_code(&self, buffer: &mut String) {
        let row = &self.entry().0;
        if row.code.is_number() {
            buffer.push_str(row.code.as_str());
        } else {
            buffer.push('"');
            buffer.push_str(row.extra(|extra| extra.escaped_code).unwrap_or(row.code.as_str()));
            buffer.push('"');
        }
    }

    /// Writes the code as a member.
    #[inline]
    pub(crate) fn write_code(&self, key: &'static str, object: &mut JsonObject<'_>) {
        self.push_code(object.begin(key).1);
    }

    /// Writes a text of the row as a member, after a key with the first quote of the text: `"key":"`.
    #[inline]
    pub(crate) fn write_member(&self, key: &'static str, text: Marked, object: &mut JsonObject<'_>) {
        let (_, buffer) = object.begin(key);
        self.push_text(text, buffer);
        buffer.push('"');
    }

    /// The value of a place as data, for `meta`.
    fn datum(&self, place: usize) -> MetaValue<'a> {
        match *self.field(place) {
            Field::Vacant => MetaValue::computed(self.occurrence.values, place),
            Field::Both(_, data) => MetaValue::field(Field::Data(data)),
            field => MetaValue::field(field),
        }
    }

    pub(crate) fn meta_value(&self, member: RowMember) -> MetaValue<'a> {
        match member.value {
            MemberValue::Place(place) => self.datum(place),
            MemberValue::Constant(json) => MetaValue::constant(json),
        }
    }

    /// The members of `meta`, if none of them holds a place.
    #[inline]
    pub(crate) fn constant_meta(&self) -> Option<&'static str> {
        let row = &self.entry().0;
        row.meta.filter(|meta| row.first_marks.meta == meta.len())
    }

    /// Writes the members of `meta` into an object.
    pub(crate) fn write_meta(&self, object: &mut JsonObject<'_>) {
        let row = &self.entry().0;
        let mut rest = row.meta.unwrap_or_default();
        let mut next = entry::split_from(row.first_marks.meta, rest);
        while let Some((before, mark, after)) = next {
            match mark {
                Mark::Angle => object.append(before).push('<'),
                Mark::Place(place) => self.write_placed(before, place, object),
            }
            rest = after;
            next = entry::split(rest);
        }
        object.append(rest);
    }

    /// Writes members, the last of which holds a place.
    #[inline]
    fn write_placed(&self, members: &'static str, place: usize, object: &mut JsonObject<'_>) {
        if let Some(before) = members.strip_suffix(RowMember::SPREAD) {
            object.append(before.strip_suffix(',').unwrap_or(before));
            return self.spread(self.datum(place), &mut |key, value| value.write_member(key, object));
        }
        let start = object.len();
        let buffer = object.append(members);
        let end = buffer.len();
        if self.push_datum(place, buffer).is_err() {
            let member = members.len() - RowMember::start_of_last(members);
            buffer.truncate(start.max(end - member));
        }
    }

    /// Writes the members of `meta` whose key is wanted.
    pub(crate) fn write_meta_if(&self, object: &mut JsonObject<'_>, is_wanted: &mut dyn FnMut(&str) -> bool) {
        for member in self.entry().members() {
            if member.is_spread() {
                self.spread(self.meta_value(member), &mut |key, value| {
                    if is_wanted(key) {
                        value.write_member(key, object);
                    }
                });
            } else if is_wanted(member.key()) {
                object.try_known(member.head, |buffer| match member.value {
                    MemberValue::Constant(json) => {
                        self.push_text(self.marked(json), buffer);
                        Ok(())
                    }
                    MemberValue::Place(place) => self.push_datum(place, buffer),
                });
            }
        }
    }

    /// Appends the value of a place as data.
    #[inline]
    fn push_datum(&self, place: usize, buffer: &mut String) -> Result<(), Failed> {
        match *self.field(place) {
            Field::Str(text) => json::push_string(text, buffer),
            Field::Unsigned(number) => json::push_integer(number, buffer),
            Field::Signed(number) => json::push_integer(number, buffer),
            _ => return self.datum(place).describe(&mut JsonSink::optional(buffer)),
        }
        Ok(())
    }

    /// Hands out the members of `meta`, including those of a spread map.
    pub(crate) fn each_meta(&self, each: &mut EachMember<'_>) {
        for member in self.entry().members() {
            let value = self.meta_value(member);
            if member.is_spread() {
                self.spread(value, each);
            } else {
                each(member.key(), value);
            }
        }
    }

    /// Hands out the members of a map, except those whose key is also a declared member.
    fn spread(&self, map: MetaValue<'_>, each: &mut EachMember<'_>) {
        map.spread(&mut |key, value| {
            if !self.entry().members().any(|member| member.declares(key)) {
                each(key, value);
            }
        });
    }

    /// Hands out the placeholders of the texts, each once.
    pub(crate) fn each_placeholder(&self, each: &mut EachMember<'_>) {
        for (position, place) in self.shown_places().enumerate() {
            let key = self.name(place);
            let mut earlier = self.shown_places().take(position);
            if earlier.all(|place| self.name(place) != key) {
                each(key, self.shown(place));
            }
        }
    }

    /// Whether a text has a placeholder of this name.
    pub(crate) fn shows(&self, key: &str) -> bool {
        self.shown_places().any(|place| self.name(place) == key)
    }

    /// The text of a place.
    fn shown(&self, place: usize) -> MetaValue<'a> {
        match *self.field(place) {
            Field::Vacant => MetaValue::computed(self.occurrence.values, place),
            Field::Both(text, _) => MetaValue::field(Field::Text(text)),
            field => MetaValue::field(field),
        }
    }

    fn shown_places(&self) -> impl Iterator<Item = usize> + use<> {
        let row = &self.entry().0;
        [Some(row.message), row.long, row.extra(|extra| extra.hint)].into_iter().flatten().flat_map(entry::places)
    }

    fn name(&self, place: usize) -> &'static str {
        self.entry().0.places.and_then(|names| entry::name(names, place)).unwrap_or_default()
    }
}

/// The position in a header value (RFC 9110, section 5.6.4).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Outside,
    Inside,
    /// Behind a backslash inside quotes.
    Escaped,
}

impl Quotes {
    fn after(self, text: &str) -> Self {
        text.bytes().fold(self, |quotes, byte| match (quotes, byte) {
            (Self::Outside, b'"') | (Self::Escaped, _) => Self::Inside,
            (Self::Inside, b'"') => Self::Outside,
            (Self::Inside, b'\\') => Self::Escaped,
            (quotes, _) => quotes,
        })
    }
}

/// Escapes text for the quotes of a header value. `?` replaces what a header cannot carry.
struct Quoted<'w>(&'w mut dyn Write);

impl Write for Quoted<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|char| match char {
            '"' | '\\' => {
                self.0.write_char('\\')?;
                self.0.write_char(char)
            }
            '\t' | ' '..='~' => self.0.write_char(char),
            _ => self.0.write_char('?'),
        })
    }
}

/// The form in which a row holds a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextForm {
    /// The content of a JSON string.
    Escaped,
    Raw,
    /// As it is, and each place is a segment of a JSON Pointer.
    JsonPointer,
}

impl TextForm {
    /// The form of a [`Fault`]: a place after a slash is a segment; a place alone holds all of the pointer.
    pub(crate) fn of_fault(text: &str) -> Self {
        if text.starts_with('/') { Self::JsonPointer } else { Self::Raw }
    }

    fn write_literal(self, text: &str, out: &mut dyn Write) -> fmt::Result {
        match self {
            Self::Escaped => unescape(text, out),
            Self::Raw | Self::JsonPointer => out.write_str(text),
        }
    }
}

/// Writes a segment of a JSON Pointer: [RFC 6901, section 3](https://www.rfc-editor.org/rfc/rfc6901#section-3).
struct Segment<'w>(&'w mut dyn Write);

impl Write for Segment<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for run in text.split_inclusive(['~', '/']) {
            let plain = run.trim_end_matches(['~', '/']);
            self.0.write_str(plain)?;
            match run.get(plain.len()..) {
                Some("~") => self.0.write_str("~0")?,
                Some("/") => self.0.write_str("~1")?,
                _ => {}
            }
        }
        Ok(())
    }
}

/// Displays a pointer or parameter of an occurrence. It fails if it is incomplete, because half a pointer points at
/// something else.
#[derive(Clone, Copy)]
pub(crate) struct FaultText<'f> {
    filled: &'f Filled<'f>,
    text: &'static str,
}

impl fmt::Display for FaultText<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.filled.write_fault(self.text, formatter)
    }
}
