//! Several errors in one body.

use std::error::Error;
use std::fmt;

use bytes::Bytes;
use http::{Response, StatusCode};

use super::context::Context;
use super::envelope::{Batch, ErrorList};
use super::error::{ApiError, find_own};
use super::slot::Slot;
use crate::entry::{Declared, Entry, Row, Section, SectionRow, Tree, entries, hash};
use crate::occurrence::Values;

/// Several errors that are sent in one response.
///
/// The response has the status of the error given to [`under`](Self::under); else the status that all errors share;
/// else the highest 5xx status among them; else 400.
///
/// ```
/// use error_catalog::{ApiError, Errors};
///
/// #[derive(Debug, ApiError)]
/// #[api(status = 422)]
/// #[api(allow(pointer_value))]
/// enum FieldError {
///     #[api(message = "<field> is empty")]
///     Empty { #[api(pointer)] field: &'static str },
///     #[api(message = "<field> is too long")]
///     TooLong { #[api(pointer)] field: &'static str },
/// }
///
/// fn check(name: &str) -> Result<(), Errors<FieldError>> {
///     let mut errors = Errors::new();
///     if name.is_empty() {
///         errors.push(FieldError::Empty { field: "name" });
///     }
///     if name.len() > 10 {
///         errors.push(FieldError::TooLong { field: "name" });
///     }
///     errors.into_result()
/// }
///
/// assert!(check("Ada").is_ok());
/// assert_eq!(check("").unwrap_err().status(), 422);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "errors that nobody sends are lost"]
pub struct Errors<E> {
    errors: Vec<E>,
    under: Option<E>,
}

impl<E> Errors<E> {
    /// No errors.
    pub const fn new() -> Self {
        Self { errors: Vec::new(), under: None }
    }

    /// Adds an error.
    pub fn push(&mut self, error: E) {
        self.errors.push(error);
    }

    /// Sets the error that leads: the response has its status, and shapes with one top-level error show it.
    ///
    /// It does not count as one of the errors: `errors.under(ValidationFailed).into_result()` is `Ok` if there are no
    /// others.
    pub fn under(mut self, error: E) -> Self {
        self.under = Some(error);
        self
    }

    /// Returns `Ok` if there are no errors.
    ///
    /// # Errors
    ///
    /// The errors, if there are any.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }

    /// The number of errors.
    pub fn len(&self) -> usize {
        self.errors.len()
    }

    /// Whether there are no errors.
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// The errors in order.
    pub fn iter(&self) -> std::slice::Iter<'_, E> {
        self.errors.iter()
    }
}

impl<E: ApiError> Errors<E> {
    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.decide().0
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
        ApiError::to_json_in(self, context)
    }

    /// Status, headers and body in the given context, ignoring the ambient one.
    #[must_use = "a response that is not sent helps nobody"]
    pub fn to_response_in(&self, context: &Context) -> Response<Bytes> {
        ApiError::to_response_in(self, context)
    }

    /// The error that stands for the whole: the one given to [`under`](Self::under), else the first with the status of
    /// the response, else the first.
    fn lead(&self) -> &dyn ApiError {
        let under = self.under.as_ref().map(|under| under as &dyn ApiError);
        under.or_else(|| self.get(self.decide().1)).unwrap_or(&INTERNAL_ERROR)
    }
}

/// Combines two errors, or two groups of errors: the status, and the position of the first error that has it.
fn worse(one: (StatusCode, Option<usize>), other: (StatusCode, Option<usize>)) -> (StatusCode, Option<usize>) {
    let status = match (one.0.is_server_error(), other.0.is_server_error()) {
        _ if one.0 == other.0 => one.0,
        (false, false) => StatusCode::BAD_REQUEST,
        _ => one.0.max(other.0),
    };
    let position = one.1.filter(|_| one.0 == status);
    (status, position.or(other.1.filter(|_| other.0 == status)))
}

/// A list is an error like any other: the body lists the errors, and everything else is that of the error that stands for
/// the whole. A list of one error, without [`under`](Errors::under), is rendered as that error alone.
///
/// So a transparent variant can hold a list, and a handler returns several errors, or one, with `?`:
///
/// ```
/// use error_catalog::{ApiError, Errors};
///
/// #[derive(Debug, ApiError)]
/// #[api(status = 422)]
/// enum FieldError {
///     #[api(message = "The name is empty", pointer = "/name")]
///     NameEmpty,
///     #[api(message = "The e-mail address has no @", pointer = "/email")]
///     EmailInvalid,
/// }
///
/// #[derive(Debug, ApiError)]
/// enum SignUpError {
///     #[api(transparent)]
///     Invalid(#[api(from)] Errors<FieldError>),
///     #[api(status = 409)]
///     EmailTaken,
/// }
///
/// fn sign_up(name: &str, email: &str) -> Result<(), SignUpError> {
///     let mut errors = Errors::new();
///     if name.is_empty() {
///         errors.push(FieldError::NameEmpty);
///     }
///     if !email.contains('@') {
///         errors.push(FieldError::EmailInvalid);
///     }
///     errors.into_result()?;
///     Err(SignUpError::EmailTaken)
/// }
///
/// let error = sign_up("", "ada").unwrap_err();
/// assert_eq!(error.status(), 422);
/// assert_eq!(error.code(), "name_empty");
/// assert!(error.to_json().contains("email_invalid"));
/// assert_eq!(sign_up("Ada", "ada@example.com").unwrap_err().code(), "email_taken");
/// ```
impl<E: ApiError> ApiError for Errors<E> {
    type Envelope = E::Envelope;

