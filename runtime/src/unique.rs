//! The checks behind [`catalog!`](crate::catalog!), which the compiler evaluates.
//!
//! Every section brings its entries sorted by code. They are merged, so that entries with one code are neighbours and the
//! work grows with the number of entries, not with that of pairs: 5,000 entries take about two seconds.

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

/// How many bytes a word has.
const WORD: usize = 16;

/// The first bytes of a code as numbers that sort like them; what is missing counts as zeros.
///
/// The evaluator pays per step and not per byte, so that comparing words is many times cheaper than comparing bytes.
type Words = [u128; 4];

/// Where an entry stands.
///
/// There are no references in it, because the evaluator is slow at moving those.
#[derive(Clone, Copy)]
pub struct Position {
    section: u32,
    entry: u32,
    words: Words,
}

impl Position {
    const START: Self = Self { section: 0, entry: 0, words: [0; 4] };

    #[expect(clippy::cast_possible_truncation, reason = "a crate cannot hold so many types")]
    const fn of(sections: &Sections, section: usize, entry: u32) -> Self {
        let code = sections[section].0.entries[entry as usize].code().as_str();
        Self { section: section as u32, entry, words: words(code.as_bytes()) }
    }

    const fn section(self, sections: &Sections) -> &'static Section {
        sections[self.section as usize]
    }

    const fn entry(self, sections: &Sections) -> &'static Entry {
        &self.section(sections).0.entries[self.entry as usize]
    }

    const fn code(self, sections: &Sections) -> &'static str {
        self.entry(sections).code().as_str()
    }

    const fn has_code_of(&self, other: &Self, sections: &Sections) -> bool {
        matches!(compare(self, other, sections), Ordering::Equal)
    }
}

/// Compares the codes of two entries.
const fn compare(left: &Position, right: &Position, sections: &Sections) -> Ordering {
    let mut at = 0;
    while at < left.words.len() {
        if left.words[at] != right.words[at] {
            return if left.words[at] < right.words[at] { Ordering::Less } else { Ordering::Greater };
        }
        at += 1;
    }
    compare_bytes(left.code(sections).as_bytes(), right.code(sections).as_bytes())
}

const fn words(mut bytes: &[u8]) -> Words {
    let mut words = [0; 4];
    let mut at = 0;
    while at < words.len() && !bytes.is_empty() {
        words[at] = word(bytes);
        bytes = match bytes.split_at_checked(WORD) {
            Some((_, rest)) => rest,
            None => &[],
        };
        at += 1;
    }
    words
}

const fn word(bytes: &[u8]) -> u128 {
    if let Some(chunk) = bytes.first_chunk() {
        return u128::from_be_bytes(*chunk);
    }
    let mut padded = [0; WORD];
    let mut at = 0;
    while at < bytes.len() {
        padded[at] = bytes[at];
        at += 1;
    }
    u128::from_be_bytes(padded)
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
                runs.positions[filled] = Position::of(sections, section, by_code[nth]);
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
            !matches!(compare(&from[left], &from[right], sections), Ordering::Greater)
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

const fn equal(left: &str, right: &str) -> bool {
    matches!(compare_bytes(left.as_bytes(), right.as_bytes()), Ordering::Equal)
}

/// The conflicts as text, of which only the length is found out at first.
pub struct Message<const LEN: usize> {
    bytes: [u8; LEN],
    len: usize,
}

impl Message<0> {
    /// Finds out how long the description of all conflicts is.
    pub const fn length<const N: usize>(sections: &Sections, sorted: &[Position; N], allowed: Allowed) -> usize {
        let mut message = Self::EMPTY;
        message.add_all(sections, sorted, allowed);
        message.len
    }
}

impl<const LEN: usize> Message<LEN> {
    const EMPTY: Self = Self { bytes: [0; LEN], len: 0 };

    /// Describes all conflicts. `LEN` is the length that was found out.
    pub const fn new<const N: usize>(sections: &Sections, sorted: &[Position; N], allowed: Allowed) -> Self {
        let mut message = Self::EMPTY;
        // Nearly all catalogs are right, and need not be looked at again.
        if LEN > 0 {
            message.add_all(sections, sorted, allowed);
        }
        message
    }

    const fn add_all<const N: usize>(&mut self, sections: &Sections, sorted: &[Position; N], allowed: Allowed) {
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

    const fn add_neighbours<const N: usize>(&mut self, sections: &Sections, sorted: &[Position; N], allowed: Allowed) {
        let mut at = 1;
        while at < N {
            let (first, second) = (sorted[at - 1], sorted[at]);
            // What one type says twice, the derive has reported.
            if first.section != second.section && first.has_code_of(&second, sections) {
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
            if sorted[at].section as usize != section {
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
