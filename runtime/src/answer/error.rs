//! The trait that the derive implements.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{Response, StatusCode};

use super::chain::held;
use super::context::Context;
use super::envelope::{AnyEnvelope, Batch, Envelope, Report};
use super::slot::Slot;
use crate::entry::{Code, Declared, Entry, Fault, Retry, Section, Tree};
use crate::occurrence::{Fields, Filled, Meta, Occurrence, Output, Text, Values};

/// An error that an HTTP API shows to its clients.
///
/// Implement it with `#[derive(ApiError)]`. The methods read one occurrence of the error, and render it in the shape
/// ([`Envelope`]) of its type.
///
/// A `dyn ApiError` renders itself in the shape of its type too, and a `Box` of one is a response of every framework;
/// `?` makes the box.
///
/// ```
/// use error_catalog::ApiError;
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404, code = "resource_not_found", message = "not found", long = "No user was found with id <user_id>")]
///     NotFound { user_id: String },
/// }
///
/// let error = UserError::NotFound { user_id: "u_1".to_owned() };
/// assert_eq!(error.status(), 404);
/// assert_eq!(
///     error.to_json(),
///     r#"{"errors":[{"message":"not found","long_message":"No user was found with id u_1","code":"resource_not_found"}]}"#,
/// );
///
/// let erased: &dyn ApiError = &error;
/// assert_eq!(erased.code(), "resource_not_found");
/// assert_eq!(erased.to_json(), error.to_json());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an API error",
    label = "not an API error",
    note = "add `#[derive(ApiError)]` to the type, and `#[api(status = …)]` to its variants"
)]
pub trait ApiError: Error + Values + AsApiError {
    /// The shape of the body.
    type Envelope: Envelope
    where
        Self: Sized;

    /// The section of the catalog that the type declares.
    fn section() -> &'static Section
    where
        Self: Sized;

    /// The row of the catalog for this value.
    fn entry(&self) -> &'static Entry;

    /// The section that [`entry`](Self::entry) is declared in.
    #[doc(hidden)]
    fn __section(&self) -> &'static Section;

    /// Hands out the sections of all errors that a value can be: the type's own, and those of its transparent variants.
    /// If `is_answered`, the type in which this one is answers empty lists itself.
    #[doc(hidden)]
    fn __sections(visit: &mut dyn FnMut(&'static Section), _is_answered: bool)
    where
        Self: Sized,
    {
        visit(Self::section());
    }

    /// Takes the error in the slot if it is of this type, or of a type in its transparent variants.
    #[doc(hidden)]
    fn __take(_slot: &mut Slot<'_>) -> Option<Self>
    where
        Self: Sized + 'static,
    {
        None
    }

    /// Takes the error in the slot if this type, or one in its transparent variants, is made `From` it.
    #[doc(hidden)]
    fn __convert(_slot: &mut Slot<'_>) -> Option<Self>
    where
        Self: Sized + 'static,
    {
        None
    }

    /// The error itself if it is of this type, or of a type in its transparent variants.
    #[doc(hidden)]
    fn __find<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn ApiError + 'static)>
    where
        Self: Sized + 'static,
    {
        find_own::<Self>(error)
    }

    /// The list of errors that is rendered, if there are several.
    #[doc(hidden)]
    fn __batch(&self) -> Option<&dyn Batch> {
        None
    }

    /// The error that is rendered: this one, or the one inside a transparent variant.
    #[doc(hidden)]
    fn __innermost<'a>(&'a self) -> &'a (dyn ApiError + 'a)
    where
        Self: 'a,
    {
        self.__as_api_error()
    }

    /// The HTTP status, 400 to 599.
    fn status(&self) -> StatusCode {
        status(self.__as_api_error())
    }

    /// The machine code.
    fn code(&self) -> Code {
        self.entry().code()
    }

    /// The short text.
    fn message(&self) -> Text<'_> {
        let occurrence = occurrence(self.__as_api_error());
        Text::escaped(occurrence, occurrence.entry.0.message)
    }

    /// The long text, if one is declared.
    fn long_message(&self) -> Option<Text<'_>> {
        long_message(self.__as_api_error())
    }

