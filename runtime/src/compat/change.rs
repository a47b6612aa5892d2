//! One change of a catalog.

/// Whether a change breaks clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// Clients that understood the old catalog can misunderstand the new one.
    Breaking,
    /// Clients that understood the old catalog understand the new one.
    Compatible,
}

/// What has changed. The [module](crate::compat) explains the breaking kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ChangeKind {
    /// No error has the code anymore.
    CodeRemoved,
    /// The code of an error was renamed or renumbered.
    CodeChanged,
    /// The status of an error changed.
    StatusChanged,
    /// The status that is known at run time is no longer one that it was.
    StatusesNarrowed,
    /// The code in gRPC changed.
    GrpcChanged,
    /// A key of `meta` was removed.
    MetaRemoved,
    /// A value of `meta` has another type.
    MetaRetyped,
    /// A member of `meta` that was always present can be absent.
    MetaOptional,
    /// The retry advice promises less.
    RetryNarrowed,
    /// An error has a code that was retired.
    RetiredReused,
    /// Two errors have exchanged their codes.
    CodesSwapped,
    /// A code has another type, name, status and text at once, so it seems to mean something else.
    SuspectedReuse,
    /// A constant value of `meta` changed.
    MetaValueChanged,
    /// The media type of the responses changed.
    MediaTypeChanged,
    /// Bodies have a part of each error in another place, or not at all.
    PartMoved,
    /// Bodies write a part of each error in another form.
    PartRewritten,
    /// The domain of an error changed.
    DomainChanged,
    /// Bodies have a part of each error that they lacked.
    PartAdded,
    /// Bodies have a domain that they lacked.
    DomainAdded,
    /// No error has the code anymore, and the catalog lists it as retired.
    CodeRetired,
    /// No type lists a retired code anymore.
    RetiredForgotten,
    /// A code is new.
    CodeAdded,
    /// An existing code has one more error.
    EntryAdded,
    /// A code that still exists has one error less.
    EntryRemoved,
    /// The variant or its type was renamed.
    EntryMoved,
    /// The status that is known at run time may be one more.
    StatusesWidened,
    /// The short text changed.
    MessageChanged,
    /// The long text changed.
    LongMessageChanged,
    /// The hint changed.
    HintChanged,
    /// The link to the documentation changed.
    DocsChanged,
    /// A key of `meta` is new.
    MetaAdded,
    /// The type of a value of `meta` became known or unknown.
    MetaTypeKnown,
    /// A value of `meta` became constant.
    MetaConstant,
    /// A member of `meta` that could be absent is always present.
    MetaRequired,
    /// The retry advice changed and promises as much or more.
    RetryWidened,
    /// The labels changed.
    LabelsChanged,
    /// An error became deprecated, is no longer deprecated, or has another note.
    DeprecationChanged,
    /// An error became hidden or public.
    VisibilityChanged,
}

impl ChangeKind {
    /// Whether a change of this kind breaks clients.
    pub const fn verdict(self) -> Verdict {
        match self {
            Self::CodeRemoved
            | Self::CodeChanged
            | Self::StatusChanged
            | Self::StatusesNarrowed
            | Self::GrpcChanged
            | Self::MetaRemoved
            | Self::MetaRetyped
            | Self::MetaOptional
            | Self::RetryNarrowed
            | Self::RetiredReused
            | Self::CodesSwapped
            | Self::SuspectedReuse
            | Self::MetaValueChanged
            | Self::MediaTypeChanged
            | Self::PartMoved
            | Self::PartRewritten
            | Self::DomainChanged => Verdict::Breaking,
            Self::PartAdded
            | Self::DomainAdded
            | Self::CodeRetired
            | Self::RetiredForgotten
            | Self::CodeAdded
            | Self::EntryAdded
            | Self::EntryRemoved
            | Self::EntryMoved
            | Self::StatusesWidened
            | Self::MessageChanged
            | Self::LongMessageChanged
            | Self::HintChanged
            | Self::DocsChanged
            | Self::MetaAdded
            | Self::MetaTypeKnown
            | Self::MetaConstant
            | Self::MetaRequired
            | Self::RetryWidened
            | Self::LabelsChanged
            | Self::DeprecationChanged
            | Self::VisibilityChanged => Verdict::Compatible,
        }
    }
}

/// One change between two catalogs. `Display` describes it in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub(super) kind: ChangeKind,
    pub(super) code: String,
    pub(super) type_name: String,
    pub(super) name: String,
    pub(super) meta_key: Option<String>,
    pub(super) part: Option<String>,
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
    /// The path of the variant that seems to be this one under a new name.
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

    /// The code, as text. It is the code that clients know, or that of a new error. It is empty for a change of all bodies.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The name of the type that declares the error, in the new catalog unless the error was removed. It is empty for a
    /// retired code that no type lists anymore.
    pub fn type_name(&self) -> &str {
        &self.type_name
    }

    /// The name of the variant or struct, in the new catalog unless the error was removed.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key in `meta` that the change is about.
    pub fn meta_key(&self) -> Option<&str> {
        self.meta_key.as_deref()
    }

    /// The part of an error that bodies have somewhere else: `code`, `message`, … as in the JSON export,
    /// after `listed.` in a list of several errors.
    pub fn part(&self) -> Option<&str> {
        self.part.as_deref()
    }

    /// The old value, if there was one: a code, a status, a text, a type, the path of a variant ….
    pub fn old(&self) -> Option<&str> {
        self.old.as_deref()
    }

    /// The new value, if there is one.
    #[expect(clippy::new_ret_no_self, reason = "nobody makes a change, and its sides are called so everywhere")]
    pub fn new(&self) -> Option<&str> {
        self.new.as_deref()
    }

    /// `Type::Variant`, or `Type` for a struct, whose only entry has the same name.
    pub(super) fn path(&self) -> String {
        path(&self.type_name, &self.name)
    }
}

pub(super) fn path(type_name: &str, name: &str) -> String {
    if type_name == name { name.to_owned() } else { format!("{type_name}::{name}") }
}
