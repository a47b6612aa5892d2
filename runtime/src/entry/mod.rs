//! The catalog as data: everything about an error that is known at compile time.

mod code;
mod data_type;
mod grpc;
mod hash;
#[cfg(any(feature = "export", feature = "rmcp"))]
mod json_rpc;
mod label;
mod level;
mod read;
mod retry;
mod row;
mod section;
mod status;
mod template;
mod tree;

pub use self::code::Code;
pub use self::data_type::{DataType, MetaMember};
pub use self::grpc::GrpcCode;
pub(crate) use self::hash::equal;
pub use self::hash::hash;
#[cfg(any(feature = "export", feature = "rmcp"))]
pub(crate) use self::json_rpc::json_rpc_code;
pub use self::label::Label;
#[cfg(any(feature = "export", feature = "tracing"))]
pub(crate) use self::label::Labels;
pub use self::level::EventLevel;
pub(crate) use self::read::{
    Mark, MemberValue, RowMember, RowMembers, constant, name, places, split, split_from, unescape,
};
pub(crate) use self::retry::Advice;
pub use self::retry::Retry;
pub(crate) use self::row::Fault;
pub use self::row::{Entry, Row, entries};
pub use self::section::{Section, SectionRow};
pub use self::status::StatusRange;
pub use self::template::{Segment, Template};
pub(crate) use self::tree::Listed;
pub use self::tree::{Declared, Tree, slots as tree_slots};
