//! The functions and traits that `catalog!` and `entry!` use: types that declare errors, as constants.

use std::marker::PhantomData;

use crate::answer::envelope::ErrorList;
use crate::answer::{AnyEnvelope, Envelope, INTERNAL_SECTION};
use crate::entry::{Declared, Entry, Listed, Row, Section, Tree};

/// The shape of a type's responses.
pub const fn renderer<E: Envelope>() -> AnyEnvelope {
    AnyEnvelope::of::<E>()
}

/// The shape of a catalog's responses: that of its first type, because all types have the same one.
pub const fn first(renderers: &[AnyEnvelope]) -> AnyEnvelope {
    match renderers {
        [first, ..] => *first,
        [] => AnyEnvelope::of::<ErrorList>(),
    }
}

/// The shape of all types of a catalog. The first one decides which it is.
#[derive(Debug)]
pub struct OneEnvelope<S>(PhantomData<S>);

impl<S> OneEnvelope<S> {
    /// A shape that is not decided yet.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "it is not a value")]
    pub const fn new() -> Self {
        Self(PhantomData)
    }

    /// Compiles only if it is this shape.
    pub const fn is_of(&self, _: PhantomData<S>) {}
}

/// The shape of a type.
#[derive(Debug)]
pub struct ShapeOf<E>(PhantomData<E>);

impl<E: Declared> ShapeOf<E> {
    /// Its shape.
    #[must_use]
    pub const fn shape() -> PhantomData<E::Envelope> {
        PhantomData
    }
}

/// A type that declares no errors is reported where its sections are read, and fits any shape. If it declares some, the
/// inherent function takes precedence.
pub trait NoShape {
    /// Any shape.
    #[must_use]
    fn shape<S>() -> PhantomData<S> {
        PhantomData
    }
}

impl<E> NoShape for ShapeOf<E> {}

/// The sections of a list of types and of the types in them. `SLOTS` is the result of [`slots`](tree_slots).
const fn listed<const SLOTS: usize>(types: &[&Tree]) -> Listed<SLOTS> {
    Listed::of(types, INTERNAL_SECTION)
}

/// The number of sections.
pub const fn sections_len<const SLOTS: usize>(types: &[&Tree]) -> usize {
    listed::<SLOTS>(types).len()
}

/// The sections. `N` is the result of [`sections_len`].
pub const fn sections<const SLOTS: usize, const N: usize>(types: &[&Tree]) -> [&'static Section; N] {
    listed::<SLOTS>(types).sections(INTERNAL_SECTION)
}

/// The type of a pattern. `entry!` makes one of them in a function that is never called.
///
/// A row does not depend on the parameters of its type, so they need not be stated: `(&&Pattern::of(…)).found()` takes
/// `OfAny` if the parameters are unknown, because it exists for one instance of the type alone.
pub struct Pattern<E>(PhantomData<fn(E)>);

impl<E> Pattern<E> {
    /// The type that the function takes.
    pub const fn of(_: fn(E) -> bool) -> Self {
        Self(PhantomData)
    }
}

/// The type that was found.
pub struct Found<E>(PhantomData<fn(E)>);

/// An instance of a generic type, with [`Anything`] for its parameters.
pub trait DeclaredOfAny: Declared {}

/// An argument for a parameter that nothing determines.
#[derive(Debug)]
pub enum Anything {}

/// The type has unknown parameters.
pub trait OfAny<E> {
    /// The instance with [`Anything`].
    fn found(&self) -> Found<E>;
}

impl<E: DeclaredOfAny> OfAny<E> for &Pattern<E> {
    fn found(&self) -> Found<E> {
        Found(PhantomData)
    }
}

/// The type is known.
pub trait OfOne<E> {
    /// The type.
    fn found(&self) -> Found<E>;
}

impl<E> OfOne<E> for Pattern<E> {
    fn found(&self) -> Found<E> {
        Found(PhantomData)
    }
}

/// The row of the variant that the path ends with. The function is never called; it only determines the type.
///
/// # Panics
///
/// If the variant is transparent and so has no row. The compiler evaluates the call.
#[allow(clippy::panic, reason = "the compiler evaluates it, and reports the text")]
#[allow(clippy::indexing_slicing, reason = "the indices are below the lengths")]
pub const fn entry<E: Declared>(_: fn() -> Found<E>, path: &str) -> &'static Entry {
    let entries = E::SECTION.0.entries;
    let mut at = 0;
    while at < entries.len() {
        if is_last_segment(entries[at].0.name.as_bytes(), path.as_bytes()) {
            return &entries[at];
        }
        at += 1;
    }
    if E::SECTION.0.type_name.is_empty() {
        // A stub: the mistakes of the type are reported at the type.
        return const { &Entry(Row::new("", 500, "", "")) };
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

/// The names that `catalog!` accepts in `allow(…)`. Because they are constants, rustc points at an unknown name and
/// suggests a similar one.
#[allow(non_upper_case_globals, reason = "named as the lints are written")]
pub mod allow {
    use crate::catalog::unique::Allowed;

    /// Two types may declare one code.
    pub const duplicate_code: Allowed = Allowed::DUPLICATE_CODE;

    /// A code that is declared twice may have two statuses.
    pub const conflicting_status: Allowed = Allowed::CONFLICTING_STATUS;
}
