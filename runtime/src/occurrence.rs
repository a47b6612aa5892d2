//! What one occurrence of an error adds to its row: the values of the places.

use std::fmt::{self, Display, Write};
use std::ops::Deref;
use std::time::Duration;

use serde::Serialize;

use crate::entry::{self, Member, Row};
use crate::error::ApiError;
use crate::json::{self, Escaped, JsonObject, JsonSink};
use crate::meta::{EachMember, MetaValue};
use crate::packed::{self, Packed};
use crate::template::{self, Piece, Pieces, Split};
use crate::value::{Failed, Sink, Value, Watched};

/// Fields that fit without an allocation.
const INLINE: usize = 8;

/// What an error shows of a field. Strings and integers need no detour through `fmt` and serde, which cost more than they
/// do.
#[derive(Clone, Copy, Default)]
pub enum Field<'a> {
    /// Nothing: the place is computed.
    #[default]
    Vacant,
    /// A string, in texts and in `meta`.
    Str(&'a str),
    /// An integer from 0 on, in texts and in `meta`.
    Unsigned(u64),
    /// An integer, in texts and in `meta`.
    Signed(i64),
    /// Anything else, in texts.
    Text(&'a dyn Display),
    /// Anything else, in `meta`.
    Data(&'a dyn Value),
    /// Anything else, in both.
    Both(&'a dyn Display, &'a dyn Value),
}

/// A field whose type has the name of a string or an integer.
///
/// If the name means what it does in the prelude, these functions show the field; else those of `Alien` do, which method
/// resolution finds behind them.
pub struct Plain<'a, T: ?Sized>(Alien<'a, T>);

/// A field whose type only has the name of a [`Plain`] one.
pub struct Alien<'a, T: ?Sized>(&'a T);

impl<'a, T: ?Sized> Plain<'a, T> {
    /// The field.
    pub fn of(field: &'a T) -> Self {
        Self(Alien(field))
    }
}

impl<'a, T: ?Sized> Deref for Plain<'a, T> {
    type Target = Alien<'a, T>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

macro_rules! plain {
    ($($type:ty: $field:ident => $shown:expr;)*) => {$(
        impl<'a> Plain<'a, $type> {
            /// The field as text.
            #[inline]
            pub fn text(&self) -> Field<'a> {
                let $field = self.0.0;
                $shown
            }

            /// The field as data.
            #[inline]
            pub fn data(&self) -> Field<'a> {
                self.text()
            }

            /// The field as both.
            #[inline]
            pub fn both(&self) -> Field<'a> {
                self.text()
            }
        }
    )*};
}

plain! {
    str: text => Field::Str(text);
    &str: text => Field::Str(text);
    String: text => Field::Str(text);
    u8: number => Field::Unsigned(u64::from(*number));
    u16: number => Field::Unsigned(u64::from(*number));
    u32: number => Field::Unsigned(u64::from(*number));
    u64: number => Field::Unsigned(*number);
    usize: number => Field::Unsigned(u64::try_from(*number).unwrap_or(u64::MAX));
    i8: number => Field::Signed(i64::from(*number));
    i16: number => Field::Signed(i64::from(*number));
    i32: number => Field::Signed(i64::from(*number));
    i64: number => Field::Signed(*number);
    isize: number => Field::Signed(i64::try_from(*number).unwrap_or(i64::MAX));
}

impl<'a, T: Display> Alien<'a, T> {
    /// The field as text.
    pub fn text(&self) -> Field<'a> {
        Field::Text(self.0)
    }
}

impl<'a, T: Serialize> Alien<'a, T> {
    /// The field as data.
    pub fn data(&self) -> Field<'a> {
        Field::Data(self.0)
    }
}

impl<'a, T: Display + Serialize> Alien<'a, T> {
    /// The field as both.
    pub fn both(&self) -> Field<'a> {
        Field::Both(self.0, self.0)
    }
}

/// Takes the fields of an error that are shown as they are, in the order of their places.
#[derive(Default)]
pub struct Fields<'a> {
    inline: [Field<'a>; INLINE],
    spilled: Vec<Field<'a>>,
    len: usize,
}

impl<'a> Fields<'a> {
    /// The next field is shown in texts.
    pub fn text(&mut self, field: &'a dyn Display) {
        self.push(Field::Text(field));
    }

