//! Reads the source files of a crate, finds out which file imports which, and complains where an import breaks the order
//! of the house: it may only lead down.

mod house;
mod paths;
mod tree;

pub use crate::house::House;
pub use crate::tree::{Files, read};
