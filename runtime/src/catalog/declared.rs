//! The functions and traits that `catalog!` and `entry!` use: types that declare errors, as constants.

use crate::answer::envelope::ErrorList;
use crate::answer::{AnyEnvelope, ApiError, Envelope};
use crate::entry::{Entry, Row, Section};

/// A type that declares a section of the catalog.
#[diagnostic::on_unimplemented(
    message = "`{Self}` declares no errors",
    label = "not a part of a catalog",
    note = "add `#[derive(ApiError)]` to the type"
)]
pub trait Declared {
    /// The shape, as in [`ApiError`], which reports mistakes in it.
    type Envelope;
    /// The section.
    const SECTION: &'static Section;
}

/// The shape of a catalog's responses: that of its first type, because all types have the same one.
pub const fn renderer<E: Envelope>() -> AnyEnvelope {
    AnyEnvelope::of::<E>()
}

/// The shape of a catalog without types.
pub const NO_RENDERER: AnyEnvelope = AnyEnvelope::of::<ErrorList>();

/// Compiles only if both types have one shape.
pub const fn same_envelope<A, B>()
where
    A: ApiError,
    B: ApiError<Envelope = A::Envelope>,
{
}

/// The row of the variant that the path ends with. The function is never called; it only determines the type.
///
/// # Panics
///
/// If the variant is transparent and so has no row. The compiler evaluates the call.
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