    /// The next field is shown in `meta`.
    pub fn data(&mut self, field: &'a dyn Value) {
        self.push(Field::Data(field));
    }

    /// The next field is shown in both.
    pub fn both(&mut self, text: &'a dyn Display, data: &'a dyn Value) {
        self.push(Field::Both(text, data));
    }

    /// The next field.
    #[inline]
    pub fn push(&mut self, field: Field<'a>) {
        match self.inline.get_mut(self.len) {
            Some(vacant) => *vacant = field,
            None => self.spilled.push(field),
        }
        self.len += 1;
    }

    #[inline]
    fn get(&self, place: usize) -> &Field<'a> {
        let field = match self.inline.get(place) {
            Some(field) => Some(field),
            None => place.checked_sub(INLINE).and_then(|place| self.spilled.get(place)),
        };
        field.unwrap_or(&Field::Vacant)
    }
}

/// Takes the value of a place that is computed: once, as text or as data.
pub struct Output<'o> {
    target: Target<'o>,
    touched: bool,
    /// A `Display` or `Serialize` failed, and what it wrote before was kept.
    cut: bool,
}

enum Target<'o> {
    Text(&'o mut dyn Write),
    Value(&'o mut dyn Sink, Result<(), Failed>),
    Delay(&'o mut Option<Duration>),
}

impl<'o> Output<'o> {
    fn new(target: Target<'o>) -> Self {
        Self { target, touched: false, cut: false }
    }

    /// The value is this text.
    pub fn text(&mut self, text: fmt::Arguments<'_>) {
        let again = std::mem::replace(&mut self.touched, true);
        match &mut self.target {
            Target::Text(out) => self.cut |= out.write_fmt(text).is_err(),
            Target::Value(sink, result) if !again => *result = sink.display(&text),
            Target::Value(..) | Target::Delay(_) => {}
        }
    }

    /// The value is this datum.
    pub fn data(&mut self, value: &dyn Value) {
        let again = std::mem::replace(&mut self.touched, true);
        match &mut self.target {
            Target::Text(out) => self.cut |= write_data(value, *out).is_err(),
            Target::Value(sink, result) if !again => *result = value.feed(*sink),
            Target::Value(..) | Target::Delay(_) => {}
        }
    }

    /// The value is a text: the items, joined by `, `.
    pub fn list<I: IntoIterator>(&mut self, items: I, each: impl Fn(I::Item, &mut Output<'_>)) {
        if let Target::Text(_) = self.target {
            self.items(items, each);
        } else {
            // The sink wants the text in one piece.
            let mut list = String::new();
            Output::new(Target::Text(&mut list)).items(items, each);
            self.text(format_args!("{list}"));
        }
    }

    fn items<I: IntoIterator>(&mut self, items: I, each: impl Fn(I::Item, &mut Output<'_>)) {
        self.touched = true;
        for (position, item) in items.into_iter().enumerate() {
            if position > 0 {
                self.text(format_args!(", "));
            }
            each(item, self);
        }
    }

    /// The value is a delay.
    pub fn seconds<T: RetryAfter + ?Sized>(&mut self, delay: &T) {
        self.delay(delay.retry_after());
    }

    /// The value is any of these, whatever is asked for.
    #[cfg(feature = "export")]
    pub(crate) fn sample(&mut self, text: fmt::Arguments<'_>, data: &dyn Value, delay: Duration) {
        match self.target {
            Target::Text(_) => self.text(text),
            Target::Value(..) => self.data(data),
            Target::Delay(_) => self.delay(Some(delay)),
        }
    }

    fn delay(&mut self, delay: Option<Duration>) {
        if let Target::Delay(target) = &mut self.target {
            **target = delay;
        } else if let Some(delay) = delay {
            self.text(format_args!("{}", delay.as_secs_f64()));
        }
    }
}

/// Writes a datum into a text: strings without quotes, all else as JSON.
fn write_data(value: &dyn Value, out: &mut dyn Write) -> fmt::Result {
    let mut json = String::new();
    value.feed(&mut JsonSink::optional(&mut json)).map_err(|_| fmt::Error)?;
    match json.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(text) if !text.contains('\\') => out.write_str(text),
        // A string that is JSON already may have any escapes.
        Some(_) => out.write_str(&serde_json::from_str::<String>(&json).map_err(|_| fmt::Error)?),
        None => out.write_str(&json),
    }
}

/// Describes the value of a computed place to the sink; one that is not there is absent.
pub(crate) fn describe_computed(error: &dyn ApiError, place: usize, sink: &mut dyn Sink) -> Result<(), Failed> {
    let mut output = Output::new(Target::Value(&mut *sink, Ok(())));
    error.__compute(place, &mut output);
    match output {
        Output { touched: false, .. } => sink.none(),
        Output { target: Target::Value(_, result), .. } => result,
        _ => Err(Failed),
    }
}

/// What `retry_after` may name: a [`Duration`] or an unsigned integer of seconds.
#[diagnostic::on_unimplemented(
    message = "`retry_after` takes a `Duration` or an unsigned integer of seconds, not `{Self}`",
    label = "neither a `Duration` nor an unsigned integer"
)]
pub trait RetryAfter {
    /// The delay, if there is one.
    fn retry_after(&self) -> Option<Duration>;
}

impl RetryAfter for Duration {
    fn retry_after(&self) -> Option<Duration> {
        Some(*self)
    }
}

macro_rules! retry_after_seconds {
    ($($integer:ty)*) => {$(
        impl RetryAfter for $integer {
            fn retry_after(&self) -> Option<Duration> {
                Some(Duration::from_secs(u64::from(*self)))
            }
        }

        impl RetryAfter for std::num::NonZero<$integer> {
            fn retry_after(&self) -> Option<Duration> {
                self.get().retry_after()
            }
        }
    )*};
}

retry_after_seconds!(u8 u16 u32 u64);

impl RetryAfter for usize {
    fn retry_after(&self) -> Option<Duration> {
        u64::try_from(*self).ok().map(Duration::from_secs)
    }
}

impl RetryAfter for std::num::NonZero<usize> {
    fn retry_after(&self) -> Option<Duration> {
        self.get().retry_after()
    }
}

impl<T: RetryAfter + ?Sized> RetryAfter for &T {
    fn retry_after(&self) -> Option<Duration> {
        T::retry_after(self)
    }
}

impl<T: RetryAfter> RetryAfter for Option<T> {
    fn retry_after(&self) -> Option<Duration> {
        self.as_ref()?.retry_after()
    }
}

/// Of a `Display` that fails in a text, what it wrote before stays, and the text around it goes on.
///
/// A failure of the writer itself is remembered by the writer.
fn go_on(_: fmt::Result) {}

/// Says of a key of `meta` whether its member is wanted.
type Wanted<'w> = &'w mut dyn FnMut(&str) -> bool;

/// An error together with its row and the fields that it shows.
pub(crate) struct Occurrence<'a> {
    error: &'a dyn ApiError,
    row: &'static Row,
    /// Only of an error with places.
    fields: Option<Fields<'a>>,
}

