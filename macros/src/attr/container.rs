//! The keys of an enum.

use super::{
    receiver::receiver,
    value::{
        Allowed, Bool, Code, CodeStyle, Flag, Label, Level, Required, Retry, Status, TemplateText, Text, TypePath,
    },
};
use crate::case::Case;

receiver! {
    /// The keys of an enum. The entry keys of a struct are read as those of its only variant.
    ContainerKeys {
        section: Option<Text>,
        status: Option<Status>,
        code_style: Option<CodeStyle>,
        prefix: Option<Text>,
        docs: Option<Text>,
        envelope: Option<TypePath>,
        meta_case: Option<Case>,
        challenge: Option<TemplateText>,
        domain: Option<Text>,
        retry: Option<Retry>,
        labels: Vec<Label>,
        level: Option<Level>,
        retired: Vec<Code>,
        require: Vec<Required>,
        allow: Vec<Allowed>,
        display: Option<Bool>,
        serialize: Option<Flag>,
        decode: Option<Flag>,
        #[darling(rename = "crate")]
        runtime: Option<TypePath>,
    }
}
