//! Which entry of the new catalog is which of the old one.

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
        matching.pair_unmoved();
        // A variant that has only been renamed, or moved to another type, is the same for clients.
        matching.pair(Entry::looks_like);
        // Before entries with one code are paired: where numbers have shifted, each is that of another error now.
        matching.pair(|old, variant| {
            old.type_name == variant.type_name && old.name == variant.name && !is_replaced(&old.code, new)
        });
        for likeness in [
            |old: &Entry, new: &Entry| old.name == new.name,
            |old: &Entry, new: &Entry| old.type_name == new.type_name,
            |old: &Entry, new: &Entry| old.status == new.status,
        ] {
            matching.pair(|old, new| old.code == new.code && likeness(old, new));
        }
        matching.pair_last();
        matching
    }

    /// Entries of one code, type and name. Both sides are sorted by these.
    fn pair_unmoved(&mut self) {
        let mut candidates = std::mem::take(&mut self.added).into_iter().peekable();
        for old in std::mem::take(&mut self.removed) {
            while let Some(new) = candidates.next_if(|new| new.place() < old.place()) {
                self.added.push(new);
            }
            match candidates.next_if(|new| new.place() == old.place()) {
                Some(new) => self.pairs.push((old, new)),
                None => self.removed.push(old),
            }
        }
        self.added.extend(candidates);
    }

    /// Each entry that is left, with the first one on the other side of which this holds.
    fn pair(&mut self, belong_together: impl Fn(&Entry, &Entry) -> bool) {
        let Self { pairs, removed, added } = self;
        removed.retain(|old| match added.iter().position(|new| belong_together(old, new)) {
            Some(at) => {
                pairs.push((old, added.remove(at)));
                false
            }
            None => true,
        });
    }

    /// A code none of whose entries is recognized is still one code, and clients compare what they got under it.
    fn pair_last(&mut self) {
        let mut last = std::mem::take(&mut self.removed);
        last.retain(|old| {
            let is_paired = self.pairs.iter().any(|(_, new)| new.code == old.code);
            match self.added.iter().position(|new| new.code == old.code) {
                Some(at) if !is_paired => {
                    self.pairs.push((old, self.added.remove(at)));
                    false
                }
                _ => true,
            }
        });
        self.removed = last;
    }
}

/// Whether a code was given up on purpose. A number says nothing by itself: whoever knows the error knows its number.
fn is_replaced(code: &Code, new: &Lock) -> bool {
    match code {
        Code::Number(_) => false,
        Code::Text(text) => new.retired.contains(text),
    }
}
