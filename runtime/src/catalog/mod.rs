//! The errors of a service.

#[expect(clippy::module_inception, reason = "the file is named after the type, as all files are")]
mod catalog;
mod declared;
mod unique;

pub use self::catalog::{Catalog, catalog, link, stated};
pub use self::declared::{
    Anything, DeclaredOfAny, Found, NoShape, OfAny, OfOne, Pattern, ShapeOf, Undecided, allow, entry, first, position,
    sections, sections_len,
};
pub use self::unique::{Allowed, Message, Position, count, report, slots, sorted};
