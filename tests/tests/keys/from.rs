//! `from(T, …)`, `from(T, when = …)` and two steps in one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::unreachable, reason = "a test fails by panicking")]

use std::error::Error;
use std::fmt;
use std::io;
use std::num::{ParseFloatError, ParseIntError};

use error_catalog::{ApiError, Errors};

#[derive(Debug, ApiError)]
enum StoreError {
    #[api(status = 409)]
    Taken(#[api(from(io::Error, when = |error| error.kind() == io::ErrorKind::AlreadyExists))] io::Error),
    #[api(status = 404)]
    Missing(#[api(from(io::Error, when = is_missing))] io::Error),
    #[api(status = 503)]
    Down(#[api(from)] io::Error),
}

fn is_missing(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

#[derive(Debug, ApiError)]
enum AppError {
    #[api(transparent)]
    Store(#[api(from, from(io::Error))] StoreError),
    #[api(status = 400)]
    Number(#[api(from(ParseIntError, ParseFloatError), from(fmt::Error))] Box<dyn Error + Send + Sync>),
}

#[test]
fn guards_are_asked_in_the_order_of_the_variants() {
    let code = |kind: io::ErrorKind| StoreError::from(io::Error::from(kind)).code().to_string();
    assert_eq!(code(io::ErrorKind::AlreadyExists), "taken");
    assert_eq!(code(io::ErrorKind::NotFound), "missing");
    assert_eq!(code(io::ErrorKind::TimedOut), "down");
}

#[test]
fn two_steps_are_one() {
    fn read() -> Result<(), AppError> {
        Err(io::Error::from(io::ErrorKind::NotFound))?
    }
    assert_eq!(read().unwrap_err().code(), "missing");
    assert_eq!(AppError::from(StoreError::Down(io::Error::other("x"))).code(), "down");
}

#[test]
fn several_sources_share_a_variant() {
    for error in [
        AppError::from("x".parse::<i32>().unwrap_err()),
        AppError::from("x".parse::<f32>().unwrap_err()),
        AppError::from(fmt::Error),
    ] {
        assert_eq!(error.code(), "number");
        assert!(error.source().is_some());
    }
}

#[test]
fn a_fallback_takes_what_guards_refuse() {
    #[derive(Debug, ApiError)]
    enum GuardedError {
        #[api(status = 404)]
        Missing(#[api(from(io::Error, when = is_missing))] io::Error),
        #[api(status = 500, fallback)]
        Internal(Box<dyn Error + Send + Sync>),
    }
    assert_eq!(GuardedError::from(io::Error::from(io::ErrorKind::NotFound)).code(), "missing");
    let rest = GuardedError::from(io::Error::other("x"));
    assert_eq!(rest.code(), "internal");
    assert!(rest.source().unwrap().is::<io::Error>());
}

#[test]
fn lists_are_made_from_one_error() {
    #[derive(Debug, ApiError)]
    #[api(status = 422)]
    enum FieldError {
        NameEmpty,
    }
    #[derive(Debug, ApiError)]
    enum SignUpError {
        #[api(transparent)]
        Invalid(#[api(from, from(FieldError))] Errors<FieldError>),
    }
    assert_eq!(SignUpError::from(FieldError::NameEmpty).code(), "name_empty");
}

#[test]
fn sources_of_generic_types_are_taken() {
    #[derive(Debug, ApiError)]
    enum WrapperError<T: Error + 'static> {
        #[api(status = 500)]
        Failed(#[api(from(Box<T>, io::Error))] Source<T>),
    }
    #[derive(Debug)]
    #[expect(dead_code, reason = "shown by `Debug` alone")]
    enum Source<T> {
        One(Box<T>),
        Io(io::Error),
    }
    impl<T> From<Box<T>> for Source<T> {
        fn from(error: Box<T>) -> Self {
            Self::One(error)
        }
    }
    impl<T> From<io::Error> for Source<T> {
        fn from(error: io::Error) -> Self {
            Self::Io(error)
        }
    }
    impl<T: fmt::Debug> fmt::Display for Source<T> {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(formatter, "{self:?}")
        }
    }
    impl<T: fmt::Debug> Error for Source<T> {}
    let error: WrapperError<fmt::Error> = Box::new(fmt::Error).into();
    assert_eq!(error.code(), "failed");
    assert_eq!(WrapperError::<fmt::Error>::from(io::Error::other("x")).code(), "failed");
}
