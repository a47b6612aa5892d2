//! One change of a catalog.

/// Whether a change breaks clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// Clients that understood the old catalog can misunderstand the new one.
    Breaking,
    /// They understand both.
    Compatible,
}

/// What has changed. The [module](crate::compat) tells when each of the breaking ones is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ChangeKind {
    /// No error has the code any more.
    CodeRemoved,
    /// An error has another code: it was renamed or renumbered.
    CodeChanged,
    /// The status of an error.
    StatusChanged,
    /// A key of `meta` is gone.
    MetaRemoved,
    /// A value of `meta` has another type.
    MetaRetyped,
    /// A member of `meta` can be absent, which it never was.
    MetaOptional,
    /// The advice about retries promises less.
    RetryNarrowed,
    /// An error has a code that was retired.
    RetiredReused,
    /// No error has the code any more, and the catalog lists it as retired.
    CodeRetired,
    /// A retired code is no longer listed by any type.
    RetiredForgotten,
    /// A code is new.
    CodeAdded,
    /// A code that was there has one more error.
    EntryAdded,
    /// A code that is still there has one error less.
    EntryRemoved,
    /// The variant or its type has another name.
    EntryMoved,
    /// The short text.
    MessageChanged,
    /// The long text.
    LongMessageChanged,
    /// The hint.
    HintChanged,
    /// The link to the documentation.
    DocsChanged,
    /// A key of `meta` is new.
    MetaAdded,
    /// The type of a value of `meta` has become known, or is no longer.
    MetaTypeKnown,
    /// A member of `meta` that could be absent is always there.
    MetaRequired,
    /// A constant value of `meta`.
    MetaValueChanged,
    /// The advice about retries promises as much or more.
    RetryWidened,
    /// An error is deprecated, no longer so, or for another reason.
    DeprecationChanged,
    /// An error is left out of public exports, or no longer so.
    VisibilityChanged,
}

impl ChangeKind {
    /// Whether such a change breaks clients.
    pub const fn verdict(self) -> Verdict {
        match self {
            Self::CodeRemoved
            | Self::CodeChanged
            | Self::StatusChanged
            | Self::MetaRemoved
            | Self::MetaRetyped
            | Self::MetaOptional
            | Self::RetryNarrowed
            | Self::RetiredReused => Verdict::Breaking,
            Self::CodeRetired
            | Self::RetiredForgotten
            | Self::CodeAdded
            | Self::EntryAdded
            | Self::EntryRemoved
            | Self::EntryMoved
            | Self::MessageChanged
            | Self::LongMessageChanged
            | Self::HintChanged
            | Self::DocsChanged
            | Self::MetaAdded
            | Self::MetaTypeKnown
            | Self::MetaRequired
            | Self::MetaValueChanged
            | Self::RetryWidened
            | Self::DeprecationChanged
            | Self::VisibilityChanged => Verdict::Compatible,
        }
    }
}

/// One change between two catalogs. `Display` says it in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub(super) kind: ChangeKind,
    pub(super) code: String,
    pub(super) type_name: String,
    pub(super) name: String,
    pub(super) meta_key: Option<String>,
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
    /// Path of the variant that seems to be this one under another name.
    pub(super) successor: Option<String>,
}

impl Change {
    /// What has changed.
    pub fn kind(&self) -> ChangeKind {
        self.kind
    }

    /// Whether it breaks clients.
    pub fn verdict(&self) -> Verdict {
        self.kind.verdict()
    }

    /// The code that clients know, as text; of a new error its own.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Name of the type that declares the error: that in the new catalog, unless the error is gone. It is empty for a
    /// retired code that nothing tells about any more.
    pub fn type_name(&self) -> &str {
        &self.type_name
    }

    /// Name of the variant or struct, in the same way.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key in `meta` that the change is about.
    pub fn meta_key(&self) -> Option<&str> {
        self.meta_key.as_deref()
    }

    /// What it was, if it was there: a code, a status, a text, a type, the path of a variant ….
    pub fn old(&self) -> Option<&str> {
        self.old.as_deref()
    }

    /// What it is, if it is there.
    #[expect(clippy::new_ret_no_self, reason = "nobody makes a change, and its sides are called so everywhere")]
    pub fn new(&self) -> Option<&str> {
        self.new.as_deref()
    }

    /// `Type::Variant`, or `Type` for a struct, whose one entry has its name.
    pub(super) fn path(&self) -> String {
        path(&self.type_name, &self.name)
    }
}

pub(super) fn path(type_name: &str, name: &str) -> String {
    if type_name == name { name.to_owned() } else { format!("{type_name}::{name}") }
}
