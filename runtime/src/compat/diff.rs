//! What has changed between two catalogs.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::compat::change::{Change, ChangeKind, Verdict, path};
use crate::compat::lock::{Lock, LockedEntry, LockedMember};
use crate::compat::matching::Matching;
use crate::export::{Code, Delay, Retry};

/// The changes between an old and a new catalog.
///
/// `Display` is the report: each change with its verdict, and for a breaking change who is affected and how to fix it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use = "whether clients break is to be looked at"]
pub struct Diff {
    changes: Vec<Change>,
}

impl Diff {
    pub(super) fn of(old: &Lock, new: &Lock) -> Self {
        let mut comparison = Comparison::of(old, new);
        let matching = Matching::of(old, new);
        comparison.envelope();
        let is_swapped = |old: &LockedEntry, new: &LockedEntry| {
            let back = |other: &(&LockedEntry, &LockedEntry)| other.0.code == new.code && other.1.code == old.code;
            old.code != new.code && matching.pairs.iter().any(back)
        };
        for (old, new) in &matching.pairs {
            comparison.pair(old, new, is_swapped(old, new));
        }
        for entry in &matching.removed {
            comparison.removed(entry, matching.successor(entry));
        }
        for entry in &matching.added {
            comparison.added(entry);
        }
        comparison.retired();
        let mut changes = comparison.changes;
        changes.sort_by(|left, right| order(left).cmp(&order(right)));
        Self { changes }
    }

    /// All changes: first the breaking ones, then the compatible ones, both sorted by code.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Iterates over all changes.
    pub fn iter(&self) -> std::slice::Iter<'_, Change> {
        self.changes.iter()
    }

    /// The changes that break clients.
    pub fn breaking(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.verdict() == Verdict::Breaking)
    }

    /// The changes that do not break clients.
    pub fn compatible(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.verdict() == Verdict::Compatible)
    }

    /// Whether a change breaks clients.
    pub fn is_breaking(&self) -> bool {
        self.breaking().next().is_some()
    }

    /// Whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

impl Lock {
    /// The changes from `self` to `new`.
    pub fn diff(&self, new: &Self) -> Diff {
        Diff::of(self, new)
    }
}

impl IntoIterator for Diff {
    type Item = Change;
    type IntoIter = std::vec::IntoIter<Change>;

    fn into_iter(self) -> Self::IntoIter {
        self.changes.into_iter()
    }
}

impl<'d> IntoIterator for &'d Diff {
    type Item = &'d Change;
    type IntoIter = std::slice::Iter<'d, Change>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

fn order(change: &Change) -> impl Ord + use<'_> {
    // Numbers are sorted by value, as in the lock.
    let number = change.code.parse::<i64>().unwrap_or(i64::MAX);
    let place = (&change.type_name, &change.name, change.kind, &change.meta_key, &change.part);
    (change.verdict(), !change.code.is_empty(), number, &change.code, place)
}

struct Comparison<'l> {
    old: &'l Lock,
    new: &'l Lock,
    old_codes: BTreeSet<&'l Code>,
    new_codes: BTreeSet<&'l Code>,
    changes: Vec<Change>,
}

impl<'l> Comparison<'l> {
    fn of(old: &'l Lock, new: &'l Lock) -> Self {
        let codes = |lock: &'l Lock| lock.entries.iter().map(|entry| &entry.code).collect();
        Self { old, new, old_codes: codes(old), new_codes: codes(new), changes: Vec::new() }
    }

    fn add(&mut self, kind: ChangeKind, entry: &LockedEntry, old: Option<String>, new: Option<String>) {
        let (code, type_name, name) = (entry.code.to_string(), entry.type_name.clone(), entry.name.clone());
        let (meta_key, part, successor) = (None, None, None);
        self.changes.push(Change { kind, code, type_name, name, meta_key, part, old, new, successor });
    }

    /// The same if both are equal.
    fn add_if_changed<T: PartialEq>(
        &mut self,
        kind: ChangeKind,
        entry: &LockedEntry,
        [old, new]: [T; 2],
        text: impl Fn(T) -> Option<String>,
    ) {
        if old != new {
            self.add(kind, entry, text(old), text(new));
        }
    }

