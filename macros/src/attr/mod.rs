//! What was written: the item as typed, every value valid by itself, nothing inherited or defaulted yet.

mod container;
mod doc;
pub(crate) mod field;
mod input;
mod receiver;
pub(crate) mod shown;
pub(crate) mod value;
mod variant;

pub(crate) use self::{doc::DocPart, field::Field, input::Input, variant::Variant};
