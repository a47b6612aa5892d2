//! An error of unknown type, which one of the known types may take.

use std::any::Any;
use std::error::Error;
use std::marker::PhantomData;

/// Any error that a thread may hand to another.
pub(crate) type BoxError = Box<dyn Error + Send + Sync>;

/// An error that has not been taken yet.
#[derive(Debug)]
pub(crate) enum Untaken {
    Boxed(BoxError),
    #[cfg(feature = "anyhow")]
    Anyhow(anyhow::Error),
    #[cfg(feature = "eyre")]
    Eyre(eyre::Report),
}

impl Untaken {
    /// Keeps the reports of anyhow and eyre, because in a box they do not say what is in them.
    pub(crate) fn new<X: Into<BoxError> + 'static>(error: X) -> Self {
        let mut error = Some(error);
        let any: &mut dyn Any = &mut error;
        #[cfg(feature = "anyhow")]
        if let Some(report) = any.downcast_mut::<Option<anyhow::Error>>().and_then(Option::take) {
            return Self::Anyhow(report);
        }
        #[cfg(feature = "eyre")]
        if let Some(report) = any.downcast_mut::<Option<eyre::Report>>().and_then(Option::take) {
            return Self::Eyre(report);
        }
        let _ = any;
        Self::Boxed(error.map_or_else(|| "an error was taken".into(), Into::into))
    }

    pub(crate) fn into_boxed(self) -> BoxError {
        match self {
            Self::Boxed(error) => error,
            #[cfg(feature = "anyhow")]
            Self::Anyhow(report) => report.into(),
            #[cfg(feature = "eyre")]
            Self::Eyre(report) => report.into(),
        }
    }

    /// Lets `take` have the error. What stood around it in a report, outermost first, is added to `around`.
    pub(crate) fn offer<T>(
        self,
        around: &mut Vec<String>,
        take: impl FnOnce(&mut Slot<'_>) -> Option<T>,
    ) -> Result<T, BoxError> {
        // Only a report has anything around its error.
        let _ = &around;
        match self {
            Self::Boxed(error) => {
                let mut error = Some(error);
                take(&mut Slot(Holder::Boxed(&mut error))).ok_or_else(|| left(error))
            }
            #[cfg(feature = "anyhow")]
            Self::Anyhow(report) => {
                let mut report = Some(report);
                let taken = take(&mut Slot(Holder::Anyhow(&mut report, around)));
                taken.ok_or_else(|| left(report.map(Into::into)))
            }
            #[cfg(feature = "eyre")]
            Self::Eyre(report) => {
                let mut report = Some(report);
                let taken = take(&mut Slot(Holder::Eyre(&mut report, around)));
                taken.ok_or_else(|| left(report.map(Into::into)))
            }
        }
    }
}

/// An error that nobody took is still there.
fn left(error: Option<BoxError>) -> BoxError {
    error.unwrap_or_else(|| "an error was taken".into())
}

/// Holds an error until a type takes it.
#[derive(Debug)]
pub struct Slot<'a>(Holder<'a>);

#[derive(Debug)]
enum Holder<'a> {
    /// An `Option` of some type of error.
    Value(&'a mut dyn Any),
    Boxed(&'a mut Option<BoxError>),
    #[cfg(feature = "anyhow")]
    Anyhow(&'a mut Option<anyhow::Error>, &'a mut Vec<String>),
    #[cfg(feature = "eyre")]
    Eyre(&'a mut Option<eyre::Report>, &'a mut Vec<String>),
}

impl<'a> Slot<'a> {
    /// Holds a value. It is not boxed unless nobody takes it.
    pub(crate) fn of<X: Error + Send + Sync + 'static>(error: &'a mut Option<X>) -> Self {
        Self(Holder::Value(error))
    }

    /// The error, if it is of this type, or in a box.
    ///
    /// It is compiled for each type of a crate, so it calls little that is compiled for each type too.
    pub(crate) fn take<T: Error + Send + Sync + 'static>(&mut self) -> Option<T> {
        match &mut self.0 {
            Holder::Value(value) => match value.downcast_mut::<Option<T>>() {
                Some(value) => value.take(),
                None => value.downcast_mut::<Option<Box<T>>>()?.take().map(|error| *error),
            },
            Holder::Boxed(boxed) => {
                if let Some(error) = attempt(boxed, <dyn Error + Send + Sync>::downcast::<T>) {
                    return Some(*error);
                }
                attempt(boxed, <dyn Error + Send + Sync>::downcast::<Box<T>>).map(|error| **error)
            }
            #[cfg(feature = "anyhow")]
            Holder::Anyhow(report, around) => {
                let texts = before(report.as_ref()?.chain(), is::<T>);
                let error = attempt(report, anyhow::Error::downcast::<T>)?;
                around.extend(texts);
                Some(error)
            }
            #[cfg(feature = "eyre")]
            Holder::Eyre(report, around) => {
                let texts = before(report.as_ref()?.chain(), is::<T>);
                let error = attempt(report, eyre::Report::downcast::<T>)?;
                around.extend(texts);
                Some(error)
            }
        }
    }
}

/// Takes the content if it can be downcast; else it stays.
fn attempt<C, T>(content: &mut Option<C>, downcast: fn(C) -> Result<T, C>) -> Option<T> {
    match downcast(content.take()?) {
        Ok(error) => Some(error),
        Err(other) => {
            *content = Some(other);
            None
        }
    }
}

/// The texts of the links before the one that is wanted.
#[cfg(any(feature = "anyhow", feature = "eyre"))]
fn before<'a>(
    chain: impl Iterator<Item = &'a (dyn Error + 'static)>,
    is_wanted: fn(&(dyn Error + 'static)) -> bool,
) -> Vec<String> {
    chain.take_while(|link| !is_wanted(*link)).map(ToString::to_string).collect()
}

#[cfg(any(feature = "anyhow", feature = "eyre"))]
fn is<T: Error + 'static>(error: &(dyn Error + 'static)) -> bool {
    error.is::<T>()
}

/// Takes an error of a type that is known to be an error where the derive names it.
///
/// The inherent function takes precedence; a type that is no error, or that stays on one thread, has only that of
/// [`NotTaken`].
#[derive(Debug)]
pub struct Taken<T>(PhantomData<T>);

impl<T: Error + Send + Sync + 'static> Taken<T> {
    /// Takes the error if it is of this type.
    pub fn take(slot: &mut Slot<'_>) -> Option<T> {
        slot.take()
    }
}

/// A type whose values are never in a slot.
pub trait NotTaken<T> {
    /// Takes nothing.
    fn take(_slot: &mut Slot<'_>) -> Option<T> {
        None
    }
}

impl<T> NotTaken<T> for Taken<T> {}
