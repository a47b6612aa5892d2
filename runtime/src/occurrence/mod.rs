//! One error: a row together with the values of its places.

mod filled;
mod meta;
mod meta_value;
mod output;
mod text;
mod values;

pub(crate) use self::filled::{Filled, Marked, Occurrence};
pub use self::meta::{Members, Meta};
pub(crate) use self::meta_value::EachMember;
pub use self::meta_value::MetaValue;
pub use self::output::{Output, RetryAfter, StatusFrom};
pub use self::text::Text;
pub use self::values::{Field, Fields, Plain, Values};
