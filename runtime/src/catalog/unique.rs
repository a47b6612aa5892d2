//! The checks behind [`catalog!`](crate::catalog!), which the compiler evaluates.
//!
//! The evaluator pays per step, and comparing texts takes many. Every section has a hash of each code, and entries with
//! the same code meet in a table of hashes, so texts are compared only if hashes are equal. Conflicts are then sorted
//! and described; most catalogs have none.

#![allow(clippy::indexing_slicing, reason = "an index that is wrong stops the compiler, not a program")]

use std::cmp::Ordering;

use crate::entry::{Entry, Section, equal, hash};

/// The lints that a catalog switches off.
#[derive(Clone, Copy)]
pub struct Allowed {
    duplicate_code: bool,
    conflicting_status: bool,
}

impl Allowed {
    /// No lint.
    pub const NONE: Self = Self { duplicate_code: false, conflicting_status: false };

    /// Two types may declare one code.
    pub const DUPLICATE_CODE: Self = Self { duplicate_code: true, conflicting_status: false };

    /// A code that is declared twice may have two statuses.
    pub const CONFLICTING_STATUS: Self = Self { duplicate_code: false, conflicting_status: true };

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            duplicate_code: self.duplicate_code || other.duplicate_code,
            conflicting_status: self.conflicting_status || other.conflicting_status,
        }
    }
}

type SectionList = [&'static Section];

/// The position of an entry.
///
/// It contains no references, because the evaluator is slow at moving those.
#[derive(Clone, Copy)]
pub struct Position {
    section: u32,
    entry: u32,
}

impl Position {
    const START: Self = Self { section: 0, entry: 0 };

    #[expect(clippy::cast_possible_truncation, reason = "a crate cannot hold so many")]
    const fn new(section: usize, entry: usize) -> Self {
        Self { section: section as u32, entry: entry as u32 }
    }

    /// The position in a slot of the table.
    #[expect(clippy::cast_possible_truncation, reason = "it has other parts")]
    const fn of_slot(slot: u128) -> Self {
        Self { section: (slot >> 32) as u32, entry: slot as u32 }
    }

    const fn section(self, sections: &SectionList) -> &'static Section {
        sections[self.section as usize]
    }

    const fn entry(self, sections: &SectionList) -> &'static Entry {
        &self.section(sections).0.entries[self.entry as usize]
    }

    const fn code(self, sections: &SectionList) -> &'static str {
        self.entry(sections).code().as_str()
    }

    const fn has_code_of(self, other: Self, sections: &SectionList) -> bool {
        equal(self.code(sections), other.code(sections))
    }

    /// Whether this entry conflicts with the first one that has its code.
    const fn conflicts_with(self, first: Self, sections: &SectionList, allowed: Allowed) -> bool {
        if allowed.duplicate_code {
            !allowed.conflicting_status && self.entry(sections).0.status != first.entry(sections).0.status
        } else {
            // The derive has already reported a code that one type declares twice.
            self.section != first.section
        }
    }
}

/// The size of the table: at most a quarter of it is filled.
pub const fn slots(sections: &SectionList) -> usize {
    let mut entries = 0;
    let mut section = 0;
    while section < sections.len() {
        entries += sections[section].0.hashes.len();
        section += 1;
    }
    (4 * entries).next_power_of_two()
}

/// The first entry with each code, found by its hash.
struct Table<const SLOTS: usize> {
    /// A hash plus one, the index of a section, and that of an entry; 0 if the slot is empty. It is one number because
    /// the evaluator is no faster with a smaller one.
    slots: [u128; SLOTS],
    /// Whether the code may be in conflict.
    marked: [bool; SLOTS],
    any_marked: bool,
}

