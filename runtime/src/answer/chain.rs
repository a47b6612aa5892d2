//! Walking the sources of an error.

use std::cell::Cell;
use std::error::Error;
use std::fmt;
use std::io;
use std::iter;
use std::sync::Arc;

use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::trail::Trail;
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
/// The error in a `transparent` variant is found as well, unless thiserror writes the impl of `Error`, or the type has
/// lifetimes or parameters.
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
    revealed(error).find_map(held)
}

/// An error and its sources. The error in a transparent variant is a link of its own.
pub(crate) fn revealed<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    iter::successors(Some(error), |error| reveal(|| inner(*error))).take(MAX_LINKS)
}

thread_local! {
    /// Whether the source of a transparent variant is the error in it, and not the source of that error.
    static REVEALS: Cell<bool> = const { Cell::new(false) };
}

/// Runs the closure in such a way that the source of a transparent variant is the error in it.
///
/// `Error` has no other method through which a type could say what is in it.
fn reveal<R>(run: impl FnOnce() -> R) -> R {
    struct Restore(bool);
    impl Drop for Restore {
        fn drop(&mut self) {
            let _ = REVEALS.try_with(|reveals| reveals.set(self.0));
        }
    }
    let _restore = Restore(REVEALS.try_with(|reveals| reveals.replace(true)).unwrap_or_default());
    run()
}

/// The source of a transparent variant: that of the error in it, which is not a link, except in a search.
pub fn source_of_transparent<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    let reveals = REVEALS.try_with(Cell::get).unwrap_or_default();
    if reveals { Some(error) } else { error.source() }
}

/// The next link. The error inside an `io::Error` is not its source, so it needs a case of its own.
fn inner<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    match held::<io::Error>(error).and_then(io::Error::get_ref) {
        Some(held) => Some(held),
        None => error.source(),
    }
}

/// The error, if it is one of this type or a pointer to one.
pub(crate) fn held<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    let boxed = || error.downcast_ref::<Box<E>>().map(|error| &**error);
    let shared = || error.downcast_ref::<Arc<E>>().map(|error| &**error);
    error.downcast_ref::<E>().or_else(boxed).or_else(shared)
}

/// The causes of an error as an array of strings, outermost first: for developers, never for clients.
///
/// They are its sources and, of a [`Raised`](crate::Raised), what it gathered on its way: causes, then notes, place and
/// backtrace. If there are more than 64 causes, a string says so. The [`Report`](crate::Report) provides it only under
/// [`Exposure::Development`](crate::Exposure::Development).
#[derive(Clone, Copy)]
pub struct Details<'a> {
    first: Option<&'a (dyn Error + 'static)>,
    trail: Option<&'a Trail>,
}

impl<'a> Details<'a> {
    pub(crate) fn of(error: &'a dyn Error, trail: Option<&'a Trail>) -> Option<Self> {
        // The chain of a cause that holds the error has its sources too.
        let first = if trail.is_some_and(|trail| trail.holds_answer) { None } else { error.source() };
        (first.is_some() || trail.is_some()).then_some(Self { first, trail })
    }

    /// The causes, outermost first, at most 64.
    pub fn iter(&self) -> impl Iterator<Item = &'a (dyn Error + 'static)> + use<'a> {
        self.links().take(MAX_LINKS)
    }

    fn links(&self) -> impl Iterator<Item = &'a (dyn Error + 'static)> + use<'a> {
        let causes = self.trail.into_iter().flat_map(Trail::causes);
        self.first.into_iter().chain(causes).flat_map(|first| iter::successors(Some(first), |&error| error.source()))
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
        if let Some(trail) = self.trail {
            for note in trail.notes() {
                list.serialize_element(&format_args!("note: {note}"))?;
            }
            list.serialize_element(&format_args!("at {}", trail.location()))?;
            if let Some(backtrace) = trail.captured() {
                list.serialize_element(&format_args!("backtrace:\n{backtrace}"))?;
            }
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
