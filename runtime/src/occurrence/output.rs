//! Takes the value of a computed place.

use std::fmt::{self, Write};
use std::time::Duration;

use http::StatusCode;

use crate::json::{Failed, JsonSink, Sink, Value};

/// Takes the value of a computed place: once, as text or as data.
pub struct Output<'o> {
    target: Target<'o>,
    touched: bool,
    /// A `Display` or `Serialize` failed; the text written so far is kept.
    cut: bool,
}

enum Target<'o> {
    Text(&'o mut dyn Write),
    Value(&'o mut dyn Sink, Result<(), Failed>),
    Delay(&'o mut Option<Duration>),
    Status(&'o mut Option<StatusCode>),
}

impl<'o> Output<'o> {
    fn new(target: Target<'o>) -> Self {
        Self { target, touched: false, cut: false }
    }

    /// Writes the value into a text.
    pub(super) fn of_text(out: &'o mut dyn Write) -> Self {
        Self::new(Target::Text(out))
    }

    /// Describes the value to a sink.
    pub(super) fn of_value(sink: &'o mut dyn Sink) -> Self {
        Self::new(Target::Value(sink, Ok(())))
    }

    /// Keeps the value if it is a delay.
    pub(super) fn of_delay(delay: &'o mut Option<Duration>) -> Self {
        Self::new(Target::Delay(delay))
    }

    /// Keeps the value if it is a status.
    pub(super) fn of_status(status: &'o mut Option<StatusCode>) -> Self {
        Self::new(Target::Status(status))
    }

    /// Whether the text is complete.
    pub(super) fn finish(&self) -> fmt::Result {
        if self.cut { Err(fmt::Error) } else { Ok(()) }
    }

    /// Whether the value was described. A place to which nothing was written is absent.
    pub(super) fn describe(self) -> Result<(), Failed> {
        match self.target {
            Target::Value(sink, _) if !self.touched => sink.none(),
            Target::Value(_, result) => result,
            Target::Text(_) | Target::Delay(_) | Target::Status(_) => Err(Failed),
        }
    }

    /// The value is this text.
    pub fn text(&mut self, text: fmt::Arguments<'_>) {
        let again = std::mem::replace(&mut self.touched, true);
        match &mut self.target {
            Target::Text(out) => self.cut |= out.write_fmt(text).is_err(),
            Target::Value(sink, result) if !again => *result = sink.display(&text),
            Target::Value(..) | Target::Delay(_) | Target::Status(_) => {}
        }
    }

    /// The value is this datum.
    pub fn data(&mut self, value: &dyn Value) {
        let again = std::mem::replace(&mut self.touched, true);
        match &mut self.target {
            Target::Text(out) => self.cut |= write_data(value, *out).is_err(),
            Target::Value(sink, result) if !again => *result = value.feed(*sink),
            Target::Value(..) | Target::Delay(_) | Target::Status(_) => {}
        }
    }

    /// The value is a text: the items, joined by `, `.
    pub fn list<I: IntoIterator>(&mut self, items: I, each: impl Fn(I::Item, &mut Output<'_>)) {
        if let Target::Text(_) = self.target {
            self.items(items, each);
        } else {
            // The sink needs the whole text at once.
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

    /// The value is a status.
    pub fn status<T: StatusFrom + ?Sized>(&mut self, status: &T) {
        self.answer(status.status());
    }

    /// The value is any of these, whatever was requested.
    #[cfg(feature = "__wire")]
    pub(crate) fn sample(&mut self, text: fmt::Arguments<'_>, data: &dyn Value, delay: Duration, status: StatusCode) {
        match self.target {
            Target::Text(_) => self.text(text),
            Target::Value(..) => self.data(data),
            Target::Delay(_) => self.delay(Some(delay)),
            Target::Status(_) => self.answer(Some(status)),
        }
    }

    fn answer(&mut self, status: Option<StatusCode>) {
        if let Target::Status(target) = &mut self.target {
            **target = status;
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

/// Writes a value into a text: strings without quotes, everything else as JSON.
pub(super) fn write_data(value: &dyn Value, out: &mut dyn Write) -> fmt::Result {
    let mut json = String::new();
    value.feed(&mut JsonSink::optional(&mut json)).map_err(|_| fmt::Error)?;
    match json.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(text) if !text.contains('\\') => out.write_str(text),
        // A string that is already JSON may contain any escapes.
        Some(_) => out.write_str(&serde_json::from_str::<String>(&json).map_err(|_| fmt::Error)?),
        None => out.write_str(&json),
    }
}

/// A type that `retry_after` may name: a [`Duration`] or an unsigned integer of seconds.
#[diagnostic::on_unimplemented(
    message = "`retry_after` takes a `Duration` or an unsigned integer of seconds, not `{Self}`",
    label = "neither a `Duration` nor an unsigned integer"
)]
pub trait RetryAfter {
    /// The delay, if there is one.
    fn retry_after(&self) -> Option<Duration>;

    /// The value for a delay that was received, in whole seconds; `None` if there is none.
    fn of_seconds(seconds: Option<u64>) -> Option<Self>
    where
        Self: Sized,
    {
        let _ = seconds;
        None
    }
}

impl RetryAfter for Duration {
    fn retry_after(&self) -> Option<Duration> {
        Some(*self)
    }

    fn of_seconds(seconds: Option<u64>) -> Option<Self> {
        seconds.map(Self::from_secs)
    }
}

macro_rules! retry_after_seconds {
    ($($integer:ty)*) => {$(
        impl RetryAfter for $integer {
            fn retry_after(&self) -> Option<Duration> {
                Some(Duration::from_secs(u64::from(*self)))
            }

            fn of_seconds(seconds: Option<u64>) -> Option<Self> {
                seconds?.try_into().ok()
            }
        }

        impl RetryAfter for std::num::NonZero<$integer> {
            fn retry_after(&self) -> Option<Duration> {
                self.get().retry_after()
            }

            fn of_seconds(seconds: Option<u64>) -> Option<Self> {
                Self::new(RetryAfter::of_seconds(seconds)?)
            }
        }
    )*};
}

retry_after_seconds!(u8 u16 u32 u64);

impl RetryAfter for usize {
    fn retry_after(&self) -> Option<Duration> {
        u64::try_from(*self).ok().map(Duration::from_secs)
    }

    fn of_seconds(seconds: Option<u64>) -> Option<Self> {
        seconds?.try_into().ok()
    }
}

impl RetryAfter for std::num::NonZero<usize> {
    fn retry_after(&self) -> Option<Duration> {
        self.get().retry_after()
    }

    fn of_seconds(seconds: Option<u64>) -> Option<Self> {
        Self::new(RetryAfter::of_seconds(seconds)?)
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

    fn of_seconds(seconds: Option<u64>) -> Option<Self> {
        match seconds {
            None => Some(None),
            some => T::of_seconds(some).map(Some),
        }
    }
}

/// A type that `status_from` may name: a [`StatusCode`] or a `u16`, or an `Option` of these.
#[diagnostic::on_unimplemented(
    message = "`status_from` takes a `StatusCode`, a `u16` or an `Option` of these, not `{Self}`",
    label = "neither a `StatusCode` nor a `u16`"
)]
pub trait StatusFrom {
    /// The status, if there is one.
    fn status(&self) -> Option<StatusCode>;
}

impl StatusFrom for StatusCode {
    fn status(&self) -> Option<StatusCode> {
        Some(*self)
    }
}

impl StatusFrom for u16 {
    fn status(&self) -> Option<StatusCode> {
        StatusCode::from_u16(*self).ok()
    }
}

impl<T: StatusFrom + ?Sized> StatusFrom for &T {
    fn status(&self) -> Option<StatusCode> {
        T::status(self)
    }
}

impl<T: StatusFrom> StatusFrom for Option<T> {
    fn status(&self) -> Option<StatusCode> {
        self.as_ref()?.status()
    }
}
