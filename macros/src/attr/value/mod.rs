//! The values of keys, as types that are always valid. Each type reads itself from one expression or list, and reports
//! mistakes in the words of this crate.

mod code;
mod expected;
mod from;
mod labels;
mod members;
mod policy;
mod read;
mod retry;
mod status;
mod text;

pub(crate) use self::code::{Code, CodeStyle, CodeValue};
pub(crate) use self::expected::{listed, literal, ungroup};
pub(crate) use self::from::From;
pub(crate) use self::labels::{Grpc, Label, LabelValue, Level};
pub(crate) use self::members::{Member, MetaKey};
pub(crate) use self::policy::{Allowed, Required, RequiredLabel, Requirement};
pub(in crate::attr) use self::read::Read;
pub(crate) use self::read::{Bool, Flag, FromKey, List, Located, Text, TypePath};
pub(crate) use self::retry::{Retry, RetryAfter, RetryAfterValue, RetryValue};
pub(crate) use self::status::{Status, StatusFrom};
pub(crate) use self::text::TemplateText;