    /// The long text, else the short one.
    fn text(&self) -> Text<'_> {
        let occurrence = occurrence(self.__as_api_error());
        Text::escaped(occurrence, occurrence.entry.text())
    }

    /// What the caller can do about the error.
    fn hint(&self) -> Option<Text<'_>> {
        hint(self.__as_api_error())
    }

    /// The structured data, if any is declared.
    fn meta(&self) -> Option<Meta<'_>> {
        Meta::of(occurrence(self.__as_api_error()))
    }

    /// The request member at fault, as a JSON Pointer (`/user/email`) or a member path (`user.email`), in the form in
    /// which it is declared.
    fn pointer(&self) -> Option<Text<'_>> {
        present_fault(occurrence(self.__as_api_error()), Fault::pointer)
    }

    /// The query parameter at fault.
    ///
    /// ```
    /// use error_catalog::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// enum PageError {
    ///     #[api(status = 400, message = "At most 100 items", parameter = "limit")]
    ///     TooMany,
    /// }
    ///
    /// assert_eq!(PageError::TooMany.parameter().unwrap().to_string(), "limit");
    /// assert!(PageError::TooMany.pointer().is_none());
    /// ```
    fn parameter(&self) -> Option<Text<'_>> {
        present_fault(occurrence(self.__as_api_error()), Fault::parameter)
    }

    /// Whether and when the request may be sent again.
    fn retry(&self) -> Retry {
        occurrence(self.__as_api_error()).retry()
    }

    /// Link to the documentation of the error.
    fn docs(&self) -> Option<Text<'_>> {
        docs(self.__as_api_error())
    }

    /// The value of the `WWW-Authenticate` header.
    ///
    /// Values inside its quotes are escaped for them, and what a header cannot carry becomes `?`.
    fn challenge(&self) -> Option<Text<'_>> {
        challenge(self.__as_api_error())
    }

    /// The declared response headers: lower-case name and value.
    fn headers(&self) -> Headers<'_> {
        headers(self.__as_api_error())
    }

    /// The body, in the ambient [`Context`].
    #[must_use = "a body that is not sent helps nobody"]
    fn to_json(&self) -> String {
        self.to_json_in(&Context::current())
    }

    /// Status, headers and body, in the ambient [`Context`].
    ///
    /// ```
    /// use error_catalog::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// enum SearchError {
    ///     #[api(status = 503, retry_after = 30)]
    ///     SearchDown,
    /// }
    ///
    /// let response = SearchError::SearchDown.to_response();
    /// assert_eq!(response.status(), 503);
    /// assert_eq!(response.headers()["retry-after"], "30");
    /// assert_eq!(response.headers()["content-type"], "application/json");
    /// ```
    #[must_use = "a response that is not sent helps nobody"]
    fn to_response(&self) -> Response<Bytes> {
        self.to_response_in(&Context::current())
    }

    /// The body in the given context, ignoring the ambient one.
    #[must_use = "a body that is not sent helps nobody"]
    fn to_json_in(&self, context: &Context) -> String {
        self.__envelope().sent_body(&Report::of(self.__as_api_error(), context))
    }

    /// Status, headers and body in the given context, ignoring the ambient one.
    #[must_use = "a response that is not sent helps nobody"]
    fn to_response_in(&self, context: &Context) -> Response<Bytes> {
        self.__envelope().response(&Report::of(self.__as_api_error(), context))
    }
}

