//! The catalog as a TypeScript module.

mod module;
mod wire;

pub use self::module::typescript;
