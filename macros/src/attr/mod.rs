//! The item as typed: every value is valid by itself; nothing is inherited or defaulted yet.

mod container;
mod doc;
pub(crate) mod field;
mod input;
pub(crate) mod reads;
mod receiver;
pub(crate) mod shown;
pub(crate) mod value;
mod variant;

pub(crate) use self::{doc::DocPart, field::Field, input::Input, variant::Variant};
