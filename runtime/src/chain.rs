//! Walking the sources of an error.

use std::error::Error;
use std::fmt;
use std::io;
use std::iter;
use std::sync::Arc;

use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::value::Lenient;

/// How many links of a chain are looked at. Real chains are short; one that is longer leads in a circle.
pub(crate) const MAX_LINKS: usize = 64;

/// Stands for the links that are not looked at.
pub(crate) const AND_MORE: &str = "… and more";

/// Finds an error of type `E` in a chain: the error itself, or the nearest source of that type.
///
/// It looks into `Box`, `Arc` and [`io::Error`], which hide what they hold from [`Error::source`]. At most 64 links are
/// followed.
///
/// A `transparent` variant is no link: what is in it is reached by a match, and its entry is that of the variant.
///
/// ```
/// use error_catalog::{ApiError, find};
///
/// #[derive(Debug, ApiError)]
/// enum AuthError {
///     #[api(status = 401, code = "token_expired")]
///     Expired,
/// }
///
/// let unexpected = std::io::Error::other(AuthError::Expired);
/// assert_eq!(find::<AuthError>(&unexpected).unwrap().code(), "token_expired");
/// ```
pub fn find<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    iter::successors(Some(error), |error| inner(*error)).take(MAX_LINKS).find_map(held)
}

/// The next link: what an `io::Error` holds is not its source.
fn inner<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    match held::<io::Error>(error).and_then(io::Error::get_ref) {
        Some(held) => Some(held),
        None => error.source(),
    }
}

/// The error, if it is one of this type or a pointer to one.
fn held<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    let boxed = || error.downcast_ref::<Box<E>>().map(|error| &**error);
    let shared = || error.downcast_ref::<Arc<E>>().map(|error| &**error);
    error.downcast_ref::<E>().or_else(boxed).or_else(shared)
}

/// The sources of an error as an array of strings, outermost first: for developers, never for clients.
///
/// It ends with a string that says so when the chain has more than 64 sources. The [`Report`](crate::Report) hands it out
/// under [`Exposure::Development`](crate::Exposure::Development) only.
#[derive(Clone, Copy)]
pub struct Details<'a> {
    first: &'a (dyn Error + 'static),
}

impl<'a> Details<'a> {
    pub(crate) fn of(error: &'a dyn Error) -> Option<Self> {
        error.source().map(|first| Self { first })
    }

    /// The sources, outermost first: at most 64.
    pub fn iter(&self) -> impl Iterator<Item = &'a (dyn Error + 'static)> + use<'a> {
        self.links().take(MAX_LINKS)
    }

    fn links(&self) -> impl Iterator<Item = &'a (dyn Error + 'static)> + use<'a> {
        iter::successors(Some(self.first), |&error| error.source())
    }

    pub(crate) fn is_cut(&self) -> bool {
        self.links().nth(MAX_LINKS).is_some()
    }
}

impl Serialize for Details<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for source in self.iter() {
            list.serialize_element(&Shown(source))?;
        }
        if self.is_cut() {
            list.serialize_element(AND_MORE)?;
        }
        list.end()
    }
}

impl fmt::Debug for Details<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.iter()).finish()
    }
}

/// A source as the text that it displays.
struct Shown<'a>(&'a (dyn Error + 'static));

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&Lenient(&self.0))
    }
}