    fn section() -> &'static Section {
        E::section()
    }

    fn entry(&self) -> &'static Entry {
        self.lead().entry()
    }

    fn __section(&self) -> &'static Section {
        self.lead().__section()
    }

    fn __sections(visit: &mut dyn FnMut(&'static Section), is_answered: bool) {
        E::__sections(visit, false);
        if !is_answered {
            visit(INTERNAL_SECTION);
        }
    }

    fn __innermost<'a>(&'a self) -> &'a (dyn ApiError + 'a)
    where
        Self: 'a,
    {
        self.lead().__innermost()
    }

    fn __take(slot: &mut Slot<'_>) -> Option<Self>
    where
        Self: 'static,
    {
        E::__take(slot).map(Self::from)
    }

    fn __convert(slot: &mut Slot<'_>) -> Option<Self>
    where
        Self: 'static,
    {
        E::__convert(slot).map(Self::from)
    }

    fn __find<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn ApiError + 'static)>
    where
        Self: 'static,
    {
        find_own::<Self>(error).or_else(|| E::__find(error))
    }

    fn __batch(&self) -> Option<&dyn Batch> {
        let is_alone = self.len() == 1 && self.under.is_none();
        (!is_alone && !self.is_empty()).then_some(self)
    }
}

impl<E> Values for Errors<E> {}

impl<E: Declared> Declared for Errors<E> {
    type Envelope = E::Envelope;
    const SECTION: &'static Section = E::SECTION;
    const TREE: &'static Tree = &Tree::of_wrapper(&[E::TREE, &Tree::new(INTERNAL_SECTION)]);
}

impl<E: ApiError> Batch for Errors<E> {
    fn get(&self, position: usize) -> Option<&dyn ApiError> {
        self.errors.get(position).map(|error| error as &dyn ApiError)
    }

    fn decide(&self) -> (StatusCode, usize) {
        if let Some(under) = &self.under {
            return (under.status(), 0);
        }
        let errors = self.errors.iter().enumerate().map(|(position, error)| (error.status(), Some(position)));
        let (status, decisive) = errors.reduce(worse).unwrap_or_else(|| (INTERNAL_ERROR.status(), None));
        (status, decisive.unwrap_or(0))
    }

    fn under(&self) -> Option<&dyn ApiError> {
        self.under.as_ref().map(|under| under as &dyn ApiError)
    }

    fn room(&self) -> usize {
        let errors: usize = self.errors.iter().map(|error| error.entry().0.room).sum();
        errors + self.under.as_ref().map_or(0, |under| under.entry().0.room)
    }
}

impl<E> Default for Errors<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E> From<E> for Errors<E> {
    fn from(error: E) -> Self {
        Self::from_iter([error])
    }
}

impl<E> FromIterator<E> for Errors<E> {
    fn from_iter<I: IntoIterator<Item = E>>(errors: I) -> Self {
        Self { errors: errors.into_iter().collect(), under: None }
    }
}

impl<E> Extend<E> for Errors<E> {
    fn extend<I: IntoIterator<Item = E>>(&mut self, errors: I) {
        self.errors.extend(errors);
    }
}

impl<E> IntoIterator for Errors<E> {
    type Item = E;
    type IntoIter = std::vec::IntoIter<E>;

    fn into_iter(self) -> Self::IntoIter {
        self.errors.into_iter()
    }
}

impl<'a, E> IntoIterator for &'a Errors<E> {
    type Item = &'a E;
    type IntoIter = std::slice::Iter<'a, E>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<E: fmt::Display> fmt::Display for Errors<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        if let Some(under) = &self.under {
            write!(formatter, "{under}")?;
            separator = ": ";
        }
        for error in &self.errors {
            write!(formatter, "{separator}{error}")?;
            separator = "; ";
        }
        match separator {
            "" => formatter.write_str("no errors"),
            _ => Ok(()),
        }
    }
}

impl<E: Error> Error for Errors<E> {
    /// That of the only error: several have no common source.
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match (self.errors.as_slice(), &self.under) {
            ([alone], None) => alone.source(),
            _ => None,
        }
    }
}

/// What an empty list answers: a row alone.
#[derive(Debug)]
pub struct EmptyList {
    entry: &'static Entry,
    section: &'static Section,
}

impl EmptyList {
    /// An empty list that answers the row of a `fallback`.
    pub const fn new(entry: &'static Entry, section: &'static Section) -> Self {
        Self { entry, section }
    }
}

static ENTRIES: [Entry; 1] = entries([Row::new("InternalError", 500, "internal_error", "Internal Server Error")]);

static SECTION: Section = SectionRow::new("Internal", "InternalError", &ENTRIES)
    .at(module_path!(), line!())
    .code_hashes(&[hash("internal_error")])
    .section();

/// The section of [`INTERNAL_ERROR`].
pub(crate) const INTERNAL_SECTION: &Section = &SECTION;

/// What an empty list answers if its enum has no `fallback`.
pub(crate) static INTERNAL_ERROR: EmptyList = EmptyList::new(&ENTRIES[0], &SECTION);

/// What an empty list in a transparent variant answers if its enum has a `fallback`.
pub fn or_fallback<'a>(
    error: &'a (dyn ApiError + 'a),
    fallback: impl FnOnce() -> &'a (dyn ApiError + 'a),
) -> &'a (dyn ApiError + 'a) {
    if error.__section().is(INTERNAL_SECTION) { fallback() } else { error }
}

impl fmt::Display for EmptyList {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an empty list of errors was sent")
    }
}

impl Error for EmptyList {}

impl Values for EmptyList {}

impl ApiError for EmptyList {
    type Envelope = ErrorList;

    fn section() -> &'static Section {
        INTERNAL_SECTION
    }

    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn __section(&self) -> &'static Section {
        self.section
    }
}
