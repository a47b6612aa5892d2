//! JSON that is valid by construction, and serde behind one object-safe trait, so that rendering is compiled once.

mod foreign;
mod line;
mod number;
#[cfg(feature = "export")]
mod pretty;
mod scan;
mod sink;
mod text;
mod value;
mod writer;

pub(crate) use self::foreign::{Foreign, Lenient, RawJson, Watched};
#[cfg(feature = "tracing")]
pub(crate) use self::line::OneLine;
pub(crate) use self::line::leaves_the_line;
pub use self::number::JsonNumber;
pub(crate) use self::number::push_integer;
#[cfg(feature = "export")]
pub(crate) use self::pretty::pretty;
pub(crate) use self::scan::{equal, find, position};
pub(crate) use self::sink::{JsonSink, MAX_DEPTH, depth};
pub(crate) use self::text::{Escaped, escape, push_string, quote_from};
pub use self::value::Value;
pub(crate) use self::value::{Failed, NoneProbe, Sink, ValueShape};
pub use self::writer::{JsonArray, JsonObject, JsonWriter};