impl<const SLOTS: usize> Table<SLOTS> {
    const fn of(sections: &SectionList, allowed: Allowed) -> Self {
        let mut table = Self { slots: [0; SLOTS], marked: [false; SLOTS], any_marked: false };
        let mut section = 0;
        while section < sections.len() {
            let hashes = sections[section].0.hashes;
            let mut entry = 0;
            while entry < hashes.len() {
                // This is enough for most entries. A call would take longer than the rest.
                let hash = hashes[entry];
                let slot = hash as usize & (SLOTS - 1);
                let filled = (hash as u128 + 1) << 64 | (section as u128) << 32 | entry as u128;
                if table.slots[slot] == 0 {
                    table.slots[slot] = filled;
                } else {
                    table.add(sections, slot, filled, allowed);
                }
                entry += 1;
            }
            section += 1;
        }
        table.mark_retired(sections);
        table
    }

    /// Adds an entry whose slot is taken, perhaps by an entry with the same code.
    const fn add(&mut self, sections: &SectionList, mut slot: usize, filled: u128, allowed: Allowed) {
        let position = Position::of_slot(filled);
        while self.slots[slot] != 0 {
            let first = Position::of_slot(self.slots[slot]);
            if self.slots[slot] >> 64 == filled >> 64 && position.has_code_of(first, sections) {
                if position.conflicts_with(first, sections, allowed) {
                    self.mark(slot);
                }
                return;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        self.slots[slot] = filled;
    }

    const fn mark_retired(&mut self, sections: &SectionList) {
        let mut section = 0;
        while section < sections.len() {
            let retired = sections[section].0.retired;
            let mut nth = 0;
            while nth < retired.len() {
                if let Some(slot) = self.find(sections, hash(retired[nth]), retired[nth]) {
                    self.mark(slot);
                }
                nth += 1;
            }
            section += 1;
        }
    }

    const fn mark(&mut self, slot: usize) {
        self.marked[slot] = true;
        self.any_marked = true;
    }

    const fn find(&self, sections: &SectionList, hash: u32, code: &str) -> Option<usize> {
        let mut slot = hash as usize & (SLOTS - 1);
        while self.slots[slot] != 0 {
            let first = Position::of_slot(self.slots[slot]);
            if self.slots[slot] >> 64 == hash as u128 + 1 && equal(first.code(sections), code) {
                return Some(slot);
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        None
    }

    const fn is_marked(&self, sections: &SectionList, position: Position) -> bool {
        let hash = position.section(sections).0.hashes[position.entry as usize];
        match self.find(sections, hash, position.code(sections)) {
            Some(slot) => self.marked[slot],
            None => false,
        }
    }

    /// The entries whose codes may be in conflict, limited to the available room, and their total number.
    const fn conflicting<const N: usize>(&self, sections: &SectionList) -> ([Position; N], usize) {
        let mut positions = [Position::START; N];
        let mut count = 0;
        let mut section = 0;
        while self.any_marked && section < sections.len() {
            let mut entry = 0;
            while entry < sections[section].0.hashes.len() {
                let position = Position::new(section, entry);
                if self.is_marked(sections, position) {
                    if count < N {
                        positions[count] = position;
                    }
                    count += 1;
                }
                entry += 1;
            }
            section += 1;
        }
        (positions, count)
    }
}

/// How many entries have a code that may be in conflict. `SLOTS` is the result of [`slots`].
pub const fn count<const SLOTS: usize>(sections: &SectionList, allowed: Allowed) -> usize {
    let (_, count) = Table::<SLOTS>::of(sections, allowed).conflicting::<0>(sections);
    count
}

/// The entries whose codes may be in conflict, sorted by code; those with one code are in the order of their sections.
/// `N` is the result of [`count`].
pub const fn sorted<const SLOTS: usize, const N: usize>(sections: &SectionList, allowed: Allowed) -> [Position; N] {
    // Nearly all catalogs have no conflicts, and this skips the second pass.
    if N == 0 {
        return [Position::START; N];
    }
    let (mut positions, _) = Table::<SLOTS>::of(sections, allowed).conflicting::<N>(sections);
    let mut width = 1;
    while width < N {
        let mut merged = positions;
        let mut start = 0;
        while start + width < N {
            let end = if start + 2 * width < N { start + 2 * width } else { N };
            merge(sections, &positions, [start, start + width, end], &mut merged);
            start = end;
        }
        positions = merged;
        width *= 2;
    }
    positions
}

/// Merges the ranges `start..middle` and `middle..end`.
const fn merge<const N: usize>(
    sections: &SectionList,
    from: &[Position; N],
    [start, middle, end]: [usize; 3],
    into: &mut [Position; N],
) {
    let (mut left, mut right, mut filled) = (start, middle, start);
    while filled < end {
        let takes_left = if left == middle {
            false
        } else if right == end {
            true
        } else {
            let (left, right) = (from[left].code(sections), from[right].code(sections));
            !matches!(compare_bytes(left.as_bytes(), right.as_bytes()), Ordering::Greater)
        };
        if takes_left {
            into[filled] = from[left];
            left += 1;
        } else {
            into[filled] = from[right];
            right += 1;
        }
        filled += 1;
    }
}

/// `Ord::cmp`, which cannot be called in a constant.
const fn compare_bytes(left: &[u8], right: &[u8]) -> Ordering {
    let mut at = 0;
    while at < left.len() && at < right.len() {
        if left[at] != right[at] {
            return if left[at] < right[at] { Ordering::Less } else { Ordering::Greater };
        }
        at += 1;
    }
    if left.len() == right.len() {
        Ordering::Equal
    } else if left.len() < right.len() {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

/// The conflicts as text. The first pass only measures its length.
pub struct Message<const LEN: usize> {
    bytes: [u8; LEN],
    len: usize,
}

impl Message<0> {
    /// Measures the description of all conflicts.
    pub const fn length<const N: usize>(sections: &SectionList, sorted: &[Position; N], allowed: Allowed) -> usize {
        let mut message = Self::EMPTY;
        message.add_all(sections, sorted, allowed);
        message.len
    }
}

impl<const LEN: usize> Message<LEN> {
    const EMPTY: Self = Self { bytes: [0; LEN], len: 0 };

    /// Describes all conflicts. `LEN` is the measured length.
    pub const fn new<const N: usize>(sections: &SectionList, sorted: &[Position; N], allowed: Allowed) -> Self {
        let mut message = Self::EMPTY;
        // Nearly all catalogs have no conflicts, and this skips the second pass.
        if LEN > 0 {
            message.add_all(sections, sorted, allowed);
        }
        message
    }

    const fn add_all<const N: usize>(&mut self, sections: &SectionList, sorted: &[Position; N], allowed: Allowed) {
        self.add_neighbours(sections, sorted, allowed);
        self.add_retired(sections, sorted);
    }

    /// The text.
    pub const fn text(&self) -> &str {
        match str::from_utf8(&self.bytes) {
            Ok(text) => text,
            Err(_) => "",
        }
    }

    const fn add_neighbours<const N: usize>(
        &mut self,
        sections: &SectionList,
        sorted: &[Position; N],
        allowed: Allowed,
    ) {
        let mut at = 1;
        while at < N {
            let (first, second) = (sorted[at - 1], sorted[at]);
            // The derive has already reported a code that one type declares twice.
            if first.section != second.section && first.has_code_of(second, sections) {
                self.add_pair(sections, first, second, allowed);
            }
            at += 1;
        }
    }

    const fn add_pair(&mut self, sections: &SectionList, first: Position, second: Position, allowed: Allowed) {
        let statuses = [first.entry(sections).0.status, second.entry(sections).0.status];
        if !allowed.duplicate_code {
            self.begin(first.code(sections));
            self.add(" is declared by both ");
            self.add_path(sections, first);
            self.add(" and ");
            self.add_path(sections, second);
            self.add("\n  help: rename one of them, or write `allow(duplicate_code)` in `catalog!`");
        } else if !allowed.conflicting_status && statuses[0] != statuses[1] {
            self.begin(first.code(sections));
            self.add(" has status ");
            self.add_status(statuses[0]);
            self.add(" in ");
            self.add_path(sections, first);
            self.add(" and status ");
            self.add_status(statuses[1]);
            self.add(" in ");
            self.add_path(sections, second);
            self.add("\n  help: give both one status, or write `allow(conflicting_status)` in `catalog!`");
        }
    }

    const fn add_retired<const N: usize>(&mut self, sections: &SectionList, sorted: &[Position; N]) {
        let mut section = 0;
        while section < sections.len() {
            let retired = sections[section].0.retired;
            let mut nth = 0;
            while nth < retired.len() {
                self.add_uses(sections, sorted, section, retired[nth]);
                nth += 1;
            }
            section += 1;
        }
    }

    /// Describes each use of a code outside the section that retired it.
    const fn add_uses<const N: usize>(
        &mut self,
        sections: &SectionList,
        sorted: &[Position; N],
        section: usize,
        code: &str,
    ) {
        let mut at = lower_bound(sections, sorted, code);
        while at < N && equal(sorted[at].code(sections), code) {
            if sorted[at].section as usize != section {
                self.begin(code);
                self.add(" of ");
                self.add_path(sections, sorted[at]);
                self.add(" is retired by `");
                self.add_type(sections, section);
                self.add("`\n  help: use another code: a retired one is never used again");
            }
            at += 1;
        }
    }

    const fn begin(&mut self, code: &str) {
        if self.len > 0 {
            self.add("\n");
        }
        self.add("error code `");
        self.add(code);
        self.add("`");
    }

    /// Adds `Type::Variant`, or `Type` for a struct, whose only entry has the name of the type.
    const fn add_path(&mut self, sections: &SectionList, position: Position) {
        let type_name = position.section(sections).0.type_name;
        let name = position.entry(sections).0.name;
        self.add("`");
        self.add_type(sections, position.section as usize);
        if position.section(sections).0.entries.len() > 1 || !equal(type_name, name) {
            self.add("::");
            self.add(name);
        }
        self.add("`");
    }

    /// Adds the name of a type, with its path if another type has the same name.
    const fn add_type(&mut self, sections: &SectionList, section: usize) {
        let type_name = sections[section].0.type_name;
        let mut other = 0;
        while other < sections.len() {
            if other != section && equal(sections[other].0.type_name, type_name) {
                self.add(sections[section].0.module_path);
                self.add("::");
                break;
            }
            other += 1;
        }
        self.add(type_name);
    }

    const fn add_status(&mut self, status: u16) {
        self.add_digit(status / 100);
        self.add_digit(status / 10 % 10);
        self.add_digit(status % 10);
    }

    #[expect(clippy::cast_possible_truncation, reason = "a digit")]
    const fn add_digit(&mut self, digit: u16) {
        self.add_byte(b'0' + digit as u8);
    }

    const fn add(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            self.add_byte(bytes[at]);
            at += 1;
        }
    }

    const fn add_byte(&mut self, byte: u8) {
        if self.len < LEN {
            self.bytes[self.len] = byte;
        }
        self.len += 1;
    }
}

/// The first position whose code is not less than this one.
const fn lower_bound<const N: usize>(sections: &SectionList, sorted: &[Position; N], code: &str) -> usize {
    let (mut low, mut high) = (0, N);
    while low < high {
        let middle = low + (high - low) / 2;
        match compare_bytes(sorted[middle].code(sections).as_bytes(), code.as_bytes()) {
            Ordering::Less => low = middle + 1,
            Ordering::Equal | Ordering::Greater => high = middle,
        }
    }
    low
}

/// Stops the compiler if there are conflicts.
#[track_caller]
#[expect(clippy::missing_panics_doc, reason = "this is how a constant reports an error")]
pub const fn report(message: &str) {
    assert!(message.is_empty(), "{}", message);
}
