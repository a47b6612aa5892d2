//! The statuses that an error may be answered with.

use std::fmt;

use http::StatusCode;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

/// A status, or all statuses of a class.
///
/// `Display` writes `503` or `5XX`, as OpenAPI does. It serializes as a number, or as `"5XX"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusRange {
    first: u16,
    last: u16,
}

impl StatusRange {
    /// The statuses from 400 to 499.
    pub const CLIENT_ERROR: Self = Self { first: 400, last: 499 };
    /// The statuses from 500 to 599.
    pub const SERVER_ERROR: Self = Self { first: 500, last: 599 };

    pub(crate) const fn one(status: u16) -> Self {
        Self { first: status, last: status }
    }

    /// The status, unless it is a class.
    pub fn status(self) -> Option<StatusCode> {
        if self.first == self.last { StatusCode::from_u16(self.first).ok() } else { None }
    }

    /// Whether the range contains a status.
    pub fn contains(self, status: StatusCode) -> bool {
        self.includes(status.into())
    }

    /// Whether all statuses of the other range are in this one.
    pub(crate) fn includes(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether a status is in both ranges.
    #[cfg(feature = "export")]
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The statuses of the range, in ascending order.
    #[cfg(feature = "__wire")]
    pub(crate) fn each(self) -> impl Iterator<Item = StatusCode> {
        (self.first..=self.last).filter_map(|status| StatusCode::from_u16(status).ok())
    }

    /// A status of the range: the preferred one, if it is in the range.
    #[cfg(feature = "__wire")]
    pub(crate) fn example(self, preferred: StatusCode) -> StatusCode {
        if self.contains(preferred) { preferred } else { StatusCode::from_u16(self.first).unwrap_or(preferred) }
    }
}

impl From<StatusCode> for StatusRange {
    fn from(status: StatusCode) -> Self {
        Self::one(status.as_u16())
    }
}

impl fmt::Display for StatusRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.status() {
            Some(status) => formatter.write_str(status.as_str()),
            None => write!(formatter, "{}XX", self.first / 100),
        }
    }
}

impl Serialize for StatusRange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.status() {
            Some(status) => serializer.serialize_u16(status.as_u16()),
            None => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for StatusRange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyRange)
    }
}

struct AnyRange;

impl Visitor<'_> for AnyRange {
    type Value = StatusRange;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a status, `4XX` or `5XX`")
    }

    fn visit_u64<E: Error>(self, status: u64) -> Result<StatusRange, E> {
        let status = u16::try_from(status).ok().filter(|status| (100..=999).contains(status));
        status.map(StatusRange::one).ok_or_else(|| E::custom("not a status"))
    }

    fn visit_str<E: Error>(self, class: &str) -> Result<StatusRange, E> {
        match class {
            "4XX" => Ok(StatusRange::CLIENT_ERROR),
            "5XX" => Ok(StatusRange::SERVER_ERROR),
            _ => Err(E::unknown_variant(class, &["4XX", "5XX"])),
        }
    }
}
