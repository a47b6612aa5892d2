//! The catalog as one self-contained HTML page.

mod example;
mod ids;
mod page;
mod texts;

pub use self::page::html;
