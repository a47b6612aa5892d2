//! The checks behind [`catalog!`](crate::catalog!), which the compiler evaluates.
//!
//! Every section brings its entries sorted by code. They are merged, so that entries with one code are neighbours and the
//! work grows with the number of entries, not with that of pairs: 5,000 entries are checked in well under a second.

#![allow(clippy::indexing_slicing, reason = "an index that is wrong stops the compiler, not a program")]

use std::cmp::Ordering;

use crate::entry::{Entry, Section};

/// The lints that a catalog switches off.
#[derive(Clone, Copy)]
pub struct Allowed {
    duplicate_code: bool,
    conflicting_status: bool,
}

impl Allowed {
    /// None.
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

type Sections = [&'static Section];

/// Where an entry stands.
#[derive(Clone, Copy)]
pub struct Position {
    section: usize,
    entry: usize,
}

impl Position {
    const START: Self = Self { section: 0, entry: 0 };

    const fn section(self, sections: &Sections) -> &'static Section {
        sections[self.section]
    }

    const fn entry(self, sections: &Sections) -> &'static Entry {
        &self.section(sections).0.entries[self.entry]
    }

    const fn code(self, sections: &Sections) -> &'static str {
        self.entry(sections).0.code
    }
}

/// How many entries there are.
pub const fn count(sections: &Sections) -> usize {
    let mut entries = 0;
    let mut section = 0;
    while section < sections.len() {
        entries += sections[section].0.by_code.len();
        section += 1;
    }
    entries
}

/// The entries of all sections, sorted by code; those with one code are in the order of their sections.
pub const fn sorted<const N: usize>(sections: &Sections) -> [Position; N] {
    let Runs { mut positions, mut ends, mut count } = Runs::<N>::of(sections);
    while count > 1 {
        let mut merged = positions;
        let mut merged_ends = ends;
        let mut merged_count = 0;
        let mut run = 0;
        let mut start = 0;
        while run < count {
            let middle = ends[run];
            let end = if run + 1 < count { ends[run + 1] } else { middle };
            merge(sections, &positions, [start, middle, end], &mut merged);
            merged_ends[merged_count] = end;
            merged_count += 1;
            start = end;
            run += 2;
        }
        positions = merged;
        ends = merged_ends;
        count = merged_count;
    }
    positions
}

/// Sorted stretches of positions, one after the other.
struct Runs<const N: usize> {
    positions: [Position; N],
    ends: [usize; N],
    count: usize,
}

impl<const N: usize> Runs<N> {
    /// One stretch for each section that has entries.
    const fn of(sections: &Sections) -> Self {
        let mut runs = Self { positions: [Position::START; N], ends: [0; N], count: 0 };
        let mut filled = 0;
        let mut section = 0;
        while section < sections.len() {
            let by_code = sections[section].0.by_code;
            let mut nth = 0;
            while nth < by_code.len() {
                runs.positions[filled] = Position { section, entry: by_code[nth] as usize };
                filled += 1;
                nth += 1;
            }
            if nth > 0 {
                runs.ends[runs.count] = filled;
                runs.count += 1;
            }
            section += 1;
        }
        runs
    }
}

/// Merges the stretches `start..middle` and `middle..end`.
const fn merge<const N: usize>(
    sections: &Sections,
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
            !matches!(compare(left, right), Ordering::Greater)
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
const fn compare(left: &str, right: &str) -> Ordering {
    let (left, right) = (left.as_bytes(), right.as_bytes());
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

const fn equal(left: &str, right: &str) -> bool {
    matches!(compare(left, right), Ordering::Equal)
}

/// The conflicts as text. With `LEN` 0 only its length is found out.
pub struct Message<const LEN: usize> {
    bytes: [u8; LEN],
    len: usize,
}

impl<const LEN: usize> Message<LEN> {
    /// Describes all conflicts.
    pub const fn new<const N: usize>(sections: &Sections, sorted: &[Position; N], allowed: Allowed) -> Self {
        let mut message = Self { bytes: [0; LEN], len: 0 };
        message.add_neighbours(sections, sorted, allowed);
        message.add_retired(sections, sorted);
        message
    }

    /// The length of the text.
    pub const fn length(&self) -> usize {
        self.len
    }

    /// The text.
    pub const fn text(&self) -> &str {
        match str::from_utf8(&self.bytes) {
            Ok(text) => text,
            Err(_) => "",
        }
    }

    const fn add_neighbours<const N: usize>(&mut self, sections: &Sections, sorted: &[Position; N], allowed: Allowed) {
        let mut at = 1;
        while at < N {
            let (first, second) = (sorted[at - 1], sorted[at]);
            // What one type says twice, the derive has reported.
            if first.section != second.section && equal(first.code(sections), second.code(sections)) {
                self.add_pair(sections, first, second, allowed);
            }
            at += 1;
        }
    }

    const fn add_pair(&mut self, sections: &Sections, first: Position, second: Position, allowed: Allowed) {
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

    const fn add_retired<const N: usize>(&mut self, sections: &Sections, sorted: &[Position; N]) {
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

    /// Describes each use of a code outside of the section that retired it.
    const fn add_uses<const N: usize>(
        &mut self,
        sections: &Sections,
        sorted: &[Position; N],
        section: usize,
        code: &str,
    ) {
        let mut at = lower_bound(sections, sorted, code);
        while at < N && equal(sorted[at].code(sections), code) {
            if sorted[at].section != section {
                self.begin(code);
                self.add(" of ");
                self.add_path(sections, sorted[at]);
                self.add(" is retired by `");
                self.add(sections[section].0.type_name);
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

    /// Adds `Type::Variant`, or `Type` for a struct, whose one entry has its name.
    const fn add_path(&mut self, sections: &Sections, position: Position) {
        let type_name = position.section(sections).0.type_name;
        let name = position.entry(sections).0.name;
        self.add("`");
        self.add(type_name);
        if position.section(sections).0.entries.len() > 1 || !equal(type_name, name) {
            self.add("::");
            self.add(name);
        }
        self.add("`");
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
const fn lower_bound<const N: usize>(sections: &Sections, sorted: &[Position; N], code: &str) -> usize {
    let (mut low, mut high) = (0, N);
    while low < high {
        let middle = low + (high - low) / 2;
        match compare(sorted[middle].code(sections), code) {
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
