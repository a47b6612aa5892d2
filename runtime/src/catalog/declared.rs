//! The functions and traits that `catalog!` and `entry!` use: types that declare errors, as constants.

use std::marker::PhantomData;

use crate::answer::envelope::ErrorList;
use crate::answer::{AnyEnvelope, Envelope, INTERNAL_SECTION};
use crate::entry::{Declared, Entry, Listed, Row, Section, Tree};

/// The shape of the responses of a type.
#[derive(Debug)]
pub struct ShapeOf<E>(PhantomData<E>);

impl<E: Declared<Envelope: Envelope>> ShapeOf<E> {
    /// Its shape.
    pub const ENVELOPE: AnyEnvelope = AnyEnvelope::of::<E::Envelope>();

    /// The shape of the first type, which is this one if no other type came before.
    pub const fn or_first<O: OneEnvelope<E::Envelope>>(_: PhantomData<O>) -> PhantomData<O::First> {
        PhantomData
    }

    /// Compiles only if this is the shape of the first type.
    pub const fn same<S>(_: PhantomData<S>)
    where
        E::Envelope: SameEnvelope<S, E>,
    {
    }
}

/// A type that has no shape is reported elsewhere. If it has one, the inherent items take precedence.
pub trait NoShape {
    /// Any shape.
    const ENVELOPE: AnyEnvelope = AnyEnvelope::of::<ErrorList>();

    /// What came before.
    #[must_use]
    fn or_first<O>(first: PhantomData<O>) -> PhantomData<O> {
        first
    }

    /// Compiles always.
    fn same<S>(_: PhantomData<S>) {}
}

impl<E> NoShape for ShapeOf<E> {}

/// The shape of a catalog's responses: that of its first type, because all types have the same one.
pub const fn first(envelopes: &[AnyEnvelope]) -> AnyEnvelope {
    match envelopes {
        [first, ..] => *first,
        [] => AnyEnvelope::of::<ErrorList>(),
    }
}

/// The shape of a catalog's first type, or [`Undecided`].
pub trait OneEnvelope<E> {
    /// The shape, once a type of the shape `E` has been seen.
    type First;
}

/// No type has been seen.
#[derive(Debug)]
pub enum Undecided {}

impl<E> OneEnvelope<E> for Undecided {
    type First = E;
}

impl<E, S: Envelope> OneEnvelope<E> for S {
    type First = S;
}

/// The envelope of a type of a catalog is that of the first type.
#[diagnostic::on_unimplemented(
    message = "`{Type}` has the envelope `{Self}`, and the first type of `catalog!` has `{First}`",
    label = "`{Type}` needs `envelope = {First}`",
    note = "a type that is only in a transparent variant may have another one"
)]
pub trait SameEnvelope<First, Type> {}

#[diagnostic::do_not_recommend]
impl<S: Envelope, T> SameEnvelope<S, T> for S {}

// With a second implementation, rustc does not conclude `First` from the type: it would report mismatched types.
#[diagnostic::do_not_recommend]
impl<S: Envelope, T> SameEnvelope<Undecided, T> for S {}

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
#[allow(clippy::indexing_slicing, reason = "the index is that of an entry")]
pub const fn entry<E: Declared>(_: fn() -> Found<E>, path: &str) -> &'static Entry {
    if E::SECTION.0.type_name.is_empty() {
        // A stub: the mistakes of the type are reported at the type.
        return const { &Entry(Row::new("", 500, "", "")) };
    }
    &E::SECTION.0.entries[position::<E>(path)]
}

/// The position of the row of the variant that the path ends with; 0 for a stub.
///
/// # Panics
///
/// If the variant is transparent and so has no row. The compiler evaluates the call.
#[allow(clippy::panic, reason = "the compiler evaluates it, and reports the text")]
#[allow(clippy::indexing_slicing, reason = "the indices are below the lengths")]
pub const fn position<E: Declared>(path: &str) -> usize {
    let entries = E::SECTION.0.entries;
    let mut at = 0;
    while at < entries.len() {
        if is_last_segment(entries[at].0.name.as_bytes(), path.as_bytes()) {
            return at;
        }
        at += 1;
    }
    if E::SECTION.0.type_name.is_empty() {
        return 0;
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