    /// The media type, and the places of the parts of an error.
    fn envelope(&mut self) {
        let (Some(old), Some(new)) = (&self.old.envelope, &self.new.envelope) else { return };
        let mut add = |kind, part: Option<String>, old: Option<&String>, new: Option<&String>| {
            self.changes.push(Change {
                kind,
                code: String::new(),
                type_name: String::new(),
                name: String::new(),
                meta_key: None,
                part,
                old: old.cloned(),
                new: new.cloned(),
                successor: None,
            });
        };
        if old.content_type != new.content_type {
            add(ChangeKind::MediaTypeChanged, None, Some(&old.content_type), Some(&new.content_type));
        }
        let none = BTreeMap::new();
        let listed = [old, new].map(|envelope| envelope.shape.listed.as_ref().unwrap_or(&none));
        for (prefix, [old, new]) in [("", [&old.shape.error, &new.shape.error]), ("listed.", listed)] {
            for part in old.keys().chain(new.keys().filter(|part| !old.contains_key(*part))) {
                let (old, new) = (old.get(part), new.get(part));
                let kind = if old.is_none() { ChangeKind::PartAdded } else { ChangeKind::PartMoved };
                if old != new {
                    add(kind, Some(format!("{prefix}{part}")), old, new);
                }
            }
        }
        let [old_forms, new_forms] = [old, new].map(|envelope| &envelope.shape.forms);
        for (prefix, [old, new]) in [("", [&old.shape.error, &new.shape.error]), ("listed.", listed)] {
            for (part, path) in old {
                let name = format!("{prefix}{part}");
                let (old, written) = (old_forms.get(&name), new_forms.get(&name));
                if new.get(part) == Some(path) && old != written {
                    add(ChangeKind::PartRewritten, Some(name), old, written);
                }
            }
        }
    }

    /// The parts that only some errors have, or have elsewhere.
    fn parts(&mut self, known: &LockedEntry, old: &LockedEntry, new: &LockedEntry) {
        let Some(envelope) = &self.old.envelope else { return };
        let declared = |entry: &LockedEntry| [("pointer", entry.pointer), ("parameter", entry.parameter)];
        let declared = declared(old).into_iter().zip(declared(new)).map(|((part, was), (_, is))| (part, was, is));
        let [old, new] = [old, new].map(|entry| &entry.unclear);
        let moved = new.iter().filter(|part| !old.contains(part)).map(|part| (part.as_str(), true, false));
        let back = old.iter().filter(|part| !new.contains(part)).map(|part| (part.as_str(), false, true));
        for (part, was, is) in declared.chain(moved).chain(back).filter(|(_, was, is)| was != is) {
            // What no body has, clients do not miss.
            let Some(path) = envelope.shape.error.get(part) else { continue };
            let path = |is_there: bool| is_there.then(|| path.clone());
            self.add(if was { ChangeKind::PartMoved } else { ChangeKind::PartAdded }, known, path(was), path(is));
            if let Some(change) = self.changes.last_mut() {
                change.part = Some(part.to_owned());
            }
        }
    }

    fn pair(&mut self, old: &LockedEntry, new: &LockedEntry, is_swapped: bool) {
        let [old_path, new_path] = [old, new].map(|entry| path(&entry.type_name, &entry.name));
        if old.seems_replaced_by(new) {
            let described =
                |entry: &LockedEntry, path: &str| Some(format!("{path}, {}, \"{}\"", entry.status, entry.text()));
            return self.add(ChangeKind::SuspectedReuse, new, described(old, &old_path), described(new, &new_path));
        }
        // Reported under the code that clients know and the place in the source that has to change.
        let known = &LockedEntry { code: old.code.clone(), ..new.clone() };
        let kind = if is_swapped { ChangeKind::CodesSwapped } else { ChangeKind::CodeChanged };
        self.add_if_changed(kind, known, [&old.code, &new.code], |code| Some(code.to_string()));
        self.add_if_changed(ChangeKind::EntryMoved, known, [old_path, new_path], Some);
        self.add_if_changed(ChangeKind::StatusChanged, known, [old.status, new.status], |status| {
            Some(status.to_string())
        });
        self.statuses(known, old, new);
        for (kind, texts) in [
            (ChangeKind::MessageChanged, [Some(&old.message), Some(&new.message)]),
            (ChangeKind::LongMessageChanged, [old.long_message.as_ref(), new.long_message.as_ref()]),
            (ChangeKind::HintChanged, [old.hint.as_ref(), new.hint.as_ref()]),
            (ChangeKind::DocsChanged, [old.docs.as_ref(), new.docs.as_ref()]),
            (ChangeKind::DeprecationChanged, [old.deprecated.as_ref(), new.deprecated.as_ref()]),
        ] {
            self.add_if_changed(kind, known, texts, Option::<&String>::cloned);
        }
        if old.grpc.is_some() || new.grpc.is_some() {
            let codes = [old, new].map(LockedEntry::grpc);
            self.add_if_changed(ChangeKind::GrpcChanged, known, codes, |code| code.map(|code| code.to_string()));
        }
        self.add_if_changed(ChangeKind::LabelsChanged, known, [&old.labels, &new.labels], |labels| {
            let labels: Vec<_> = labels.iter().map(|(name, label)| format!("{name}={label}")).collect();
            (!labels.is_empty()).then(|| labels.join(", "))
        });
        self.add_if_changed(ChangeKind::VisibilityChanged, known, [old.hidden, new.hidden], |hidden| {
            Some(if hidden { "hidden" } else { "public" }.to_owned())
        });
        let narrows = promise(new.retry.as_ref()) < promise(old.retry.as_ref());
        let kind = if narrows { ChangeKind::RetryNarrowed } else { ChangeKind::RetryWidened };
        self.add_if_changed(kind, known, [&old.retry, &new.retry], |retry| retry.as_ref().map(Retry::to_string));
        let kind = if old.domain.is_some() { ChangeKind::DomainChanged } else { ChangeKind::DomainAdded };
        self.add_if_changed(kind, known, [&old.domain, &new.domain], Option::clone);
        self.parts(known, old, new);
        self.meta(known, &old.meta, &new.meta);
    }

