//! Giving a code or a note to an error, or to the lack of a value.

use std::error::Error;

use super::error::ApiError;
use super::raised::{Fallback, Raised, open};
use super::slot::{BoxError, Untaken};
use super::trail::Trail;
use crate::entry::Declared;

/// Adds a code or a note to an error, on the way into a [`Raised`].
///
/// ```
/// use error_catalog::{ApiError, Raise, Raised};
///
/// #[derive(Debug, ApiError)]
/// enum AppError {
///     #[api(status = 422, message = "The port is not a number")]
///     Port,
///     #[api(status = 500, message = "Something went wrong", fallback)]
///     Internal,
/// }
///
/// fn port(text: Option<&str>) -> Result<u16, Raised<AppError>> {
///     let text = text.raise(AppError::Port)?;
///     let port = text.parse::<u16>().raise_with(|| AppError::Port).note("while reading PORT")?;
///     let allowed = std::fs::read_to_string("/no/such/file").or_fallback()?;
///     Ok(if allowed.contains(text) { port } else { 0 })
/// }
///
/// assert_eq!(port(None).unwrap_err().code(), "port");
/// let error = port(Some("x")).unwrap_err();
/// assert_eq!(error.code(), "port");
/// assert!(error.cause().unwrap().is::<std::num::ParseIntError>());
/// assert_eq!(error.notes().collect::<Vec<_>>(), ["while reading PORT"]);
/// assert_eq!(port(Some("1")).unwrap_err().code(), "internal");
/// ```
///
/// The methods return a `Result` whose error goes into any `Raised` by `?`. They may follow each other in any order; the
/// last code counts, and an earlier one becomes a cause. A code that the error type of the function does not contain does
/// not compile:
///
/// ```compile_fail,E0080
/// # use error_catalog::{ApiError, Raise, Raised};
/// # #[derive(Debug, ApiError)]
/// # enum AppError { #[api(status = 500, fallback)] Internal }
/// #[derive(Debug, ApiError)]
/// enum PaymentError {
///     #[api(status = 402)]
///     Declined,
/// }
///
/// fn pay() -> Result<(), Raised<AppError>> {
///     None.raise(PaymentError::Declined)? // `PaymentError` is no error of `AppError`
/// }
/// # fn main() {
/// #     pay();
/// # }
/// ```
pub trait Raise<T>: Sized {
    /// The code that has been given already.
    #[doc(hidden)]
    type Code: Given;

    #[doc(hidden)]
    fn __carry(self) -> Result<T, Carrier<Self::Code>>;

    /// Gives a code. The error becomes its cause, which only operators read.
    ///
    /// # Errors
    ///
    /// The code and the cause, if there is no value.
    #[track_caller]
    fn raise<C: ApiError + Declared + Send + Sync + 'static>(self, code: C) -> Result<T, Carrier<C>> {
        self.raise_with(|| code)
    }

    /// Gives a code that is made only if there is no value.
    ///
    /// # Errors
    ///
    /// The code and the cause, if there is no value.
    #[track_caller]
    fn raise_with<C: ApiError + Declared + Send + Sync + 'static>(
        self,
        code: impl FnOnce() -> C,
    ) -> Result<T, Carrier<C>> {
        match self.__carry() {
            Ok(value) => Ok(value),
            Err(carrier) => Err(carrier.with_code(code())),
        }
    }

    /// Adds a note, which only operators read.
    ///
    /// # Errors
    ///
    /// The error and the note, if there is no value.
    #[track_caller]
    fn note(self, note: impl Into<String>) -> Result<T, Carrier<Self::Code>> {
        self.note_with(|| note)
    }

    /// Adds a note that is made only if there is no value.
    ///
    /// # Errors
    ///
    /// The error and the note, if there is no value.
    #[track_caller]
    fn note_with<S: Into<String>>(self, note: impl FnOnce() -> S) -> Result<T, Carrier<Self::Code>> {
        let mut result = self.__carry();
        if let Err(carrier) = &mut result {
            carrier.0.trail.notes.push(note().into());
        }
        result
    }

    /// Adds nothing: for an error that `?` alone does not take. If nothing in it is an error of the catalog, the
    /// `fallback` answers.
    ///
    /// # Errors
    ///
    /// The error, if there is no value.
    #[track_caller]
    fn or_fallback(self) -> Result<T, Carrier<Self::Code>> {
        self.__carry()
    }
}

