//! An error of a service, made from any error.

use std::backtrace::Backtrace;
use std::error::Error;
use std::fmt;
use std::ops::Deref;
use std::panic::Location;

use bytes::Bytes;
use http::Response;

use super::chain::revealed;
use super::context::Context;
use super::envelope::{AnyEnvelope, Report};
use super::error::ApiError;
use super::errors::INTERNAL_ERROR;
use super::slot::{BoxError, Slot, Untaken};
use super::trail::{Packed, Trail};
use crate::entry::Declared;

/// An error of `E`, made from any error, and what only operators read: its cause, notes, place and backtrace.
///
/// A function that returns `Result<T, Raised<AppError>>` can use `?` on every error:
///
/// ```
/// use error_catalog::{ApiError, Raise, Raised};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404, message = "There is no user <id>")]
///     NotFound { id: u64 },
/// }
///
/// #[derive(Debug, ApiError)]
/// enum AppError {
///     #[api(transparent)]
///     User(UserError),
///     #[api(status = 500, message = "Something went wrong", fallback)]
///     Internal,
/// }
///
/// type Result<T, E = Raised<AppError>> = std::result::Result<T, E>;
///
/// fn name(id: u64) -> Result<String> {
///     let text = std::fs::read_to_string("/no/such/file").note("while reading the users")?; // a private note
///     let name = text.lines().nth(id as usize).raise(UserError::NotFound { id })?; // an Option
///     if name.is_empty() {
///         Err(UserError::NotFound { id })?; // any error that AppError contains
///     }
///     Ok(name.to_owned())
/// }
///
/// let error = name(7).unwrap_err();
/// assert_eq!(error.code(), "internal");
/// assert_eq!(error.notes().collect::<Vec<_>>(), ["while reading the users"]);
/// assert!(error.cause().unwrap().is::<std::io::Error>());
/// // Nothing of that reaches a client:
/// assert_eq!(
///     error.to_json(),
///     r#"{"errors":[{"message":"Something went wrong","long_message":"Something went wrong","code":"internal"}]}"#,
/// );
/// ```
///
/// # What becomes of an error
///
/// The first of these that holds:
///
/// 1. It is an `E`, or of a type that `E` contains through transparent variants: it answers as it is.
/// 2. `E`, or a type in it, has a `#[api(from)]` for it, guards included: that conversion answers. The types in `E` are
///    asked depth first, in the order of the variants. An impl of `From` that is written by hand is not asked.
/// 3. One of its sources is of kind 1, as [`find`](crate::find) finds it: that error answers, and the errors around it
///    are its causes.
/// 4. The variant of `E` that is marked `fallback` answers. If it holds a `Box<dyn Error + Send + Sync>`, that is its
///    source.
///
/// [`Raise`](crate::Raise) gives a code to an error, adds notes, and takes what is no [`Error`]: an `Option`, a
/// `Box<dyn Error + Send + Sync>`, a `String`, another `Raised`, and with the features `anyhow` and `eyre` their reports,
/// of which the error inside is judged.
///
/// It is a response of every framework, as `E` is. Notes, causes, place and backtrace are in the events of the feature
/// `tracing` and, under [`Exposure::Development`](crate::Exposure::Development), in the `details` of the body. There is a
/// backtrace if `RUST_BACKTRACE` or `RUST_LIB_BACKTRACE` asks for one, as [`Backtrace::capture`] says.
///
/// It is one pointer wide, and [dereferences](Deref) to the [`ApiError`] that answers.
pub struct Raised<E>(Box<Inner<E>>);

struct Inner<E> {
    answer: Answer<E>,
    trail: Trail,
}

enum Answer<E> {
    Own(E),
    /// A link of one of the causes.
    Borrowed {
        cause: usize,
        link: usize,
    },
}

/// A type with a variant for errors that nobody declared.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `fallback` variant",
    label = "`{Self}` has no `fallback` variant: mark one, as in `#[api(status = 500, fallback)] Internal`",
    note = "the `fallback` stands for errors that nobody declared"
)]
pub trait Fallback: ApiError + Declared + Sized {
    /// The variant. It may take the cause.
    #[doc(hidden)]
    fn __fallback(cause: &mut Cause) -> Self;
}

/// The error that nobody declared, for a `fallback` that holds it.
#[derive(Debug)]
pub struct Cause(Option<BoxError>);

impl Cause {
    /// The error. If there is none, because an `Option` was `None`, the result says so.
    pub fn take(&mut self) -> BoxError {
        self.0.take().unwrap_or_else(|| "there was no value".into())
    }
}

