//! Reads the source files of a crate, finds out which file imports which, and reports imports that break the rule: an
//! import may only lead to a lower floor.

mod house;
mod paths;
mod tree;

pub use crate::house::House;
pub use crate::tree::{Files, read};
