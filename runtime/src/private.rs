//! What expansions of the derive and of `catalog!` call. Nothing here is covered by semver.

use std::error::Error;
use std::marker::PhantomData;
use std::panic::UnwindSafe;

pub use crate::__frameworks as frameworks;
pub use crate::__packed as packed;
use crate::entry::Catalog;
pub use crate::entry::{Entry, Row, Section, SectionRow};
pub use crate::envelope::{Envelope, ErrorList};
pub use crate::error::{ApiError, AsApiError};
pub use crate::occurrence::{Field, Fields, Output, Plain, RetryAfter};
pub use crate::packed::Packed;
pub use crate::response::Renderer;
pub use crate::value::Value;
pub use serde::Serialize;

#[cfg(feature = "actix-web")]
pub use crate::frameworks::actix_web::__private as actix_web;
#[cfg(feature = "axum")]
pub use crate::frameworks::axum::__private as axum;
#[cfg(feature = "poem")]
pub use crate::frameworks::poem::__private as poem;
#[cfg(feature = "rocket")]
pub use crate::frameworks::rocket::__private as rocket;
#[cfg(feature = "utoipa")]
pub use crate::frameworks::utoipa::__private as utoipa;

/// What `catalog!` evaluates.
pub mod unique {
    pub use crate::unique::{Allowed, Message, Position, count, hash, report, slots, sorted};
}

/// An entry whose row has nothing more than nearly all have.
#[must_use]
pub const fn plain(
    name: &'static str,
    status: u16,
    packed: &'static str,
    stops: [u32; 4],
    places: &'static str,
    description: &'static str,
) -> Entry {
    Row::new(name, status, packed, stops, places, description).entry()
}

/// A type that declares a section of the catalog.
#[diagnostic::on_unimplemented(
    message = "`{Self}` declares no errors",
    label = "not a part of a catalog",
    note = "add `#[derive(ApiError)]` to the type"
)]
pub trait Declared {
    /// The shape, as in [`ApiError`]: what is wrong with it is said there.
    type Envelope;
    /// The section.
    const SECTION: &'static Section;
}

/// A catalog that is checked. The version is that of the package which declares it.
#[must_use]
pub const fn catalog(
    title: &'static str,
    sections: &'static [&'static Section],
    renderer: Renderer,
    version: Option<&'static str>,
) -> Catalog {
    Catalog::new(title, sections, renderer, version)
}

/// The shape of a catalog's responses: that of its first type, as all have one.
pub const fn renderer<E: Envelope>() -> Renderer {
    Renderer::of::<E>()
}

/// The shape of a catalog without types.
pub const NO_RENDERER: Renderer = Renderer::of::<ErrorList>();

/// Turns what a field holds into `dyn Error`: an error, or a pointer to an erased one.
///
/// Method resolution walks through `Box`, `Arc` and the like until one of the implementations fits.
pub trait AsDynError {
    /// The error, erased.
    fn __as_dyn_error(&self) -> &(dyn Error + 'static);
}

impl<T: Error + 'static> AsDynError for T {
    fn __as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}

macro_rules! as_dyn_error {
    ($($erased:ty),*) => {$(
        impl AsDynError for $erased {
            fn __as_dyn_error(&self) -> &(dyn Error + 'static) {
                self
            }
        }
    )*};
}

as_dyn_error!(
    dyn Error + 'static,
    dyn Error + Send + 'static,
    dyn Error + Send + Sync + 'static,
    dyn Error + Send + Sync + UnwindSafe + 'static
);

/// The row of the variant that the path ends with; the function is never called, and says which type it is.
///
/// # Panics
///
/// If the variant is transparent, which has no row. It is called by the compiler.
#[allow(clippy::panic, reason = "the compiler evaluates it, and reports the text")]
#[allow(clippy::indexing_slicing, reason = "the indices are below the lengths")]
pub const fn entry<E: Declared>(_: fn(E) -> bool, path: &str) -> &'static Entry {
    let entries = E::SECTION.0.entries;
    let mut at = 0;
    while at < entries.len() {
        if is_last_segment(entries[at].0.name.as_bytes(), path.as_bytes()) {
            return &entries[at];
        }
        at += 1;
    }
    if E::SECTION.0.type_name.is_empty() {
        // A stub: the mistakes of the type are told where they are.
        return const { &Entry(Row::EMPTY) };
    }
    panic!("a transparent variant has no entry of its own: name that of the type in it")
}

#[allow(clippy::indexing_slicing, reason = "the indices are below the lengths")]
const fn is_last_segment(name: &[u8], path: &[u8]) -> bool {
    let mut left = name.len();
    let mut at = path.len();
    while left > 0 {
        if at == 0 || path[at - 1] != name[left - 1] {
            return false;
        }
        left -= 1;
        at -= 1;
    }
    at == 0 || matches!(path[at - 1], b':' | b'#' | b' ')
}

/// Compiles only if both types have one shape.
pub const fn same_envelope<A, B>()
where
    A: ApiError,
    B: ApiError<Envelope = A::Envelope>,
{
}

/// The sections of a transparent field's type.
#[derive(Debug)]
pub struct Sections<E>(PhantomData<E>);

impl<E: ApiError> Sections<E> {
    /// Hands them out.
    pub fn visit(visit: &mut dyn FnMut(&'static Section)) {
        E::__sections(visit);
    }
}

/// A type that is no API error has none: the inherent function goes before this one where its bound holds.
pub trait NoSections {
    /// Hands out nothing.
    fn visit(_visit: &mut dyn FnMut(&'static Section)) {}
}

impl<E> NoSections for Sections<E> {}

/// Turns what a field holds into its items: a collection, or a pointer to one.
///
/// A method of our own, because a user's trait in scope may have an `into_iter` that fits as well; for references alone, so
/// that method resolution walks through `Rc`, `Box` and the like and never moves out of one.
pub trait Items {
    /// The iterator over the items.
    type Items: Iterator;

    /// The items.
    fn __items(self) -> Self::Items;
}

impl<'a, C: ?Sized> Items for &'a C
where
    &'a C: IntoIterator,
{
    type Items = <&'a C as IntoIterator>::IntoIter;

    fn __items(self) -> Self::Items {
        self.into_iter()
    }
}

/// What `catalog!` takes in `allow(…)`, found by name, so that rustc points at an unknown one and suggests its neighbour.
#[allow(non_upper_case_globals, reason = "named as the lints are written")]
pub mod allow {
    use crate::unique::Allowed;

    /// Two types may declare one code.
    pub const duplicate_code: Allowed = Allowed::DUPLICATE_CODE;

    /// A code that is declared twice may have two statuses.
    pub const conflicting_status: Allowed = Allowed::CONFLICTING_STATUS;
}
