//! Errors that panic while they are formatted.

#![allow(clippy::panic, reason = "that is what they are for")]

use std::fmt;

use error_catalog::{ApiError, Errors, Failure};

/// Panics when it is formatted, as text or as data.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unshowable;

impl fmt::Display for Unshowable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("CANARY_HALF")?;
        panic!("CANARY_PANIC")
    }
}

impl serde::Serialize for Unshowable {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        panic!("CANARY_PANIC")
    }
}

#[derive(Clone, Copy, Debug, ApiError)]
#[api(status = 409)]
pub(crate) enum Hostile {
    #[api(message = "<0>")]
    Text(Unshowable),
    #[api(meta(value = _0))]
    Data(Unshowable),
    #[api(headers(x_value = _0))]
    Header(Unshowable),
    Fine,
}

impl Hostile {
    pub(crate) const ALL: [Self; 3] = [Self::Text(Unshowable), Self::Data(Unshowable), Self::Header(Unshowable)];

    pub(crate) fn several() -> Errors<Self> {
        Self::ALL.into_iter().collect()
    }
}

/// A mapping whose error panics too.
pub(crate) fn hostile(_: &Failure<'_>) -> Hostile {
    Hostile::Text(Unshowable)
}
