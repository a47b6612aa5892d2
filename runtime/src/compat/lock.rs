//! The locked part of a catalog: owned rows in a fixed order, and their JSON.

use std::collections::BTreeMap;
use std::fmt;

use http::StatusCode;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::entry::{GrpcCode, Label, StatusRange};
use crate::export::{Code, Retry, Shape, Wire, WireEntry, WireMember, rows};

/// The format that is written and read.
pub(super) const FORMAT: u64 = 1;

/// What clients rely on: the content of a lock file.
///
/// `Display` writes the file and [`FromStr`](std::str::FromStr) parses it; [`Catalog::assert_compatible`](crate::Catalog::assert_compatible)
/// does both. The file is JSON with one line for each member, sorted by code, and ends with a line break. A catalog always
/// produces the same bytes.
///
/// ```
/// use error_catalog::compat::Lock;
/// use error_catalog::{ApiError, Catalog};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404)]
///     UserNotFound,
/// }
///
/// static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
///
/// let lock = Lock::of(&API);
/// assert_eq!(lock.to_string().parse::<Lock>().unwrap(), lock);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    pub(crate) title: String,
    /// `None` in a file that was written before envelopes were locked.
    pub(super) envelope: Option<LockedEnvelope>,
    pub(super) entries: Vec<LockedEntry>,
    pub(super) retired: Vec<String>,
}

/// The media type of the responses, and where their bodies have the parts of an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct LockedEnvelope {
    pub(super) content_type: String,
    pub(super) shape: Shape,
}

impl LockedEnvelope {
    pub(super) fn of(content_type: Option<String>, shape: Option<Shape>) -> Option<Self> {
        Some(Self { content_type: content_type?, shape: shape? })
    }
}

impl Lock {
    /// Creates the lock of a catalog.
    pub fn of(catalog: &crate::Catalog) -> Self {
        let wire = Wire::of(catalog.envelope(), &rows(catalog, true));
        let shape = Shape::of(&wire.shape);
        let retired = catalog.sections().iter().flat_map(|section| section.retired());
        Self {
            envelope: Some(LockedEnvelope {
                content_type: catalog.envelope().content_type().to_owned(),
                shape: shape.clone(),
            }),
            ..Self::new(
                catalog.title().to_owned(),
                wire.entries.iter().map(|entry| LockedEntry::of(entry, &shape)).collect(),
                retired.map(|&code| code.to_owned()).collect(),
            )
        }
    }

    pub(super) fn of_nothing(catalog: &crate::Catalog) -> Self {
        Self::new(catalog.title().to_owned(), Vec::new(), Vec::new())
    }

    pub(super) fn new(title: String, mut entries: Vec<LockedEntry>, mut retired: Vec<String>) -> Self {
        for entry in &mut entries {
            entry.unclear.sort();
            entry.unclear.dedup();
            entry.statuses.sort_unstable();
            entry.statuses.dedup();
            entry.meta.sort_by(|left, right| left.key.cmp(&right.key));
            // A file merged by hand may have a member twice.
            entry.meta.dedup_by(|later, first| later.key == first.key);
        }
        entries.sort_by(|left, right| left.place().cmp(&right.place()));
        retired.sort();
        retired.dedup();
        Self { title, envelope: None, entries, retired }
    }

    /// Adds the retired codes of another lock.
    pub(super) fn keep_retired(&mut self, old: &Self) {
        self.retired.extend_from_slice(&old.retired);
        self.retired.sort();
        self.retired.dedup();
    }
}

impl fmt::Display for Lock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = LockFile {
            comment: "What clients rely on. `UPDATE_ERROR_LOCK=1 cargo test` writes this file; by hand, only take codes out of `retired`",
            format: FORMAT,
            title: &self.title,
            envelope: self.envelope.as_ref(),
            errors: &self.entries,
            retired: &self.retired,
        };
        let json = serde_json::to_string_pretty(&file).map_err(|_| fmt::Error)?;
        writeln!(formatter, "{json}")
    }
}

#[derive(Serialize)]
struct LockFile<'l> {
    comment: &'static str,
    format: u64,
    title: &'l str,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    envelope: Option<&'l LockedEnvelope>,
    errors: &'l [LockedEntry],
    retired: &'l [String],
}

/// An entry with everything that is compared. Members have the same names as in the JSON export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LockedEntry {
    pub(super) code: Code,
    pub(super) status: u16,
    /// All statuses that a response may have, if the status is known only at run time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) statuses: Vec<StatusRange>,
    #[serde(rename = "type")]
    pub(super) type_name: String,
    pub(super) name: String,
    pub(super) message: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) long_message: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) hint: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) meta: Vec<LockedMember>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not", deserialize_with = "is_stated")]
    pub(super) pointer: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not", deserialize_with = "is_stated")]
    pub(super) parameter: bool,
    /// The parts that are not where those of other errors are, or not there at all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) unclear: Vec<String>,
    /// The domain of the error, if bodies have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) domain: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) retry: Option<Retry>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) docs: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) labels: BTreeMap<String, Label>,
    /// Only if it is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) grpc: Option<GrpcCode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) deprecated: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) hidden: bool,
}

