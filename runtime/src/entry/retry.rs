//! Retry guidance.

use std::time::Duration;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// Whether and when a client may send the request again.
///
/// It serializes as `"never"`, `"backoff"` or `{"after":30}` (seconds, rounded up), and as `null` when unspecified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// The catalog does not say.
    #[default]
    Unspecified,
    /// The same request will fail again.
    Never,
    /// The request may be repeated, with growing pauses.
    Backoff,
    /// The request may be repeated after this time.
    After(Duration),
}

impl Retry {
    /// A delay of whole seconds.
    #[doc(hidden)]
    #[must_use]
    pub const fn after(seconds: u64) -> Self {
        Self::After(Duration::from_secs(seconds))
    }

    /// The delay in the unit of the `Retry-After` header: whole seconds, rounded up
    /// ([RFC 9110, section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)).
    ///
    /// ```
    /// use std::time::Duration;
    /// use error_catalog::Retry;
    ///
    /// assert_eq!(Retry::After(Duration::from_millis(1_500)).after_seconds(), Some(2));
    /// assert_eq!(Retry::Backoff.after_seconds(), None);
    /// ```
    pub fn after_seconds(self) -> Option<u64> {
        match self {
            Self::After(delay) => {
                let partial = u64::from(delay.subsec_nanos() > 0);
                Some(delay.as_secs().saturating_add(partial))
            }
            Self::Unspecified | Self::Never | Self::Backoff => None,
        }
    }
}

/// Retry guidance as a row states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Advice {
    /// The same for every occurrence.
    Fixed(Retry),
    /// Each occurrence has its own delay, in this place.
    InPlace(usize),
}

impl Serialize for Retry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unspecified => serializer.serialize_none(),
            Self::Never => serializer.serialize_str("never"),
            Self::Backoff => serializer.serialize_str("backoff"),
            Self::After(_) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("after", &self.after_seconds())?;
                map.end()
            }
        }
    }
}
