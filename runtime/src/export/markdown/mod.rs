//! The catalog as one page of Markdown.

mod anchors;
mod blocks;
mod description;
mod inline;
mod page;

pub use self::page::markdown;
