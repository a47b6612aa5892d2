//! Types that declare errors, and the types in their transparent variants, as constants.

use super::section::Section;

/// A type that declares a section of the catalog.
#[diagnostic::on_unimplemented(
    message = "`{Self}` declares no errors",
    label = "not a part of a catalog",
    note = "add `#[derive(ApiError)]` to the type"
)]
pub trait Declared {
    /// The shape, as in [`ApiError`](crate::ApiError), which reports mistakes in it.
    type Envelope;
    /// The section.
    const SECTION: &'static Section;
    /// The section, and those of the types in transparent variants.
    const TREE: &'static Tree = &Tree::new(Self::SECTION);
}

/// A type, and the types in its transparent variants.
#[derive(Clone, Copy, Debug)]
pub struct Tree {
    section: Option<&'static Section>,
    inner: &'static [&'static Self],
    is_generic: bool,
    has_fallback: bool,
}

impl Tree {
    /// A type without transparent variants.
    #[must_use]
    pub const fn new(section: &'static Section) -> Self {
        Self { section: Some(section), inner: &[], is_generic: false, has_fallback: false }
    }

    /// A type that declares nothing itself, such as a list of errors.
    pub(crate) const fn of_wrapper(inner: &'static [&'static Self]) -> Self {
        Self { section: None, inner, is_generic: false, has_fallback: false }
    }

    /// The types in transparent variants.
    #[must_use]
    pub const fn inner(mut self, inner: &'static [&'static Self]) -> Self {
        self.inner = inner;
        self
    }

    /// The types in transparent variants depend on parameters of the type.
    #[must_use]
    pub const fn generic(mut self) -> Self {
        self.is_generic = true;
        self
    }

    /// The type answers empty lists in its transparent variants itself.
    #[must_use]
    pub const fn fallback(mut self) -> Self {
        self.has_fallback = true;
        self
    }

    /// An upper bound of the number of sections: each counts as often as it is reached.
    #[allow(clippy::indexing_slicing, reason = "the index is below the length")]
    pub(crate) const fn bound(&self) -> usize {
        let (mut bound, mut at) = (1, 0);
        while at < self.inner.len() {
            bound += self.inner[at].bound();
            at += 1;
        }
        bound
    }

    /// Whether a value of this type can be an error of the other one.
    #[allow(clippy::indexing_slicing, reason = "the index is below the length")]
    pub(crate) const fn contains(&self, other: &Section) -> bool {
        if let Some(section) = self.section
            && section.is(other)
        {
            return true;
        }
        let mut at = 0;
        while at < self.inner.len() {
            if self.inner[at].contains(other) {
                return true;
            }
            at += 1;
        }
        false
    }
}

/// The sections of a list of types and of the types in them, each once, in the order in which they are reached.
///
/// `SLOTS` is the result of [`slots`]. A table of hashes finds out whether a section is there already, because comparing
/// each one with all others would take the compiler long.
#[derive(Debug)]
pub(crate) struct Listed<const SLOTS: usize> {
    sections: [Option<&'static Section>; SLOTS],
    len: usize,
    /// The position in `sections` plus one; 0 if the slot is empty.
    slots: [usize; SLOTS],
}

/// The size of the table for the sections of these types: at most half of it is filled.
#[must_use]
#[allow(clippy::indexing_slicing, reason = "the index is below the length")]
pub const fn slots(types: &[&Tree]) -> usize {
    let (mut sections, mut at) = (1, 0);
    while at < types.len() {
        sections += types[at].bound();
        at += 1;
    }
    (2 * sections).next_power_of_two()
}

#[allow(clippy::indexing_slicing, reason = "the indices are below the lengths")]
impl<const SLOTS: usize> Listed<SLOTS> {
    /// Finds the sections.
    ///
    /// `internal_error` is the section of the error that an empty list answers. It is omitted where an enum answers
    /// empty lists itself.
    pub(crate) const fn of(types: &[&Tree], internal_error: &'static Section) -> Self {
        let mut listed = Self { sections: [None; SLOTS], len: 0, slots: [0; SLOTS] };
        let mut at = 0;
        while at < types.len() {
            listed.add(types[at], internal_error, false);
            at += 1;
        }
        listed
    }

    const fn add(&mut self, tree: &Tree, internal_error: &Section, is_answered: bool) {
        if let Some(section) = tree.section {
            if is_answered && section.is(internal_error) {
                return;
            }
            // A type whose variants are all transparent has no entries to list.
            let is_listed = !section.is_empty() || tree.inner.is_empty();
            let is_new = !is_listed || self.insert(section);
            // Another instance of a generic type may contain other types.
            if !is_new && !tree.is_generic {
                return;
            }
        }
        let is_answered = tree.has_fallback || is_answered && tree.section.is_none();
        let mut at = 0;
        while at < tree.inner.len() {
            self.add(tree.inner[at], internal_error, is_answered);
            at += 1;
        }
    }

    /// Returns `false` if the section is there already.
    const fn insert(&mut self, section: &'static Section) -> bool {
        let mut slot = section.0.identity_hash() & (SLOTS - 1);
        while self.slots[slot] != 0 {
            if let Some(known) = self.sections[self.slots[slot] - 1]
                && known.is(section)
            {
                return false;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        self.sections[self.len] = Some(section);
        self.len += 1;
        self.slots[slot] = self.len;
        true
    }

    /// The number of sections.
    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    /// The sections. `N` is the result of [`len`](Self::len), and `vacant` a section for places that there are not.
    pub(crate) const fn sections<const N: usize>(&self, vacant: &'static Section) -> [&'static Section; N] {
        let mut sections = [vacant; N];
        let mut at = 0;
        while at < N && at < self.len {
            if let Some(section) = self.sections[at] {
                sections[at] = section;
            }
            at += 1;
        }
        sections
    }
}