impl<E: Fallback + Send + Sync + 'static> Raised<E> {
    /// Makes one from what is no [`Error`]: a `Box<dyn Error + Send + Sync>`, a `String`, another `Raised`.
    ///
    /// ```
    /// use error_catalog::{ApiError, Raised};
    ///
    /// #[derive(Debug, ApiError)]
    /// enum AppError {
    ///     #[api(status = 500, fallback)]
    ///     Internal,
    /// }
    ///
    /// let error: Raised<AppError> = Raised::from_boxed("the disk is full");
    /// assert_eq!(error.code(), "internal");
    /// assert_eq!(error.cause().unwrap().to_string(), "the disk is full");
    /// ```
    #[track_caller]
    pub fn from_boxed(error: impl Into<Box<dyn Error + Send + Sync>> + 'static) -> Self {
        let (first, trail) = open(error, Trail::begin());
        Self::judge(first, trail)
    }

    /// The answer for an error, or for none, as the type says.
    pub(super) fn judge(first: Option<Untaken>, mut trail: Trail) -> Self {
        let mut around = Vec::new();
        if let Some(first) = first {
            let taken = first
                .offer(&mut around, |slot| slot.take::<E>().or_else(|| E::__take(slot)).or_else(|| E::__convert(slot)));
            // They stood around the error before anything else did.
            trail.notes.splice(0..0, around.into_iter().rev());
            match taken {
                Ok(own) => return Self::own(own, trail),
                Err(error) => trail.causes.insert(0, error),
            }
        }
        Self::search(trail)
    }

    /// The answer for causes that are not of a known type.
    fn search(mut trail: Trail) -> Self {
        let borrowed = trail.causes().enumerate().find_map(|(cause, first)| {
            let link = revealed(first).position(|link| E::__find(link).is_some())?;
            Some(Answer::Borrowed { cause, link })
        });
        if let Some(answer) = borrowed {
            trail.holds_answer = true;
            return Self(Box::new(Inner { answer, trail }));
        }
        let mut cause = Cause((!trail.causes.is_empty()).then(|| trail.causes.remove(0)));
        trail.uncontained = cause.0.as_deref().and_then(|cause| uncontained::<E>(cause));
        let own = E::__fallback(&mut cause);
        trail.causes.splice(0..0, cause.0);
        Self::own(own, trail)
    }

    pub(super) fn own(own: E, trail: Trail) -> Self {
        Self(Box::new(Inner { answer: Answer::Own(own), trail }))
    }
}

/// The error, and what it has gathered already if it is a packed one.
pub(super) fn open(error: impl Into<BoxError> + 'static, trail: Trail) -> (Option<Untaken>, Trail) {
    match Untaken::new(error) {
        Untaken::Boxed(error) => match error.downcast::<Packed>() {
            Ok(packed) => {
                let Packed { error, mut trail } = *packed;
                let first = error.or_else(|| (!trail.causes.is_empty()).then(|| trail.causes.remove(0)));
                (first.map(Untaken::Boxed), trail)
            }
            Err(error) => (Some(Untaken::Boxed(error)), trail),
        },
        #[cfg(any(feature = "anyhow", feature = "eyre"))]
        report => (Some(report), trail),
    }
}

/// What the derive returns from [`Error::description`], so that an error of a catalog can be told from others.
#[doc(hidden)]
#[macro_export]
macro_rules! __description {
    ($type_name:literal) => {
        ::core::concat!("an error of the catalog: ", $type_name)
    };
}