/// The row and values of the error that is rendered.
pub(crate) fn occurrence<'a>(error: &'a (dyn ApiError + 'a)) -> Occurrence<'a> {
    let answered = error.__innermost();
    Occurrence::new(answered.entry(), answered)
}

// What the provided methods call is compiled once, not for each type.

fn long_message<'a>(error: &'a (dyn ApiError + 'a)) -> Option<Text<'a>> {
    let occurrence = occurrence(error);
    occurrence.entry.0.long.map(|long| Text::escaped(occurrence, long))
}

fn hint<'a>(error: &'a (dyn ApiError + 'a)) -> Option<Text<'a>> {
    let occurrence = occurrence(error);
    occurrence.entry.0.extra(|extra| extra.hint).map(|hint| Text::escaped(occurrence, hint))
}

fn docs<'a>(error: &'a (dyn ApiError + 'a)) -> Option<Text<'a>> {
    let occurrence = occurrence(error);
    occurrence.entry.0.docs.map(|docs| Text::raw(occurrence, docs))
}

fn challenge<'a>(error: &'a (dyn ApiError + 'a)) -> Option<Text<'a>> {
    let occurrence = occurrence(error);
    occurrence.challenge(error.status()).map(|challenge| Text::header(occurrence, challenge))
}

fn headers<'a>(error: &'a (dyn ApiError + 'a)) -> Headers<'a> {
    let occurrence = occurrence(error);
    Headers { occurrence, lines: occurrence.entry.0.extra(|extra| extra.headers).unwrap_or_default().split('\n') }
}

fn status(error: &dyn ApiError) -> StatusCode {
    if let Some(errors) = error.__batch() {
        return errors.decide().0;
    }
    let entry = error.entry();
    // Nearly all errors declare their status, so the values of the error are not read.
    if entry.0.extra(|extra| extra.status_from).is_none() { entry.status() } else { occurrence(error).status() }
}

/// The sections of all errors that a value can be, each once.
pub(crate) fn sections<E: ApiError>() -> Vec<&'static Section> {
    distinct(E::__sections)
}

fn distinct(visit_all: fn(&mut dyn FnMut(&'static Section), bool)) -> Vec<&'static Section> {
    let mut sections: Vec<&'static Section> = Vec::new();
    let mut add = |section: &'static Section| {
        if !sections.iter().any(|known| known.is(section)) {
            sections.push(section);
        }
    };
    visit_all(&mut add, false);
    sections
}

/// The text of a pointer or parameter whose places have values.
fn present_fault(
    occurrence: Occurrence<'_>,
    of_kind: fn(Fault<&'static str>) -> Option<&'static str>,
) -> Option<Text<'_>> {
    // Nearly all errors have none, so the values of the error are not read.
    let text = of_kind(occurrence.entry.0.extra(|extra| extra.fault)?)?;
    Filled::of(occurrence).is_present(text).then(|| Text::of_fault(occurrence, text))
}

/// Lets the provided methods of [`ApiError`] pass `self` on as `dyn ApiError`, and know its shape, whatever `Self` is.
#[doc(hidden)]
pub trait AsApiError {
    #[doc(hidden)]
    fn __as_api_error<'a>(&'a self) -> &'a (dyn ApiError + 'a)
    where
        Self: 'a;

    #[doc(hidden)]
    fn __envelope(&self) -> AnyEnvelope;
}

impl<T: ApiError> AsApiError for T {
    fn __as_api_error<'a>(&'a self) -> &'a (dyn ApiError + 'a)
    where
        Self: 'a,
    {
        self
    }

    fn __envelope(&self) -> AnyEnvelope {
        AnyEnvelope::of::<T::Envelope>()
    }
}

impl<'a, E: ApiError + 'a> From<E> for Box<dyn ApiError + 'a> {
    fn from(error: E) -> Self {
        Box::new(error)
    }
}

impl<'a, E: ApiError + Send + Sync + 'a> From<E> for Box<dyn ApiError + Send + Sync + 'a> {
    fn from(error: E) -> Self {
        Box::new(error)
    }
}

macro_rules! delegate {
    ($pointer:ty { $($owned:item)* }) => {
        impl<T: ApiError> ApiError for $pointer {
            type Envelope = T::Envelope;

            fn section() -> &'static Section {
                T::section()
            }

            fn entry(&self) -> &'static Entry {
                (**self).entry()
            }

            fn __section(&self) -> &'static Section {
                (**self).__section()
            }

            fn __sections(visit: &mut dyn FnMut(&'static Section), is_answered: bool) {
                T::__sections(visit, is_answered);
            }

            fn __find<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn ApiError + 'static)>
            where
                Self: 'static,
            {
                T::__find(error)
            }

            fn __batch(&self) -> Option<&dyn Batch> {
                (**self).__batch()
            }

            $($owned)*

            fn __innermost<'a>(&'a self) -> &'a (dyn ApiError + 'a)
            where
                Self: 'a,
            {
                (**self).__innermost()
            }
        }

        impl<T: Declared> Declared for $pointer {
            type Envelope = T::Envelope;
            const SECTION: &'static Section = T::SECTION;
            const TREE: &'static Tree = T::TREE;
        }

        impl<T: ApiError> Values for $pointer {
            fn __fields<'a>(&'a self, fields: &mut Fields<'a>) {
                (**self).__fields(fields);
            }

            fn __compute(&self, place: usize, out: &mut Output<'_>) {
                (**self).__compute(place, out);
            }
        }
    };
    ($pointer:ty: $new:expr) => {
        delegate!($pointer {
            fn __take(slot: &mut Slot<'_>) -> Option<Self>
            where
                Self: 'static,
            {
                T::__take(slot).map($new)
            }

            fn __convert(slot: &mut Slot<'_>) -> Option<Self>
            where
                Self: 'static,
            {
                T::__convert(slot).map($new)
            }
        });
    };
}

delegate!(Box<T>: Box::new);
delegate!(Arc<T>: Arc::new);
delegate!(&T {});

/// The error itself if it is of this type, or a pointer to one.
pub fn find_own<'a, E: ApiError + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn ApiError + 'static)> {
    held::<E>(error).map(|error| error as &(dyn ApiError + 'static))
}

/// The declared response headers of an error, one by one.
#[derive(Clone)]
pub struct Headers<'a> {
    occurrence: Occurrence<'a>,
    lines: std::str::Split<'static, char>,
}

impl<'a> Iterator for Headers<'a> {
    type Item = (&'static str, Text<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let (name, value) = self.lines.by_ref().find_map(|line| line.split_once(": "))?;
        Some((name, Text::header(self.occurrence, value)))
    }
}

impl fmt::Debug for Headers<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.clone()).finish()
    }
}