    /// Compares what may be answered besides the declared status.
    fn statuses(&mut self, known: &LockedEntry, old: &LockedEntry, new: &LockedEntry) {
        let text = |entry: &LockedEntry| {
            let others: Vec<_> = entry.other_statuses().map(|status| status.to_string()).collect();
            (!others.is_empty()).then(|| others.join(", "))
        };
        let kind = if !old.other_statuses().all(|status| new.may_answer(status)) {
            ChangeKind::StatusesNarrowed
        } else if !new.other_statuses().all(|status| old.may_answer(status)) {
            ChangeKind::StatusesWidened
        } else {
            return;
        };
        self.add(kind, known, text(old), text(new));
    }

    fn meta(&mut self, entry: &LockedEntry, old: &[LockedMember], new: &[LockedMember]) {
        let find = |members: &[LockedMember], key: &str| members.iter().find(|member| member.key == key).cloned();
        let mut add = |kind, key: &str, old: Option<&str>, new: Option<&str>| {
            self.add(kind, entry, old.map(str::to_owned), new.map(str::to_owned));
            if let Some(change) = self.changes.last_mut() {
                change.meta_key = Some(key.to_owned());
            }
        };
        for member in new.iter().filter(|member| find(old, &member.key).is_none()) {
            add(ChangeKind::MetaAdded, &member.key, None, Some(&member.data_type));
        }
        for old in old {
            let Some(new) = find(new, &old.key) else {
                add(ChangeKind::MetaRemoved, &old.key, Some(&old.data_type), None);
                continue;
            };
            let types = (Some(&*old.data_type), Some(&*new.data_type));
            if old.is_retyped(&new) {
                add(ChangeKind::MetaRetyped, &old.key, types.0, types.1);
            } else if types.0 != types.1 {
                add(ChangeKind::MetaTypeKnown, &old.key, types.0, types.1);
            }
            if old.optional != new.optional {
                let kind = if new.optional { ChangeKind::MetaOptional } else { ChangeKind::MetaRequired };
                let word = |optional| Some(if optional { "optional" } else { "required" });
                add(kind, &old.key, word(old.optional), word(new.optional));
            }
            if old.value != new.value {
                let json = |member: &LockedMember| member.value.as_ref().map(ToString::to_string);
                let (old_value, new_value) = (json(old), json(&new));
                let kind = if old.value.is_some() { ChangeKind::MetaValueChanged } else { ChangeKind::MetaConstant };
                add(kind, &old.key, old_value.as_deref(), new_value.as_deref());
            }
        }
    }

    fn removed(&mut self, entry: &LockedEntry, successor: Option<&LockedEntry>) {
        let code = entry.code.to_string();
        let kind = if self.new_codes.contains(&entry.code) {
            ChangeKind::EntryRemoved
        } else if self.new.retired.contains(&code) {
            ChangeKind::CodeRetired
        } else {
            ChangeKind::CodeRemoved
        };
        self.add(kind, entry, Some(code), None);
        if let Some(change) = self.changes.last_mut() {
            change.successor = successor.map(|entry| path(&entry.type_name, &entry.name));
        }
    }

    fn added(&mut self, entry: &LockedEntry) {
        let code = entry.code.to_string();
        if self.old_codes.contains(&entry.code) {
            self.add(ChangeKind::EntryAdded, entry, None, Some(code));
        } else if !self.old.retired.contains(&code) {
            self.add(ChangeKind::CodeAdded, entry, None, Some(code));
        }
    }

    /// Adds the changes of retired codes. A reused code is reported even if the old catalog has it too, because an update
    /// of the lock put it there.
    fn retired(&mut self) {
        let (old, new) = (self.old, self.new);
        for code in &old.retired {
            if let Some(entry) = new.entries.iter().find(|entry| entry.code.to_string() == *code) {
                self.add(ChangeKind::RetiredReused, entry, None, Some(code.clone()));
            } else if !new.retired.contains(code) {
                self.changes.push(Change {
                    kind: ChangeKind::RetiredForgotten,
                    code: code.clone(),
                    type_name: String::new(),
                    name: String::new(),
                    meta_key: None,
                    part: None,
                    old: Some(code.clone()),
                    new: None,
                    successor: None,
                });
            }
        }
    }
}

/// How much the advice promises, in the order that the module's documentation gives.
fn promise(retry: Option<&Retry>) -> impl Ord + use<> {
    match retry {
        None | Some(Retry::Never) => (0, Reverse(0)),
        Some(Retry::Backoff) => (1, Reverse(0)),
        Some(Retry::After(Delay::Field(_))) => (2, Reverse(0)),
        Some(Retry::After(Delay::Seconds(seconds))) => (3, Reverse(*seconds)),
    }
}