impl LockedEntry {
    fn of(sent: &WireEntry, shape: &Shape) -> Self {
        let (entry, body) = (sent.entry, sent.full().to_json());
        let mut unclear = sent.unclear.clone();
        unclear.extend(lacking(shape, entry.long_message().is_some(), |part| sent.sent.contains(&part)));
        Self {
            code: entry.code().into(),
            status: sent.status().example(entry.status()).as_u16(),
            statuses: sent.statuses().collect(),
            type_name: sent.section.type_name().to_owned(),
            name: entry.name().to_owned(),
            message: entry.message().to_string(),
            long_message: entry.long_message().map(|text| text.to_string()),
            hint: entry.hint().map(|text| text.to_string()),
            meta: sent.meta.iter().map(LockedMember::of).collect(),
            pointer: sent.sent.contains(&"pointer"),
            parameter: sent.sent.contains(&"parameter"),
            unclear,
            domain: sent.section.domain().filter(|domain| has_domain(&body, domain)).map(str::to_owned),
            retry: Retry::of(entry),
            docs: entry.docs().map(str::to_owned),
            labels: entry.labels().map(|(name, label)| (name.to_owned(), label)).collect(),
            grpc: entry.0.extra(|extra| extra.grpc),
            deprecated: entry.deprecated().map(str::to_owned),
            hidden: entry.is_hidden(),
        }
    }

    /// The statuses besides the declared one.
    pub(super) fn other_statuses(&self) -> impl Iterator<Item = StatusRange> {
        self.statuses.iter().copied().filter(|range| *range != StatusRange::one(self.status))
    }

    /// Whether a response may have this status, or any status of the class.
    pub(super) fn may_answer(&self, status: StatusRange) -> bool {
        StatusRange::one(self.status).includes(status) || self.statuses.iter().any(|range| range.includes(status))
    }

    /// The canonical code of gRPC.
    pub(super) fn grpc(&self) -> Option<GrpcCode> {
        self.grpc.or_else(|| StatusCode::from_u16(self.status).ok().map(GrpcCode::of_status))
    }

    /// The key that sorts and distinguishes entries.
    pub(super) fn place(&self) -> (&Code, &str, &str) {
        (&self.code, &self.type_name, &self.name)
    }

    /// The long text, else the short one.
    pub(super) fn text(&self) -> &str {
        self.long_message.as_ref().unwrap_or(&self.message)
    }

    /// Whether another entry has the code, and nothing else of this one.
    pub(super) fn seems_replaced_by(&self, new: &Self) -> bool {
        self.code == new.code
            && self.type_name != new.type_name
            && self.name != new.name
            && self.status != new.status
            && self.message != new.message
            && self.text() != new.text()
    }

    /// Whether clients cannot distinguish the two entries.
    pub(super) fn looks_like(&self, other: &Self) -> bool {
        self.code == other.code && self.message == other.message && self.has_form_of(other)
    }

    /// Whether the two differ only in their name and what is derived from it: the code, and a default message.
    pub(super) fn says_the_same_as(&self, other: &Self) -> bool {
        let is_named = |entry: &Self| {
            let words = |text: &str| text.replace(|char: char| !char.is_alphanumeric(), "").to_lowercase();
            words(&entry.message) == words(&entry.name)
        };
        (self.message == other.message || is_named(self) && is_named(other)) && self.has_form_of(other)
    }

    fn has_form_of(&self, other: &Self) -> bool {
        let Self { status, statuses, long_message, hint, meta, retry, .. } = self;
        *status == other.status
            && *statuses == other.statuses
            && *long_message == other.long_message
            && *hint == other.hint
            && *meta == other.meta
            && *retry == other.retry
    }
}

/// An export has the text of a part in its place.
fn is_stated<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Value::deserialize(deserializer).map(|value| value != Value::Bool(false))
}

/// Whether a domain is the value of a member.
pub(super) fn has_domain(json: &str, domain: &str) -> bool {
    json.contains(&format!("\"{domain}\""))
}

/// The parts that the bodies of other errors have, and those of this one lack.
pub(super) fn lacking(shape: &Shape, has_long: bool, is_sent: impl Fn(&'static str) -> bool) -> Vec<String> {
    let parts = ["code", "message", "long_message"].into_iter().filter(|part| has_long || *part != "long_message");
    parts.filter(|part| shape.error.contains_key(*part) && !is_sent(part)).map(str::to_owned).collect()
}

/// A member of `meta`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LockedMember {
    pub(super) key: String,
    /// The `Display` of a `DataType`.
    #[serde(rename = "type")]
    pub(super) data_type: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) optional: bool,
    /// The value of a constant member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) value: Option<Value>,
}

impl LockedMember {
    fn of(member: &WireMember) -> Self {
        Self {
            key: member.key.clone(),
            data_type: member.data_type.clone(),
            optional: member.optional,
            value: member.value.as_ref().and_then(|value| serde_json::from_str(&value.to_json()).ok()),
        }
    }

    /// Whether the type changed. An unknown type, or item type of an array, may be any type, so it does not count.
    pub(super) fn is_retyped(&self, new: &Self) -> bool {
        let (mut old, mut new) = (self.data_type.as_str(), new.data_type.as_str());
        while let (Some(old_item), Some(new_item)) = (old.strip_suffix("[]"), new.strip_suffix("[]")) {
            (old, new) = (old_item, new_item);
        }
        old != new && old != "any" && new != "any"
    }
}
