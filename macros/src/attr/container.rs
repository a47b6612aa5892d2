//! The keys of an enum.

use darling::FromMeta;

use super::{
    Read, Receive, items, sound,
    value::{Allowed, Bool, Code, CodeStyle, List, Requirement, Retry, Status, Text, TypePath},
};
use crate::{case::Case, diag::Errors};

/// What an enum's attributes say; a struct's entry keys are read as those of its only variant.
#[derive(Debug, Default)]
pub(crate) struct ContainerKeys {
    pub(crate) section: Option<Text>,
    pub(crate) status: Option<Status>,
    pub(crate) code_style: Option<CodeStyle>,
    pub(crate) prefix: Option<Text>,
    pub(crate) docs: Option<Text>,
    pub(crate) envelope: Option<TypePath>,
    pub(crate) meta_case: Option<Case>,
    pub(crate) challenge: Option<Text>,
    pub(crate) domain: Option<Text>,
    pub(crate) retry: Option<Retry>,
    pub(crate) retired: Vec<Code>,
    pub(crate) require: Vec<Requirement>,
    pub(crate) allow: Vec<Allowed>,
    pub(crate) display: Option<bool>,
    pub(crate) runtime: Option<TypePath>,
}

#[derive(Default, FromMeta)]
#[darling(default)]
pub(super) struct Raw {
    section: Read<Text>,
    status: Read<Status>,
    code_style: Read<CodeStyle>,
    prefix: Read<Text>,
    docs: Read<Text>,
    envelope: Read<TypePath>,
    meta_case: Read<Case>,
    challenge: Read<Text>,
    domain: Read<Text>,
    retry: Read<Retry>,
    retired: Read<List<Code>>,
    require: Read<List<Requirement>>,
    allow: Read<List<Allowed>>,
    display: Read<Bool>,
    #[darling(rename = "crate")]
    runtime: Read<TypePath>,
}

impl Receive for ContainerKeys {
    type Raw = Raw;

    fn settle(raw: Raw, errors: &mut Errors) -> Self {
        ContainerKeys {
            section: sound(raw.section, errors),
            status: sound(raw.status, errors),
            code_style: sound(raw.code_style, errors),
            prefix: sound(raw.prefix, errors),
            docs: sound(raw.docs, errors),
            envelope: sound(raw.envelope, errors),
            meta_case: sound(raw.meta_case, errors),
            challenge: sound(raw.challenge, errors),
            domain: sound(raw.domain, errors),
            retry: sound(raw.retry, errors),
            retired: items(raw.retired, errors),
            require: items(raw.require, errors),
            allow: items(raw.allow, errors),
            display: sound(raw.display, errors).map(|display| display.0),
            runtime: sound(raw.runtime, errors),
        }
    }
}