/// An error on the way into a [`Raised`].
#[derive(Debug)]
#[must_use = "an error that nobody sends is lost"]
pub struct Carrier<C>(Box<Carried<C>>);

#[derive(Debug)]
struct Carried<C> {
    code: C,
    /// The error that has no code yet.
    first: Option<Untaken>,
    trail: Trail,
}

/// No code has been given.
#[derive(Debug)]
pub struct NoCode;

/// What a carrier may have as its code.
#[doc(hidden)]
pub trait Given {
    /// The code as the cause of another one.
    fn __into_cause(self) -> Option<BoxError>;
}

impl Given for NoCode {
    fn __into_cause(self) -> Option<BoxError> {
        None
    }
}

impl<C: ApiError + Send + Sync + 'static> Given for C {
    fn __into_cause(self) -> Option<BoxError> {
        Some(Box::new(self))
    }
}

impl<C> Carrier<C> {
    fn new(code: C, first: Option<Untaken>, trail: Trail) -> Self {
        Self(Box::new(Carried { code, first, trail }))
    }
}

impl<C: Given> Carrier<C> {
    fn with_code<D>(self, code: D) -> Carrier<D> {
        let Carried { code: earlier, first, mut trail } = *self.0;
        trail.causes.splice(0..0, earlier.__into_cause().or_else(|| first.map(Untaken::into_boxed)));
        Carrier::new(code, None, trail)
    }
}

impl<T, X: Into<Box<dyn Error + Send + Sync>> + 'static> Raise<T> for Result<T, X> {
    type Code = NoCode;

    #[track_caller]
    fn __carry(self) -> Result<T, Carrier<NoCode>> {
        match self {
            Ok(value) => Ok(value),
            Err(error) => {
                let (first, trail) = open(error, Trail::begin());
                Err(Carrier::new(NoCode, first, trail))
            }
        }
    }
}

impl<T> Raise<T> for Option<T> {
    type Code = NoCode;

    #[track_caller]
    fn __carry(self) -> Result<T, Carrier<NoCode>> {
        match self {
            Some(value) => Ok(value),
            None => Err(Carrier::new(NoCode, None, Trail::begin())),
        }
    }
}

impl<T, C: Given> Raise<T> for Result<T, Carrier<C>> {
    type Code = C;

    fn __carry(self) -> Self {
        self
    }
}

impl<E: Fallback + Send + Sync + 'static> From<Carrier<NoCode>> for Raised<E> {
    fn from(carrier: Carrier<NoCode>) -> Self {
        Self::judge(carrier.0.first, carrier.0.trail)
    }
}

impl<E, C> From<Carrier<C>> for Raised<E>
where
    E: Fallback + Send + Sync + 'static,
    C: ApiError + Declared + Send + Sync + 'static,
{
    fn from(carrier: Carrier<C>) -> Self {
        const { assert_contains::<E, C>() };
        Self::judge(Some(Untaken::Boxed(Box::new(carrier.0.code))), carrier.0.trail)
    }
}

/// Stops the compiler if an `E` cannot be a `C`.
#[expect(clippy::panic, reason = "this is how a constant reports an error")]
const fn assert_contains<E: Declared, C: Declared>() {
    if !E::TREE.contains(C::SECTION) {
        let mut text = [b' '; 512];
        let parts = ["`", C::SECTION.type_name(), "` is no error of `", E::SECTION.type_name(), "`"];
        let len = join(&parts, &mut text);
        match str::from_utf8(text.split_at(len).0) {
            Ok(text) => panic!("{}", text),
            Err(_) => panic!("the error type of the function does not contain the code"),
        }
    }
}

/// Writes the parts one after the other, and returns the length.
#[expect(clippy::indexing_slicing, reason = "an index that is wrong stops the compiler, not a program")]
const fn join(parts: &[&str], text: &mut [u8]) -> usize {
    let (mut len, mut part) = (0, 0);
    while part < parts.len() {
        let bytes = parts[part].as_bytes();
        let mut at = 0;
        while at < bytes.len() && len < text.len() {
            text[len] = bytes[at];
            len += 1;
            at += 1;
        }
        part += 1;
    }
    len
}
