//! Walking the sources of an error.

use std::error::Error;
use std::fmt;
use std::io;
use std::iter;
use std::sync::Arc;

use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::json::Lenient;

/// How many links of a chain are followed. Real chains are short; a longer one is cyclic.
pub(crate) const MAX_LINKS: usize = 64;

/// Stands for the links that are not followed.
pub(crate) const AND_MORE: &str = "… and more";

/// Finds an error of type `E` in a chain: the error itself, or the nearest source of that type.
///
/// It looks into `Box`, `Arc` and [`io::Error`], which hide their contents from [`Error::source`]. It follows at most 64
/// links.
///
/// A `transparent` variant is not a link, so the error in it is not found; match on the variant instead. The variant
/// has the entry of the error that it holds.
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

/// The next link. The error inside an `io::Error` is not its source, so it needs a case of its own.
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
/// If the chain has more than 64 sources, the last string says so. The [`Report`](crate::Report) provides it only under
/// [`Exposure::Development`](crate::Exposure::Development).
#[derive(Clone, Copy)]
pub struct Details<'a> {
    first: &'a (dyn Error + 'static),
}

impl<'a> Details<'a> {
    pub(crate) fn of(error: &'a dyn Error) -> Option<Self> {
        error.source().map(|first| Self { first })
    }

    /// The sources, outermost first, at most 64.
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

/// Serializes a source as the text of its `Display`.
struct Shown<'a>(&'a (dyn Error + 'static));

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&Lenient(&self.0))
    }
}