/// Says that an error of a catalog is not in this one.
fn uncontained<E: Declared>(error: &(dyn Error + 'static)) -> Option<String> {
    #[allow(deprecated, reason = "no other method of `Error` says of which type it is")]
    let name = error.description().strip_prefix(__description!(""))?;
    Some(format!("`{name}` is no error of `{}`", E::SECTION.type_name()))
}

impl<E: ApiError + 'static> Raised<E> {
    fn answer(&self) -> &(dyn ApiError + 'static) {
        match &self.0.answer {
            Answer::Own(own) => own,
            Answer::Borrowed { cause, link } => {
                let cause = self.0.trail.causes().nth(*cause);
                let link = cause.and_then(|cause| revealed(cause).nth(*link));
                // An error that hands out another source each time it is asked has no answer.
                link.and_then(|link| E::__find(link)).unwrap_or(&INTERNAL_ERROR)
            }
        }
    }

    /// The error, unless the one that answers is a source of another error.
    pub fn as_error(&self) -> Option<&E> {
        match &self.0.answer {
            Answer::Own(own) => Some(own),
            Answer::Borrowed { .. } => None,
        }
    }

    /// The error alone.
    ///
    /// # Errors
    ///
    /// Returns `self` if the error that answers is a source of another one.
    pub fn into_error(self) -> Result<E, Self> {
        match *self.0 {
            Inner { answer: Answer::Own(own), .. } => Ok(own),
            inner => Err(Self(Box::new(inner))),
        }
    }

    /// The outermost error that is not the one that answers.
    pub fn cause(&self) -> Option<&(dyn Error + 'static)> {
        let outermost = self.0.trail.causes().next();
        match &self.0.answer {
            Answer::Own(own) => outermost.or_else(|| own.source()),
            // The outermost error is the one that answers: in an `Arc`.
            Answer::Borrowed { cause: 0, link: 0 } => outermost.and_then(Error::source),
            Answer::Borrowed { .. } => outermost,
        }
    }

    /// The notes, innermost first.
    pub fn notes(&self) -> impl Iterator<Item = &str> {
        self.0.trail.notes()
    }

    /// The place where the error first became a `Raised`, or got its first code or note.
    pub fn location(&self) -> &'static Location<'static> {
        self.0.trail.location()
    }

    /// The backtrace, [captured](Backtrace::status) if the environment asks for one.
    pub fn backtrace(&self) -> &Backtrace {
        self.0.trail.backtrace()
    }

    /// The body, in the ambient [`Context`].
    #[must_use = "a body that is not sent helps nobody"]
    pub fn to_json(&self) -> String {
        self.to_json_in(&Context::current())
    }

    /// Status, headers and body, in the ambient [`Context`].
    #[must_use = "a response that is not sent helps nobody"]
    pub fn to_response(&self) -> Response<Bytes> {
        self.to_response_in(&Context::current())
    }

    /// The body in the given context, ignoring the ambient one.
    #[must_use = "a body that is not sent helps nobody"]
    pub fn to_json_in(&self, context: &Context) -> String {
        AnyEnvelope::of::<E::Envelope>().sent_body(&self.report(context))
    }

    /// Status, headers and body in the given context, ignoring the ambient one.
    #[must_use = "a response that is not sent helps nobody"]
    pub fn to_response_in(&self, context: &Context) -> Response<Bytes> {
        AnyEnvelope::of::<E::Envelope>().response(&self.report(context))
    }

    pub(crate) fn report<'a>(&'a self, context: &'a Context) -> Report<'a> {
        Report::of_raised(self.answer(), &self.0.trail, context)
    }
}

impl<E: ApiError + 'static> Deref for Raised<E> {
    type Target = dyn ApiError;

    fn deref(&self) -> &Self::Target {
        self.answer()
    }
}

impl<E, X> From<X> for Raised<E>
where
    E: Fallback + Send + Sync + 'static,
    X: Error + Send + Sync + 'static,
{
    #[track_caller]
    fn from(error: X) -> Self {
        let mut trail = Trail::begin();
        let mut error = Some(error);
        let slot = &mut Slot::of(&mut error);
        if let Some(own) = slot.take::<E>().or_else(|| E::__take(slot)).or_else(|| E::__convert(slot)) {
            return Self::own(own, trail);
        }
        trail.causes.extend(error.map(BoxError::from));
        Self::search(trail)
    }
}

impl<E: ApiError + Send + Sync + 'static> From<Raised<E>> for Box<dyn Error + Send + Sync> {
    fn from(raised: Raised<E>) -> Self {
        let Inner { answer, mut trail } = *raised.0;
        trail.holds_answer = false;
        let error = match answer {
            Answer::Own(own) => Some(Self::from(own)),
            Answer::Borrowed { .. } => None,
        };
        Box::new(Packed { error, trail })
    }
}

impl<E: ApiError + 'static> fmt::Display for Raised<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.answer(), formatter)
    }
}

/// For operators: the code and text, then causes, notes, place and backtrace.
impl<E: ApiError + 'static> fmt::Debug for Raised<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {self}", self.code())?;
        let context = Context::new().exposure(super::context::Exposure::Development);
        if let Some(details) = self.report(&context).details(self.answer()) {
            for cause in details.iter() {
                write!(formatter, "\n  caused by: {cause}")?;
            }
        }
        for note in self.notes() {
            write!(formatter, "\n  note: {note}")?;
        }
        write!(formatter, "\n  at {}", self.location())?;
        match self.0.trail.captured() {
            Some(backtrace) => write!(formatter, "\n{backtrace}"),
            None => Ok(()),
        }
    }
}
