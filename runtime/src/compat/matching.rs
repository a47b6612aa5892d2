//! Matches the entries of the new catalog with those of the old one.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use crate::compat::lock::{Lock, LockedEntry};
use crate::export::Code;

/// Pairs of an old and a new entry, and the entries without a match.
pub(super) struct Matching<'l> {
    pub(super) pairs: Vec<(&'l LockedEntry, &'l LockedEntry)>,
    pub(super) removed: Vec<&'l LockedEntry>,
    pub(super) added: Vec<&'l LockedEntry>,
}

impl<'l> Matching<'l> {
    pub(super) fn of(old: &'l Lock, new: &'l Lock) -> Self {
        let mut matching =
            Self { pairs: Vec::new(), removed: old.entries.iter().collect(), added: new.entries.iter().collect() };
        matching.pair(LockedEntry::place, |_, _| true);
        // For clients, a variant that was only renamed, or moved to another type, is the same.
        matching.pair(code, LockedEntry::looks_like);
        // This comes before pairing by code: if numbers have shifted, each is now that of another error.
        let variant = |entry: &'l LockedEntry| (entry.type_name.as_str(), entry.name.as_str());
        matching.pair(variant, |old, _| !is_replaced(&old.code, new));
        matching.pair(code, |old, new| old.name == new.name);
        matching.pair(code, |old, new| old.type_name == new.type_name);
        matching.pair(code, |old, new| old.status == new.status);
        // If none of a code's entries is recognized, compare them anyway: for clients it is still the same code.
        let recognized: BTreeSet<_> = matching.pairs.iter().map(|(_, new)| &new.code).collect();
        matching.pair(code, |old, _| !recognized.contains(&old.code));
        matching
    }

    /// The entry that a removed entry may have been renamed to: its type lost only this entry and gained only that one.
    pub(super) fn successor(&self, removed: &LockedEntry) -> Option<&'l LockedEntry> {
        let only = |entries: &[&'l LockedEntry]| {
            let mut entries = entries.iter().copied().filter(|entry| entry.type_name == removed.type_name);
            entries.next().filter(|_| entries.next().is_none())
        };
        only(&self.removed)?;
        only(&self.added).filter(|added| removed.says_the_same_as(added))
    }

    /// Pairs each remaining old entry with the first new one that has the same key and satisfies `belong_together`.
    fn pair<K: Ord>(
        &mut self,
        key: impl Fn(&'l LockedEntry) -> K,
        belong_together: impl Fn(&LockedEntry, &LockedEntry) -> bool,
    ) {
        let mut candidates: BTreeMap<K, Vec<&'l LockedEntry>> = BTreeMap::new();
        for new in mem::take(&mut self.added) {
            candidates.entry(key(new)).or_default().push(new);
        }
        for old in mem::take(&mut self.removed) {
            let candidates = candidates.get_mut(&key(old));
            let found = candidates.and_then(|candidates| {
                let at = candidates.iter().position(|new| belong_together(old, new))?;
                Some(candidates.remove(at))
            });
            match found {
                Some(new) => self.pairs.push((old, new)),
                None => self.removed.push(old),
            }
        }
        self.added = candidates.into_values().flatten().collect();
    }
}

fn code(entry: &LockedEntry) -> &Code {
    &entry.code
}

/// Whether a code was retired on purpose. For a number, retiring does not make a change compatible: a number has no meaning
/// of its own, so clients know the error by it.
fn is_replaced(code: &Code, new: &Lock) -> bool {
    match code {
        Code::Number(_) => false,
        Code::Text(text) => new.retired.contains(text),
    }
}
