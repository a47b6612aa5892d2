//! The catalog as a TypeScript module.

mod module;
mod parser;

pub use self::module::typescript;
