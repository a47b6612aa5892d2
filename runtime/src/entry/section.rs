//! The errors of one type.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::hash::{equal, hash};
use super::row::{Entry, entry_if_some};

/// The errors of one type: a heading of the catalog and the entries under it.
///
/// ```
/// use error_catalog::ApiError;
///
/// #[derive(Debug, ApiError)]
/// enum SessionRefreshError {
///     #[api(status = 401)]
///     Expired,
/// }
///
/// let section = SessionRefreshError::section();
/// assert_eq!(section.name(), "Session Refresh");
/// assert_eq!(section.type_name(), "SessionRefreshError");
/// assert_eq!(section.entries()[0].code(), "expired");
/// ```
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Section(pub(crate) SectionRow);

/// A section as the derive writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SectionRow {
    pub(crate) name: &'static str,
    pub(crate) type_name: &'static str,
    pub(crate) entries: &'static [Entry],
    pub(crate) hashes: &'static [u32],
    pub(crate) retired: &'static [&'static str],
    pub(crate) domain: Option<&'static str>,
    pub(crate) module_path: &'static str,
    pub(crate) line: u32,
}

impl SectionRow {
    /// A section: its heading, the name of its type, and its entries.
    #[must_use]
    pub const fn new(name: &'static str, type_name: &'static str, entries: &'static [Entry]) -> Self {
        Self { name, type_name, entries, hashes: &[], retired: &[], domain: None, module_path: "", line: 0 }
    }

    /// The hash of the code of each entry.
    #[must_use]
    pub const fn code_hashes(mut self, hashes: &'static [u32]) -> Self {
        self.hashes = hashes;
        self
    }

    /// Codes that may never be used again.
    #[must_use]
    pub const fn retired(mut self, codes: &'static [&'static str]) -> Self {
        self.retired = codes;
        self
    }

    /// The service that the errors belong to.
    #[must_use]
    pub const fn domain(mut self, domain: &'static str) -> Self {
        self.domain = Some(domain);
        self
    }

    /// Where the type is declared: its module and line.
    #[must_use]
    pub const fn at(mut self, module_path: &'static str, line: u32) -> Self {
        self.module_path = module_path;
        self.line = line;
        self
    }

    /// Differs for most types. The module is left out, because hashing it would take the compiler longer.
    pub(crate) const fn identity_hash(&self) -> usize {
        hash(self.type_name).wrapping_add(self.line.wrapping_mul(0x9e37_79b1)) as usize
    }

    /// The section that the row declares.
    #[must_use]
    pub const fn section(self) -> Section {
        Section(self)
    }
}

impl Section {
    /// The heading.
    pub const fn name(&self) -> &'static str {
        self.0.name
    }

    /// Name of the type that declares the errors.
    pub const fn type_name(&self) -> &'static str {
        self.0.type_name
    }

    /// The errors in the order of their declaration.
    pub const fn entries(&self) -> &'static [Entry] {
        self.0.entries
    }

    /// Codes that may never be used again.
    pub const fn retired(&self) -> &'static [&'static str] {
        self.0.retired
    }

    /// The service that the errors belong to.
    pub const fn domain(&self) -> Option<&'static str> {
        self.0.domain
    }

    /// Path of the module that declares the type.
    pub const fn module_path(&self) -> &'static str {
        self.0.module_path
    }

    /// Whether both are the section of one type. Instances of a generic type have one section.
    pub(crate) const fn is(&self, other: &Self) -> bool {
        self.0.line == other.0.line
            && equal(self.0.type_name, other.0.type_name)
            && equal(self.0.module_path, other.0.module_path)
    }

    /// Whether the type declares nothing.
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.entries.is_empty() && self.0.retired.is_empty()
    }
}

/// Schema: `name`, `type`, `domain`?, `entries`, `retired`.
impl Serialize for Section {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name())?;
        map.serialize_entry("type", self.type_name())?;
        entry_if_some(&mut map, "domain", self.domain())?;
        map.serialize_entry("entries", self.entries())?;
        map.serialize_entry("retired", self.retired())?;
        map.end()
    }
}
