//! Handwritten errors in the form that the derive generates, so that the runtime is tested without the derive.

#![allow(dead_code, reason = "no test uses all of it")]
#![allow(clippy::indexing_slicing, reason = "the derive writes indices that are right")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::io;
use std::marker::PhantomData;
use std::time::Duration;

use error_catalog::__private::{Declared, Fields, Output, Retry, Row, SectionRow, Values, entries, unique::hash};
use error_catalog::envelope::ErrorList;
use error_catalog::{ApiError, Context, Entry, Envelope, Section};

#[derive(Debug)]
pub(crate) enum UserError {
    NotFound { user_id: String },
    EmailTaken { email: String, member: Option<&'static str> },
    SearchDown(io::Error),
    Throttled { wait: Duration, limit: Option<u32> },
    Numbered { more: BTreeMap<&'static str, u8> },
    Bare,
}

static ENTRIES: [Entry; 6] = entries([
    Row::new("NotFound", 404, "resource_not_found", "not found")
        .long("No \\\"user\\\" was found with id <0>")
        .places("user_id", 0, 0, 0)
        .description("No user exists with the given id."),
    Row::new("EmailTaken", 409, "email_taken", "already exists")
        .long("<0> is taken")
        .meta("\"param_name\":\"email\",\"email\":<0>,\"title\":1")
        .places("email member", 0, 0, 0)
        .pointer("<1>")
        .docs("https://docs.example.com/errors#email_taken"),
    Row::new("SearchDown", 503, "search_down", "Search is unavailable").retry(Retry::after(30)),
    Row::new("Throttled", 429, "throttled", "slow down")
        .meta("\"limit\":<0>")
        .places("limit wait", 0, 0, 0)
        .retry_after_place(1)
        .challenge("Bearer")
        .headers("x-limit: <0> per minute\nx-evil: a\rb")
        .deprecated(""),
    Row::new("Numbered", 404, "404001", "no item").numeric().meta("\"*\":<0>").places("more", 0, 0, 0),
    Row::new("Bare", 400, "bare", "Bare").hidden(),
]);

static SECTION: Section = SectionRow::new("User", "UserError", &ENTRIES)
    .code_hashes(&[
        hash("resource_not_found"),
        hash("email_taken"),
        hash("search_down"),
        hash("throttled"),
        hash("404001"),
        hash("bare"),
    ])
    .retired(&["gone"])
    .domain("users.example.com")
    .section();

impl Declared for UserError {
    type Envelope = <Self as ApiError>::Envelope;
    const SECTION: &'static Section = &SECTION;
}

impl ApiError for UserError {
    type Envelope = ErrorList;

    fn section() -> &'static Section {
        &SECTION
    }

    fn entry(&self) -> &'static Entry {
        &ENTRIES[match self {
            Self::NotFound { .. } => 0,
            Self::EmailTaken { .. } => 1,
            Self::SearchDown(_) => 2,
            Self::Throttled { .. } => 3,
            Self::Numbered { .. } => 4,
            Self::Bare => 5,
        }]
    }

    fn __section(&self) -> &'static Section {
        &SECTION
    }
}

impl Values for UserError {
    fn __fields<'a>(&'a self, fields: &mut Fields<'a>) {
        match self {
            Self::NotFound { user_id } => fields.text(user_id),
            Self::EmailTaken { email, .. } => fields.both(email, email),
            Self::Numbered { more } => fields.data(more),
            Self::SearchDown(_) | Self::Throttled { .. } | Self::Bare => {}
        }
    }

    fn __compute(&self, place: usize, out: &mut Output<'_>) {
        match (self, place) {
            (Self::EmailTaken { member: Some(member), .. }, 1) => out.text(format_args!("{member}")),
            (Self::Throttled { limit, .. }, 0) => out.data(limit),
            (Self::Throttled { wait, .. }, 1) => out.seconds(wait),
            _ => {}
        }
    }
}

impl fmt::Display for UserError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text().fmt(formatter)
    }
}

impl Error for UserError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::SearchDown(source) => Some(source),
            _ => None,
        }
    }
}

pub(crate) fn not_found() -> UserError {
    UserError::NotFound { user_id: "u_\"1\"".to_owned() }
}

pub(crate) fn email_taken(member: Option<&'static str>) -> UserError {
    UserError::EmailTaken { email: "a@b.c".to_owned(), member }
}

pub(crate) fn search_down() -> UserError {
    UserError::SearchDown(io::Error::other("connection refused"))
}

/// An error that delegates to another one, in another shape.
pub(crate) struct In<E, T> {
    pub error: T,
    envelope: PhantomData<E>,
}

impl<E, T> From<T> for In<E, T> {
    fn from(error: T) -> Self {
        Self { error, envelope: PhantomData }
    }
}

impl<E: Envelope, T: ApiError> ApiError for In<E, T> {
    type Envelope = E;

    fn section() -> &'static Section {
        T::section()
    }

    fn entry(&self) -> &'static Entry {
        self.error.entry()
    }

    fn __section(&self) -> &'static Section {
        self.error.__section()
    }
}

impl<E, T: ApiError> Values for In<E, T> {
    fn __fields<'a>(&'a self, fields: &mut Fields<'a>) {
        self.error.__fields(fields);
    }

    fn __compute(&self, place: usize, out: &mut Output<'_>) {
        self.error.__compute(place, out);
    }
}

impl<E, T: fmt::Debug> fmt::Debug for In<E, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(formatter)
    }
}

impl<E, T: fmt::Display> fmt::Display for In<E, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(formatter)
    }
}

impl<E, T: Error> Error for In<E, T> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error.source()
    }
}

/// The body in some shape, checked to be JSON.
pub(crate) fn json<E: Envelope>(error: UserError, context: &Context) -> String {
    checked(In::<E, _>::from(error).to_json_in(context))
}

pub(crate) fn checked(json: String) -> String {
    let parsed = serde_json::from_str::<serde_json::Value>(&json);
    assert!(parsed.is_ok(), "{parsed:?}: {json}");
    json
}