impl<'a> Occurrence<'a> {
    pub(crate) fn of(error: &'a dyn ApiError) -> Self {
        let mut occurrence = Self::unread(error);
        occurrence.read();
        occurrence
    }

    /// An occurrence that is to be [`read`](Self::read) where it stays: to move its fields costs as much as to write one.
    pub(crate) fn unread(error: &'a dyn ApiError) -> Self {
        Self { error, row: &error.entry().0, fields: None }
    }

    /// Takes the fields of the error.
    pub(crate) fn read(&mut self) {
        if !self.row.places.is_empty() {
            self.error.__fields(self.fields.insert(Fields::default()));
        }
    }

    fn field(&self, place: usize) -> &Field<'a> {
        self.fields.as_ref().map_or(&Field::Vacant, |fields| fields.get(place))
    }

    pub(crate) fn row(&self) -> &'static Row {
        self.row
    }

    pub(crate) fn error(&self) -> &'a dyn ApiError {
        self.error
    }

    /// Writes the text of a place. An error means that what is written is not the whole of it.
    fn write_place(&self, place: usize, out: &mut dyn Write) -> fmt::Result {
        match *self.field(place) {
            Field::Str(text) => out.write_str(text),
            Field::Unsigned(number) => fmt::write(out, format_args!("{number}")),
            Field::Signed(number) => fmt::write(out, format_args!("{number}")),
            Field::Text(text) | Field::Both(text, _) => fmt::write(out, format_args!("{text}")),
            Field::Data(data) => write_data(data, out),
            Field::Vacant => {
                let mut output = Output::new(Target::Text(out));
                self.error.__compute(place, &mut output);
                if output.cut { Err(fmt::Error) } else { Ok(()) }
            }
        }
    }

    /// Whether a text that is one place has a value.
    pub(crate) fn is_present(&self, text: &'static str) -> bool {
        template::place(text).is_some_and(|place| !self.datum(place).is_none())
    }

    /// The delay that a place holds.
    pub(crate) fn delay(&self, text: &'static str) -> Option<Duration> {
        let mut delay = None;
        let place = template::place(text)?;
        let mut output = Output::new(Target::Delay(&mut delay));
        self.error.__compute(place, &mut output);
        delay
    }

    /// Appends texts, code and `meta`, from the short text on, as [`Packed`] has them; closes `meta`.
    #[inline]
    pub(crate) fn push_packed(&self, buffer: &mut String) {
        let packed = &self.row.packed;
        match packed.whole() {
            Some(whole) if packed.has_meta() => {
                buffer.push_str(whole);
                buffer.push('}');
            }
            Some(whole) => buffer.push_str(whole),
            None => self.push_marked(packed, buffer),
        }
    }

    fn push_marked(&self, packed: &Packed, buffer: &mut String) {
        let meta = packed.meta();
        let mut split = packed.split();
        while let Some((before, place)) = split.next_place(meta.len()) {
            buffer.push_str(before);
            self.push_place(place, buffer);
        }
        if split.is_done() {
            buffer.push_str(split.before);
            if !meta.is_empty() {
                buffer.push('}');
            }
        } else {
            // What is before the first mark or separator of `meta` reaches into it.
            let texts = split.before.len() + split.rest.len() - meta.len();
            let (texts, key) = split.before.split_at_checked(texts).unwrap_or_default();
            buffer.push_str(texts);
            let start = buffer.len();
            let mut members = JsonObject::new(buffer);
            self.write_members(Split { before: key, ..split }, &mut members, None);
            if members.is_empty() {
                buffer.truncate(start - packed::BEFORE_META.len());
            } else {
                buffer.push('}');
            }
        }
    }

    /// Appends an escaped text to the inside of a JSON string.
    pub(crate) fn push_text(&self, text: &'static str, buffer: &mut String) {
        if self.fields.is_none() {
            return buffer.push_str(text);
        }
        let mut split = Split::of(text, None);
        while let Some((before, place)) = split.next_place(0) {
            buffer.push_str(before);
            self.push_place(place, buffer);
        }
        buffer.push_str(split.before);
    }

    fn push_place(&self, place: usize, buffer: &mut String) {
        match *self.field(place) {
            Field::Str(text) => json::escape(text, buffer),
            Field::Unsigned(number) => json::push_integer(number, buffer),
            Field::Signed(number) => json::push_integer(number, buffer),
            _ => go_on(self.write_place(place, &mut Escaped(buffer))),
        }
    }

    /// Appends an escaped text as a JSON string.
    pub(crate) fn push_string(&self, text: &'static str, buffer: &mut String) {
        buffer.push('"');
        self.push_text(text, buffer);
        buffer.push('"');
    }

    /// Writes a text as it reads.
    pub(crate) fn write_text(&self, text: &'static str, escaped: bool, out: &mut dyn Write) -> fmt::Result {
        let mut out = Watched::new(out);
        for piece in Pieces::of(text) {
            match piece {
                Piece::Text(text) if escaped => template::unescape(text, &mut out)?,
                Piece::Text(text) => out.write_str(text)?,
                Piece::Place(place) => go_on(self.write_place(place, &mut out)),
            }
        }
        out.finish()
    }

    /// Writes a text as it reads, or says that a part of it failed.
    pub(crate) fn write_whole(&self, text: &'static str, out: &mut dyn Write) -> fmt::Result {
        Pieces::of(text).try_for_each(|piece| match piece {
            Piece::Text(text) => out.write_str(text),
            Piece::Place(place) => self.write_place(place, out),
        })
    }

    /// Appends the code: a string or a number.
    #[inline]
    pub(crate) fn push_code(&self, buffer: &mut String) {
        buffer.push_str(self.row.packed.code());
    }

    /// Writes the code as a member.
    pub(crate) fn write_code(&self, key: &'static str, object: &mut JsonObject<'_>) {
        object.try_known(key, |buffer| {
            self.push_code(buffer);
            Ok(())
        });
    }

    /// Writes a text of the row as a member.
    pub(crate) fn write_member(&self, key: &'static str, text: &'static str, object: &mut JsonObject<'_>) {
        object.try_known(key, |buffer| {
            self.push_string(text, buffer);
            Ok(())
        });
    }

    /// What `meta` holds in a place.
    fn datum(&self, place: usize) -> MetaValue<'a> {
        match *self.field(place) {
            Field::Vacant => MetaValue::computed(self.error, place),
            Field::Both(_, data) => MetaValue::field(Field::Data(data)),
            field => MetaValue::field(field),
        }
    }

    pub(crate) fn meta_value(&self, member: Member) -> MetaValue<'a> {
        match member {
            Member::Placed(_, place) => self.datum(place),
            Member::Fixed(member) => MetaValue::json(Member::json(member)),
        }
    }

    /// Writes the members of `meta` into an object: all of them, or those whose key is wanted.
    pub(crate) fn write_meta(&self, object: &mut JsonObject<'_>, is_wanted: Option<Wanted<'_>>) {
        let meta = self.row.packed.meta();
        if !meta.is_empty() {
            self.write_members(Split::of(meta, None), object, is_wanted);
        }
    }

    /// Writes the members of `meta`, which is split at its first mark or separator.
    fn write_members(&self, mut split: Split, object: &mut JsonObject<'_>, mut is_wanted: Option<Wanted<'_>>) {
        loop {
            let mark = template::take_mark(split.rest);
            match &mark {
                Some(mark) if Member::is_spread(split.before) => {
                    self.spread(self.datum(mark.place), &mut |key, value| {
                        if is_wanted.as_mut().is_none_or(|is_wanted| is_wanted(key)) {
                            value.write_member(key, object);
                        }
                    });
                }
                _ if is_wanted.as_mut().is_some_and(|is_wanted| !is_wanted(entry::key_of(split.before))) => {}
                None => object.known(split.before),
                Some(mark) => {
                    let (start, buffer) = object.begin(split.before);
                    if self.push_datum(mark.place, buffer).is_err() {
                        buffer.truncate(start);
                    }
                }
            }
            match template::take_separator(mark.map_or(split.rest, |mark| mark.rest)) {
                Some((distance, rest)) => split = Split::of(rest, distance),
                None => return,
            }
        }
    }

    /// Appends what `meta` holds in a place.
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

    /// Hands out the members of `meta`, those of a spread map among them.
    pub(crate) fn each_meta(&self, each: &mut EachMember<'_>) {
        for member in self.row.meta_members() {
            let value = self.meta_value(member);
            match member {
                Member::Placed(key, _) if Member::is_spread(key) => self.spread(value, each),
                _ => each(member.key(), value),
            }
        }
    }

    /// Hands out the members of a map, but for those whose name a declared member has: its value is the declared one.
    fn spread(&self, map: MetaValue<'_>, each: &mut EachMember<'_>) {
        map.spread(&mut |key, value| {
            if !self.row.meta_members().any(|member| member.declares(key)) {
                each(key, value);
            }
        });
    }

    /// Hands out the placeholders of the public texts, each once.
    pub(crate) fn each_placeholder(&self, each: &mut EachMember<'_>) {
        for (position, place) in self.shown_places().enumerate() {
            let key = self.name(place);
            let mut earlier = self.shown_places().take(position);
            if earlier.all(|place| self.name(place) != key) {
                each(key, self.shown(place));
            }
        }
    }

    /// Whether a public text has a placeholder of this name.
    pub(crate) fn shows(&self, key: &str) -> bool {
        self.shown_places().any(|place| self.name(place) == key)
    }

    /// What a text shows in a place.
    fn shown(&self, place: usize) -> MetaValue<'a> {
        match *self.field(place) {
            Field::Vacant => MetaValue::computed(self.error, place),
            Field::Both(text, _) => MetaValue::field(Field::Text(text)),
            field => MetaValue::field(field),
        }
    }

    fn shown_places(&self) -> impl Iterator<Item = usize> + use<> {
        let texts = [self.row.packed.message(), self.row.packed.long()];
        texts.into_iter().flat_map(Pieces::of).filter_map(Piece::place)
    }

    fn name(&self, place: usize) -> &'static str {
        template::name(self.row.places, place).unwrap_or_default()
    }
}
