//! Which entry of the new catalog is which of the old one.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use crate::compat::lock::{Code, Entry, Lock};

/// Entries that belong together, and those that are left.
pub(super) struct Matching<'l> {
    pub(super) pairs: Vec<(&'l Entry, &'l Entry)>,
    pub(super) removed: Vec<&'l Entry>,
    pub(super) added: Vec<&'l Entry>,
}

impl<'l> Matching<'l> {
    pub(super) fn of(old: &'l Lock, new: &'l Lock) -> Self {
        let mut matching =
            Self { pairs: Vec::new(), removed: old.entries.iter().collect(), added: new.entries.iter().collect() };
        matching.pair(Entry::place, |_, _| true);
        // A variant that has only been renamed, or moved to another type, is the same for clients.
        matching.pair(code, Entry::looks_like);
        // Before entries with one code are paired: where numbers have shifted, each is that of another error now.
        let variant = |entry: &'l Entry| (entry.type_name.as_str(), entry.name.as_str());
        matching.pair(variant, |old, _| !is_replaced(&old.code, new));
        matching.pair(code, |old, new| old.name == new.name);
        matching.pair(code, |old, new| old.type_name == new.type_name);
        matching.pair(code, |old, new| old.status == new.status);
        // A code none of whose entries is recognized is still one code, and clients compare what they got under it.
        let recognized: BTreeSet<_> = matching.pairs.iter().map(|(_, new)| &new.code).collect();
        matching.pair(code, |old, _| !recognized.contains(&old.code));
        matching
    }

    /// The entry that an entry without a match may have become by nothing but another name: the only one that its type
    /// gained, for the only one that it lost.
    pub(super) fn successor(&self, removed: &Entry) -> Option<&'l Entry> {
        let only = |entries: &[&'l Entry]| {
            let mut entries = entries.iter().copied().filter(|entry| entry.type_name == removed.type_name);
            entries.next().filter(|_| entries.next().is_none())
        };
        only(&self.removed)?;
        only(&self.added).filter(|added| removed.says_the_same_as(added))
    }

    /// Pairs each entry that is left with the first one of the other side that has the same key, and with which this
    /// holds.
    fn pair<K: Ord>(&mut self, key: impl Fn(&'l Entry) -> K, belong_together: impl Fn(&Entry, &Entry) -> bool) {
        let mut candidates: BTreeMap<K, Vec<&'l Entry>> = BTreeMap::new();
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

fn code(entry: &Entry) -> &Code {
    &entry.code
}

/// Whether a code was given up on purpose. A number says nothing by itself: whoever knows the error knows its number.
fn is_replaced(code: &Code, new: &Lock) -> bool {
    match code {
        Code::Number(_) => false,
        Code::Text(text) => new.retired.contains(text),
    }
}
