//! From an error to its response: shapes, texts, contexts, sources, types of all kinds, and values that fail or have no end.

mod auto_traits;
mod context;
mod dynamic;
mod envelopes;
mod errors;
mod failing_values;
mod find;
mod generics;
mod large;
mod limits;
mod properties;
mod raised;
mod recursive;
mod shapes;
mod sources;
mod templates;
