//! `import`: a published catalog as Rust.

mod blocks;
mod body;
mod columns;
mod export;
mod layout;
mod lines;
mod list;
mod names;
mod openapi;
mod page;
mod problems;
mod proto;
mod read;
mod rust;
mod source;
mod style;
mod table;
mod text;
mod tree;

pub(super) use self::columns::names as column_names;
pub(super) use self::layout::attribute;
pub(super) use self::read::{File, import};
pub(super) use self::rust::is_registered;
pub(super) use self::source::Code;
pub(super) use self::style::Style;
pub(super) use self::text::has_verbs;
